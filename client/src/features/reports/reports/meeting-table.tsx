import type { ReportedMeeting } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { decimalText, hoursText, numberText } from '../../../ui/desk/figures.ts';
import { MeetingMarkBadges } from '../../../ui/desk/meeting-mark-badges.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { DrillLink } from './drill-link.tsx';
import { useReportTable } from './use-report-table.ts';

/** Which of the endpoints had passed a check before the meeting; nothing where none was checked. */
const checkColumns = (meetings: readonly ReportedMeeting[], t: (key: string) => string): Column<ReportedMeeting>[] =>
  meetings.every(({ checks }) => checks === undefined)
    ? []
    : [
        {
          key: 'checks',
          title: t('columns.checks'),
          hint: t('hints.checks'),
          numeric: true,
          sortBy: ({ checks }) => (checks === undefined ? null : checks.passed / checks.made),
          cell: ({ checks }) => (checks === undefined ? '' : `${numberText(checks.passed)}/${numberText(checks.made)}`),
        },
      ];

/** The meetings of the period, each leading to its record. */
export const MeetingTable = ({ meetings }: { meetings: readonly ReportedMeeting[] }) => {
  const { t } = useTranslation(['reports', 'records']);
  const times = useTimes();
  const start = (inTime: boolean | null) =>
    t(inTime === null ? 'meetings.startUnknown' : inTime ? 'meetings.inTime' : 'meetings.late');
  const columns: readonly Column<ReportedMeeting>[] = [
    {
      key: 'day',
      title: t('columns.opened'),
      numeric: true,
      sortBy: ({ openedAt }) => openedAt,
      cell: ({ openedAt }) => times.moment(openedAt),
    },
    {
      key: 'title',
      title: t('columns.meeting'),
      rowHead: true,
      width: '22%',
      sortBy: ({ title }) => title,
      cell: ({ meetingId, title, marks }) => (
        <>
          <DrillLink name={title} path={`/meetings/${meetingId}`} />
          {marks !== undefined && <MeetingMarkBadges marks={marks} />}
        </>
      ),
    },
    {
      key: 'type',
      title: t('columns.type'),
      width: '8em',
      sortBy: ({ type }) => t(`records:types.${type}`),
      cell: ({ type }) => t(`records:types.${type}`),
    },
    {
      key: 'duration',
      title: t('columns.duration'),
      hint: t('hints.duration'),
      numeric: true,
      sortBy: ({ durationMs }) => durationMs,
      cell: ({ durationMs }) => hoursText(durationMs),
    },
    // Only reports of before say of a meeting that it began in time.
    ...(meetings.every(({ startedInTime }) => startedInTime === null)
      ? []
      : [
          {
            key: 'start',
            title: t('columns.start'),
            width: '6.5em',
            sortBy: ({ startedInTime }: ReportedMeeting) => start(startedInTime),
            cell: ({ startedInTime }: ReportedMeeting) => start(startedInTime),
          },
        ]),
    {
      key: 'attended',
      title: t('columns.attendedOf'),
      hint: t('hints.attendedOf'),
      numeric: true,
      sortBy: ({ attended, expected }) => (expected === 0 ? null : attended / expected),
      cell: ({ attended, expected }) => `${numberText(attended)}/${numberText(expected)}`,
    },
    {
      key: 'drops',
      title: t('columns.dropOuts'),
      numeric: true,
      sortBy: ({ dropOuts }) => dropOuts,
      cell: ({ dropOuts }) => numberText(dropOuts),
    },
    ...checkColumns(meetings, t),
    {
      key: 'people',
      title: t('columns.people'),
      numeric: true,
      sortBy: ({ people }) => people.inPerson + people.online,
      cell: ({ people }) => numberText(people.inPerson + people.online),
    },
    {
      key: 'not-called',
      title: t('columns.notCalled'),
      hint: t('hints.notCalled'),
      numeric: true,
      sortBy: ({ endpointsNotCalled }) => endpointsNotCalled,
      cell: ({ meetingId, endpointsNotCalled }) =>
        endpointsNotCalled === 0 ? (
          '0'
        ) : (
          <DrillLink name={numberText(endpointsNotCalled)} path={`/meetings/${meetingId}/roll-call`} />
        ),
    },
    {
      key: 'saved',
      title: t('columns.saved'),
      hint: t('hints.saved'),
      numeric: true,
      sortBy: ({ savedMinutes }) => savedMinutes.base,
      cell: ({ savedMinutes }) => decimalText(savedMinutes.base / 60),
    },
    {
      key: 'notice',
      title: t('columns.notice'),
      hint: t('hints.notice'),
      width: '8em',
      sortBy: ({ notice }) => t(`meetings.notice.${notice}`),
      cell: ({ notice }) => t(`meetings.notice.${notice}`),
    },
  ];
  return (
    <DeskTable
      caption={t('tables.meeting.title')}
      columns={columns}
      rows={meetings}
      rowKey={({ meetingId }) => meetingId}
      empty={t('tables.empty')}
      {...useReportTable('meeting')}
    />
  );
};
