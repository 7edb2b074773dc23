import type { EnrolmentLook, Principal } from '@diem-cau/shared';
import { Alert, Button, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';

interface SpentLinkProps {
  readonly look: Exclude<EnrolmentLook, { state: 'open' }>;
  readonly me: Principal | null;
  readonly onBack: () => void;
}

/** Why a link or code does nothing any more, in its own sentence, and the ways on. */
export const SpentLink = ({ look: { state, name, at }, me, onBack }: SpentLinkProps) => {
  const { t } = useTranslation('sign-in');
  const { moment } = useTimes();
  // Whoever opens the used link again on the very PC wants to join.
  const isThisPc = state === 'used' && me?.kind === 'endpoint' && me.name === name;
  return (
    <Stack>
      <Title order={1}>{isThisPc ? t('enrolled', { name }) : t('spentTitle')}</Title>
      {!isThisPc && (
        <Alert role="alert" color="red" variant="outline" title={t(`spent.${state}`, { name, at: moment(at) })} />
      )}
      {me?.kind === 'endpoint' && (
        <Button component="a" href="/" size="lg">
          {t('toStart')}
        </Button>
      )}
      <Button size="md" variant="default" onClick={onBack}>
        {t('otherCode')}
      </Button>
    </Stack>
  );
};
