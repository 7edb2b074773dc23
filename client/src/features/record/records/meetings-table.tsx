import type { MeetingSummary } from '@diem-cau/shared';
import { Anchor, Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { hoursText, numberText } from '../../../ui/desk/figures.ts';
import { MeetingMarkBadges } from '../../../ui/desk/meeting-mark-badges.tsx';
import type { Sorting } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { ToDoMark } from './to-do-mark.tsx';
import { toDoSteps } from './to-do-steps.ts';

interface MeetingsTableProps {
  readonly meetings: readonly MeetingSummary[];
  /** Whether words were searched for: an empty list then means something else. */
  readonly searched: boolean;
  readonly sorting: Sorting | null;
  readonly onSort: (sort: string) => void;
}

const steps = ['rollCall', 'minutes', 'notice'] as const;

/** A page of the list; it comes in its order from the hub. */
export const MeetingsTable = ({ meetings, searched, sorting, onSort }: MeetingsTableProps) => {
  const { t } = useTranslation('records');
  const times = useTimes();
  const columns: readonly Column<MeetingSummary>[] = [
    {
      key: 'title',
      title: t('list.meeting'),
      rowHead: true,
      cell: ({ meetingId, title, closedAt, type, leftOut, marks }) => (
        <>
          <Anchor component={Link} to={`/meetings/${meetingId}`} inherit c="accent.8" underline="always">
            {title}
          </Anchor>{' '}
          {closedAt === null && (
            <Badge color="accent" variant="filled">
              {t('list.running')}
            </Badge>
          )}
          {(type === 'hop-thu' || leftOut !== null) && (
            <Badge color="gray" variant="outline">
              {t('list.notCounted')}
            </Badge>
          )}
          <MeetingMarkBadges marks={marks} />
        </>
      ),
    },
    { key: 'type', title: t('list.type'), width: '10em', cell: ({ type }) => t(`types.${type}`) },
    {
      key: 'day',
      title: t('list.day'),
      numeric: true,
      sortBy: ({ openedAt }) => openedAt,
      sortedByHub: true,
      cell: ({ openedAt }) => times.day(openedAt),
    },
    {
      key: 'hours',
      title: t('list.hours'),
      numeric: true,
      cell: ({ openedAt, closedAt }) =>
        `${times.clock(openedAt)}–${closedAt === null ? t('list.stillOpen') : times.clock(closedAt)}`,
    },
    { key: 'duration', title: t('list.duration'), numeric: true, cell: ({ durationMs }) => hoursText(durationMs) },
    {
      key: 'attended',
      title: t('list.attended'),
      numeric: true,
      cell: ({ attendedCount, expectedCount }) => `${numberText(attendedCount)}/${numberText(expectedCount)}`,
    },
    ...steps.map((step): Column<MeetingSummary> => ({
      key: step,
      title: t(`toDo.${step}`),
      cell: (meeting) => {
        const found = toDoSteps(meeting).find((each) => each.step === step);
        return found === undefined ? '–' : <ToDoMark meetingId={meeting.meetingId} step={found} />;
      },
    })),
  ];
  return (
    <DeskTable
      caption={t('list.title')}
      columns={columns}
      rows={meetings}
      rowKey={({ meetingId }) => meetingId}
      sorting={sorting}
      onSort={onSort}
      empty={t(searched ? 'list.noMatch' : 'list.empty')}
    />
  );
};
