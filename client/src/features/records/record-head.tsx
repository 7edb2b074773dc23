import type { Instant, Interval, MeetingRecord } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { hoursText, numberText } from '../../ui/desk/figures.ts';
import { useTimes } from '../../ui/desk/use-times.ts';
import classes from './record-head.module.css';

/** What the meeting was: type, times, breaks, gaps of the hub, who opened and closed it, the declaration. */
export const RecordHead = ({ record }: { record: MeetingRecord }) => {
  const { t } = useTranslation('records');
  const { day, clock, exactClock } = useTimes();
  const { summary, openedBy, closedBy, holdsNoStateSecret, breaks, hubGaps } = record;
  const { openedAt, closedAt } = summary;
  const listed = (intervals: readonly Interval[], write: (at: Instant) => string): string =>
    intervals.map(({ from, to }) => `${write(from)}–${to === null ? t('record.now') : write(to)}`).join('; ');
  const lines: readonly (readonly [string, string])[] = [
    [t('record.type'), t(`types.${summary.type}`)],
    [t('record.day'), day(openedAt)],
    [t('record.opened'), t('record.byAt', { at: exactClock(openedAt), by: openedBy })],
    [
      t('record.closed'),
      closedAt === null
        ? t('record.stillOpen')
        : t('record.byAt', {
            at: exactClock(closedAt),
            by: closedBy === null || closedBy === '' ? t('hubItself') : closedBy,
          }),
    ],
    [t('record.duration'), t('record.hours', { hours: hoursText(summary.durationMs) })],
    [t('record.breaks'), breaks.length === 0 ? t('record.none') : listed(breaks, clock)],
    [t('record.hubGaps'), hubGaps.length === 0 ? t('record.none') : listed(hubGaps, exactClock)],
    [
      t('record.attended'),
      t('record.attendedOf', { n: numberText(summary.attendedCount), all: numberText(summary.expectedCount) }),
    ],
    [t('record.declaration'), t(holdsNoStateSecret ? 'record.declared' : 'record.notDeclared')],
  ];
  return (
    <dl className={classes.head}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
