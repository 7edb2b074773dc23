import type { EndpointBody } from '@diem-cau/shared';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';

/** Which PCs an endpoint has: what each is for, browser and system, address, last seen where there are several, since when and by whose code; and the code that waits for a PC. */
export const EndpointPcs = ({ enrolment: { pcs, link } }: EndpointBody) => {
  const { t } = useTranslation(['admin', 'desk']);
  const { moment } = useTimes();
  if (pcs.length === 0 && link === null)
    return (
      <Text inherit c="gray.7">
        {t('directory.states.none')}
      </Text>
    );
  return (
    <Stack gap={4}>
      {pcs.map(({ enrolmentId, purpose, browser, system, address, since, madeBy, madeAt, lastSeenAt }) => (
        <div key={enrolmentId}>
          <strong>
            {browser === '' && system === '' ? t('desk:pc.unknown') : t('desk:pc.named', { browser, system })}
          </strong>
          {purpose !== 'seat' && `, ${t(`desk:pc.purposes.${purpose}`)}`}
          <Text size="sm" c="gray.7">
            {t('directory.states.since', { since: moment(since) })}
            {address !== null && t('directory.states.from', { address })}
            {t(madeBy === null ? 'directory.states.madeByHub' : 'directory.states.madeBy', {
              by: madeBy,
              at: moment(madeAt),
            })}
            {pcs.length > 1 && lastSeenAt !== null && t('directory.states.seen', { at: moment(lastSeenAt) })}
          </Text>
        </div>
      ))}
      {link !== null && <Text inherit>{t('directory.states.linkOpen', { until: moment(link.expiresAt) })}</Text>}
    </Stack>
  );
};
