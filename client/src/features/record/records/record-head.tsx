import type { Instant, Interval, MeetingRecord, PlannedEnd } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { hoursText, numberText } from '../../../ui/desk/figures.ts';
import { useMarkWords } from '../../../ui/desk/use-mark-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { peopleOf } from './people-count.ts';
import classes from './record-head.module.css';
import { whenWords } from './when-words.ts';

/** What the meeting was: type, host, times, breaks, gaps of the hub, who opened and closed it, people, printing, corrections. */
export const RecordHead = ({ record }: { record: MeetingRecord }) => {
  const { t } = useTranslation(['records', 'desk']);
  const marks = useMarkWords()(record.summary.marks).map(({ whole }) => whole);
  const times = useTimes();
  const { day, clock, exactClock, moment } = times;
  const { summary, openedBy, closedBy, holdsNoStateSecret, breaks, hubGaps, scheduledAt, papers, corrections } = record;
  const people = peopleOf(record);
  const { openedAt, closedAt } = summary;
  const listed = (intervals: readonly Interval[], write: (at: Instant) => string): string =>
    intervals.map(({ from, to }) => `${write(from)}–${to === null ? t('record.now') : write(to)}`).join('; ');
  const scheduled = (): string => {
    if (scheduledAt === null) return t('record.notScheduled');
    const at = day(scheduledAt) === day(openedAt) ? clock(scheduledAt) : moment(scheduledAt);
    return t('record.typedHour', { at });
  };
  const planned = ({ minutes, endsAt, extensions }: PlannedEnd): string =>
    [
      t('record.plannedFor', { minutes: numberText(minutes) }),
      ...extensions.map((each) =>
        t('record.extendedBy', { minutes: each.minutes, by: each.by, at: exactClock(each.at) }),
      ),
      t('record.plannedUntil', { at: clock(endsAt) }),
    ].join('; ');
  const reports = (): string => {
    if (summary.type === 'hop-thu') return t('record.test');
    return summary.leftOut === null ? t('record.counted') : t('record.leftOut', { reason: summary.leftOut });
  };
  const rollCalls = (): string => {
    if (record.rollCalls.length === 0) return t('record.notCalled');
    return record.rollCalls
      .map(({ call, from, to, by, endpoints }) =>
        t('record.rollCall', {
          call,
          when: whenWords({ from, to }, openedAt, times),
          by: by.join(', '),
          n: numberText(endpoints),
        }),
      )
      .join('; ');
  };
  const lines: readonly (readonly [string, string])[] = [
    [t('record.type'), t(`types.${summary.type}`)],
    [t('record.hostUnit'), record.hostUnit === '' ? '–' : record.hostUnit],
    [t('record.secretary'), summary.secretary?.name ?? t('record.noSecretary')],
    ...(record.led === undefined
      ? []
      : [
          [
            t('record.led'),
            record.led
              .map(({ name, cause, from, to }) =>
                t(`record.ledBy.${cause}`, { name, from: exactClock(from), to: to === null ? '…' : exactClock(to) }),
              )
              .join('; '),
          ] as const,
        ]),
    ...(record.planned === undefined ? [] : [[t('record.planned'), planned(record.planned)] as const]),
    [t('record.day'), day(openedAt)],
    [t('record.scheduled'), scheduled()],
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
    [t('record.rollCalls'), rollCalls()],
    [
      t('record.people'),
      people === null
        ? t('record.notCalled')
        : t('record.peopleOf', {
            inPerson: numberText(people.inPerson),
            online: numberText(people.online),
            excused: numberText(people.excused),
            unexcused: numberText(people.unexcused),
          }),
    ],
    [
      t('record.printing'),
      papers === null
        ? t('record.notDeclaredPapers')
        : t('record.printingOf', { pages: numberText(papers.pages), copies: numberText(papers.printedCopies) }),
    ],
    [
      t('record.corrections'),
      corrections.length === 0 ? t('record.none') : t('record.correctionsOf', { n: numberText(corrections.length) }),
    ],
    [t('record.reports'), reports()],
    [t('desk:marks.title'), marks.length === 0 ? t('desk:marks.none') : marks.join('; ')],
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
