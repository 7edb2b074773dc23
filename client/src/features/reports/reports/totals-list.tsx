import type { PeriodReport } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { hoursText, numberText, percentText, wholeMinutes } from '../../../ui/desk/figures.ts';
import classes from './report-view.module.css';

/** The whole period in few lines: meetings, endpoints, people, starts, notices. */
export const TotalsList = ({ totals }: Pick<PeriodReport, 'totals'>) => {
  const { t } = useTranslation('reports');
  const { count } = totals;
  const { people } = count;
  const n = numberText;
  const lines = [
    ['meetings', t('totals.meetingsOf', { n: n(totals.meetings), hours: hoursText(totals.durationMs) })],
    [
      'endpoints',
      t('totals.endpointsOf', {
        attended: n(count.attended),
        expected: n(count.expected),
        rate: count.expected === 0 ? '–' : percentText(count.attended / count.expected),
        called: n(count.called),
      }),
    ],
    [
      'people',
      t('totals.peopleOf', {
        inPerson: n(people.inPerson),
        online: n(people.online),
        substitutes: n(people.substitutes),
        unnamed: n(people.unnamed),
      }),
    ],
    [
      'absent',
      t('totals.absentOf', {
        excused: n(people.excused),
        unexcused: n(people.unexcused),
        notCalled: n(people.notCalled),
      }),
    ],
    [
      'starts',
      totals.startedInTime + totals.startedLate === 0
        ? t('totals.startsUnknown')
        : t('totals.startsOf', {
            inTime: n(totals.startedInTime),
            late: n(totals.startedLate),
            unknown: n(totals.startUnknown),
          }),
    ],
    [
      'drops',
      t('totals.dropsOf', {
        n: n(count.dropOuts),
        minutes: n(wholeMinutes(count.droppedMs)),
        hub: n(wholeMinutes(count.hubMs)),
      }),
    ],
    [
      'notices',
      t('totals.noticesOf', {
        inTime: n(totals.noticesInTime),
        late: n(totals.noticesLate),
        running: n(totals.noticesRunning),
        overdue: n(totals.noticesOverdue),
      }),
    ],
    ['corrections', n(totals.corrections)],
    ...(totals.marks === undefined
      ? []
      : [
          [
            'marks',
            t('totals.marksOf', {
              corrected: n(totals.marks.corrected),
              lateRolls: n(totals.marks.lateRolls),
              openTooLong: n(totals.marks.openTooLong),
              clockSet: n(totals.marks.clockSet),
            }),
          ] as const,
        ]),
  ] as const;
  return (
    <dl className={classes.totals}>
      {lines.map(([key, text]) => (
        <div key={key}>
          <dt>{t(`totals.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};
