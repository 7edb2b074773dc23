import type { Principal } from '@diem-cau/shared';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { long } from './digits-form.tsx';
import { signOut } from './pair-api.ts';

interface InUseProps {
  readonly me: Principal;
  readonly onSignedOut: () => void;
}

/** This browser is a person's or an endpoint's: a person may sign out first, an endpoint's PC stays what it is. */
export const InUse = ({ me, onSignedOut }: InUseProps) => {
  const { t } = useTranslation('sign-in');
  const leaving = useAttempt(async () => {
    await signOut();
    onSignedOut();
  });
  if (me.kind === 'endpoint')
    return (
      <Stack>
        <Title order={1}>{t('pair.endpoint', { name: me.name })}</Title>
        <Button component="a" href={me.as === 'panel' ? '/panel' : '/'} size="xl" classNames={long}>
          {t('toStart')}
        </Button>
      </Stack>
    );
  return (
    <Stack>
      <Title order={1}>{t('pair.title')}</Title>
      <Text>{t('pair.account', { name: me.displayName })}</Text>
      <TroubleNotice error={leaving.error} />
      <Button component="a" href="/panel" size="xl" classNames={long}>
        {t('pair.asAccount')}
      </Button>
      <Button size="xl" variant="default" classNames={long} loading={leaving.busy} onClick={() => void leaving.run()}>
        {t('pair.signOut')}
      </Button>
    </Stack>
  );
};
