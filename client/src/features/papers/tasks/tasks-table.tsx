import type { TaskBody } from '@diem-cau/shared';
import { Anchor, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText, numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { ProgressEntries } from './progress-entries.tsx';
import { TaskState } from './task-state.tsx';
import classes from './tasks.module.css';

/** Who received the task while its meeting went on, and who did not. */
const TaskReceipts = ({ receipts }: { readonly receipts: NonNullable<TaskBody['receipts']> }) => {
  const { t } = useTranslation('tasks');
  const { exactClock } = useTimes();
  return (
    <Text size="xs" c="gray.7">
      {receipts
        .map(({ name, at }) =>
          at === null ? t('notReceived', { name }) : t('received', { name, time: exactClock(at) }),
        )
        .join(' · ')}
    </Text>
  );
};

interface TasksTableProps {
  readonly tasks: readonly TaskBody[];
  /** Whether the list was narrowed: an empty one then means something else. */
  readonly searched: boolean;
  /** Null for whoever only reads. */
  readonly onNote: ((task: TaskBody) => void) | null;
}

/** A page of the tasks; they come in their order from the hub, the most urgent first. */
export const TasksTable = ({ tasks, searched, onNote }: TasksTableProps) => {
  const { t } = useTranslation('tasks');
  const columns: readonly Column<TaskBody>[] = [
    { key: 'state', title: t('state'), width: '10.5em', cell: (task) => <TaskState task={task} /> },
    {
      key: 'deadline',
      title: t('deadline'),
      numeric: true,
      width: '8em',
      cell: ({ deadline }) => (deadline === null ? t('noDeadline') : calendarDayText(deadline)),
    },
    {
      key: 'work',
      title: t('work'),
      rowHead: true,
      cell: ({ work, meetingId, conclusionId, meetingTitle, meetingDay }) => (
        <>
          <Anchor
            component={Link}
            to={`/meetings/${meetingId}/conclusions?row=${conclusionId}`}
            inherit
            c="accent.8"
            underline="always"
            className={classes.work ?? ''}
          >
            {work}
          </Anchor>
          <Text size="xs" c="gray.7">
            {t('meetingOf', { title: meetingTitle, day: calendarDayText(meetingDay) })}
          </Text>
        </>
      ),
    },
    {
      key: 'units',
      title: t('leadUnit'),
      width: '16em',
      cell: ({ leadUnit, cooperatingUnits, receipts }) => (
        <>
          {leadUnit}
          {cooperatingUnits.length > 0 && (
            <Text size="xs" c="gray.7">
              {t('cooperating', { units: cooperatingUnits.join('; ') })}
            </Text>
          )}
          {receipts !== undefined && <TaskReceipts receipts={receipts} />}
        </>
      ),
    },
    {
      key: 'progress',
      title: t('progress'),
      width: '20em',
      cell: ({ progress }) => {
        if (progress.length === 0)
          return (
            <Text inherit c="gray.7">
              {t('noProgress')}
            </Text>
          );
        const earlier = progress.slice(0, -1);
        return (
          <>
            <ProgressEntries progress={progress.slice(-1)} />
            {earlier.length > 0 && (
              <details className={classes.earlier}>
                <summary>{t('earlier', { n: numberText(earlier.length) })}</summary>
                <ProgressEntries progress={earlier} />
              </details>
            )}
          </>
        );
      },
    },
    ...(onNote === null
      ? []
      : [
          {
            key: 'note',
            title: '',
            width: '8.5em',
            screenOnly: true,
            cell: (task: TaskBody) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('noteOf', { work: task.work })}
                onClick={() => onNote(task)}
              >
                {t('note')}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <DeskTable
      caption={t('title')}
      columns={columns}
      rows={tasks}
      rowKey={({ conclusionId }) => conclusionId}
      empty={t(searched ? 'noMatch' : 'empty')}
    />
  );
};
