import { dayText, reportCounts, ReportBoard } from '@diem-cau/shared';
import { Button, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getJson } from '../../../core/http.ts';
import { useWatchedList } from '../../../react/record-watch-context.tsx';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { standingWords } from '../../../ui/report-counts.ts';
import { ReportedTasks } from '../../../ui/reported-tasks.tsx';
import { CallForm } from './call-form.tsx';

type Row = ReportBoard['rows'][number];

/** How all communes stand before the next briefing, the exceptions first, and where reports are called for. */
export const ReportBoardPage = () => {
  const { t } = useTranslation('taskReports');
  const mayCall = useMay('keepTasks');
  const loading = useLoaded('board', (signal) => getJson('/api/reports-called', ReportBoard, { signal }));
  useWatchedList('tasks', loading.refresh);
  return (
    <DeskPage
      printedWide
      title={t('board.title')}
      lead={t('board.lead')}
      actions={
        <Button component={Link} to="/tasks" variant="default" leftSection={<IconArrowLeft size="1em" aria-hidden />}>
          {t('board.back')}
        </Button>
      }
    >
      <LoadedView loading={loading}>
        {(board) => (
          <>
            {mayCall && (
              <CallForm key={`${board.called?.day} ${board.taken}`} board={board} onCalled={loading.replace} />
            )}
            <Called board={board} />
            <Board rows={board.rows} />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};

const Called = ({ board: { called, taken, rows } }: { readonly board: ReportBoard }) => {
  const { t } = useTranslation('taskReports');
  const given = rows.filter(({ givenAt }) => givenAt !== null).length;
  return (
    <Text mb="sm" role="status" data-testid="reports-called">
      {called === null
        ? t('board.none')
        : t(taken ? 'board.taken' : 'board.called', { day: dayText(called.day), given, all: rows.length })}
    </Text>
  );
};

const Board = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { t } = useTranslation('taskReports');
  const { moment } = useTimes();
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: t('board.endpoint'), rowHead: true, width: '14em', cell: ({ name }) => name },
    {
      key: 'stands',
      title: t('board.stands'),
      width: '16em',
      cell: ({ givenAt, tasks }) => standingWords(t, { givenAt, ...reportCounts(tasks) }),
    },
    { key: 'tasks', title: t('board.tasks'), cell: ({ tasks }) => <ReportedTasks tasks={tasks} /> },
    {
      key: 'given',
      title: t('board.given'),
      width: '13em',
      cell: ({ givenAt, by }) => (givenAt === null ? t('notGiven') : t('board.givenAt', { at: moment(givenAt), by })),
    },
  ];
  return (
    <DeskTable
      caption={t('board.title')}
      columns={columns}
      rows={rows}
      rowKey={({ endpointId }) => endpointId}
      empty={t('board.empty')}
    />
  );
};
