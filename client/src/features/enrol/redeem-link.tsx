import { SessionBody, type Principal } from '@diem-cau/shared';
import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sendJson } from '../../core/http.ts';
import { TroubleNotice } from '../../ui/desk/trouble-notice.tsx';
import { useAct } from '../../ui/desk/use-act.ts';

interface RedeemLinkProps {
  readonly token: string | null;
  /** Who the browser is before it is enrolled. */
  readonly me: Principal | null;
  readonly onEnrolled: (session: SessionBody) => void;
}

/** One button that redeems the link; without a token in the address, a sentence instead. */
export const RedeemLink = ({ token, me, onEnrolled }: RedeemLinkProps) => {
  const { t } = useTranslation('sign-in');
  const redeem = useAct(async () =>
    onEnrolled(await sendJson('POST', '/api/enrolments/redeem', { token }, SessionBody)),
  );
  const already =
    me?.kind === 'account' ? t('alreadyAccount', { name: me.displayName }) : t('alreadyEnrolled', { name: me?.name });
  return (
    <Stack>
      <Title order={1}>{t('enrolTitle')}</Title>
      {token === null ? (
        <Alert role="alert" color="red" variant="outline" title={t('noToken')} />
      ) : (
        <>
          <Text>{t('enrolWhy')}</Text>
          <Text fw={600}>{t('enrolWhere')}</Text>
          {me !== null && (
            <Alert color="accent" variant="light" icon={<IconInfoCircle aria-hidden />}>
              {already}
            </Alert>
          )}
          <TroubleNotice error={redeem.error} />
          <Button size="xl" loading={redeem.busy} onClick={() => void redeem.run()}>
            {t('enrol')}
          </Button>
        </>
      )}
    </Stack>
  );
};
