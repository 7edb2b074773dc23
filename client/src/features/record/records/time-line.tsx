import type { Instant, MeetingRecord } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeLineChart } from './time-line-chart.tsx';
import { TimeLineLegend } from './time-line-legend.tsx';
import classes from './time-line.module.css';
import { spanOf } from './timeline.ts';

interface TimeLineProps {
  readonly record: MeetingRecord;
  /** When it was loaded: what is still going on reaches up to here. */
  readonly seenAt: Instant;
}

const usual = 1200;

/** A meeting's story on one line: its course above, then each endpoint with its presence, drop-outs, speaking, screens and poor lines. */
export const TimeLine = ({ record, seenAt }: TimeLineProps) => {
  const { t } = useTranslation('records');
  const { ref, width } = useElementSize();
  const [told, setTold] = useState<string | null>(null);
  const span = useMemo(() => spanOf(record, seenAt), [record, seenAt]);
  return (
    <section className={classes.section}>
      <Title order={2} mb={4}>
        {t('timeLine.title')}
      </Title>
      <TimeLineLegend />
      <div className={classes.frame}>
        <div ref={ref}>
          <TimeLineChart record={record} span={span} width={Math.round(width) || usual} onTell={setTold} />
        </div>
        <p className={classes.told} aria-hidden>
          {told ?? t('timeLine.how')}
        </p>
      </div>
    </section>
  );
};
