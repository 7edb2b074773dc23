import type { EnrolmentKey, EnrolmentLook, Principal, SessionBody } from '@diem-cau/shared';
import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { usePcWords } from '../../../ui/desk/use-pc-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { redeemEnrolment } from './enrol-api.ts';
import classes from './enrol-page.module.css';

/** Buttons whose words may take two lines on a narrow page. */
const long = { root: classes.long ?? '', label: classes.longLabel ?? '' };

interface FoundEndpointProps {
  readonly enrolmentKey: EnrolmentKey;
  readonly look: Extract<EnrolmentLook, { state: 'open' }>;
  /** Who the browser is before it is enrolled. */
  readonly me: Principal | null;
  readonly onEnrolled: (session: SessionBody) => void;
  readonly onBack: () => void;
}

/** Names the endpoint, says what ends by the press, and asks: yes, or not this one. */
export const FoundEndpoint = ({ enrolmentKey, look, me, onEnrolled, onBack }: FoundEndpointProps) => {
  const { t } = useTranslation('sign-in');
  const { moment } = useTimes();
  const pcWords = usePcWords();
  const { name, leads, purpose, ends, stays, expiresAt } = look;
  const redeem = useAttempt(async () => onEnrolled(await redeemEnrolment(enrolmentKey)));
  return (
    <Stack>
      <Title order={1}>{purpose === 'seat' ? t('willBe', { name }) : t(`willBePurpose.${purpose}`, { name })}</Title>
      {leads && purpose === 'seat' && <Text fw={600}>{t('enrolledLeads')}</Text>}
      {purpose === 'seat' && <Text>{t('enrolWhy')}</Text>}
      <Text fw={600}>{t('enrolWhere', { name })}</Text>
      {ends.map((pc, index) => (
        <Alert key={index} color="orange.9" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t('endsPc', { name, pc: pcWords(pc) })}
        </Alert>
      ))}
      {stays.map((pc, index) => (
        <Alert key={index} color="accent" variant="light" icon={<IconInfoCircle aria-hidden />}>
          {t('staysPc', { name, pc: pcWords(pc) })}
        </Alert>
      ))}
      {me !== null && (
        <Alert color="accent" variant="light" icon={<IconInfoCircle aria-hidden />}>
          {me.kind === 'account'
            ? t('alreadyAccount', { name: me.displayName })
            : t('alreadyEnrolled', { name: me.name })}
        </Alert>
      )}
      <TroubleNotice error={redeem.error} />
      <Button size="xl" classNames={long} loading={redeem.busy} onClick={() => void redeem.run()}>
        {t('enrol')}
      </Button>
      <Button size="md" variant="default" classNames={long} onClick={onBack}>
        {t('notThisOne')}
      </Button>
      <Text size="sm" c="gray.7">
        {t('notUsedYet', { until: moment(expiresAt) })}
      </Text>
    </Stack>
  );
};
