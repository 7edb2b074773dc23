import type { EndpointId, MeetingRecord } from '@diem-cau/shared';
import { Button, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { WaitingLines } from '../../../ui/desk/waiting-lines.tsx';
import { Part } from '../../../ui/part.tsx';
import { loadReplay } from '../replay/index.ts';
import { factSentence, isCourseFact } from './fact-sentence.ts';
import classes from './record-page.module.css';

/** Opens the meeting told again from its record, which is loaded only for who wants to see it. */
export const ToldAgain = ({ record }: { readonly record: MeetingRecord }) => {
  const { t } = useTranslation('records');
  const { exactClock } = useTimes();
  const [open, setOpen] = useState(false);
  const facts = useMemo(() => record.facts.filter(isCourseFact), [record.facts]);
  const names = new Map(record.endpoints.map(({ endpointId, name }) => [endpointId, name]));
  const nameOf = (endpointId: EndpointId): string => names.get(endpointId) ?? endpointId;
  return (
    <section className={classes.toldAgain}>
      <Title order={2} mb={4}>
        {t('replay.title')}
      </Title>
      <p>{t('replay.lead')}</p>
      {!open && (
        <Button variant="default" leftSection={<IconHistory size={18} aria-hidden />} onClick={() => setOpen(true)}>
          {t('replay.open')}
        </Button>
      )}
      {open && (
        <Part load={loadReplay} waiting={<WaitingLines />}>
          {({ Replay }) => (
            <Replay
              key={String(record.summary.closedAt)}
              meetingId={record.summary.meetingId}
              facts={facts}
              say={(fact) => factSentence(t, fact, { nameOf, clock: exactClock })}
            />
          )}
        </Part>
      )}
    </section>
  );
};
