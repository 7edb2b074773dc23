import type { TaskBody } from '@diem-cau/shared';
import { Button, Group, NativeSelect, Pagination, Text } from '@mantine/core';
import { IconClipboardCheck, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../ui/desk/use-may.ts';
import { useWatchedList } from '../../../react/record-watch-context.tsx';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { ProgressDialog } from './progress-dialog.tsx';
import { listTasks, readFilter, taskFilters, tasksCsvPath, tasksPerPage } from './tasks-api.ts';
import classes from './tasks.module.css';
import { TasksTable } from './tasks-table.tsx';

/** The conclusions of all meetings as one list of tasks (nhiệm vụ được giao), found without tone marks, the most urgent first. */
export const TasksPage = () => {
  const { t } = useTranslation(['tasks', 'desk']);
  const mayNote = useMay('keepTasks');
  const address = useTableAddress();
  const { page } = address;
  const words = address.text('q');
  const filter = readFilter(address.text('state'));
  const [noted, setNoted] = useState<TaskBody | null>(null);
  const loading = useLoaded(`${page} ${filter} ${words}`, (signal) => listTasks({ words, filter, page }, signal));
  useWatchedList('tasks', loading.refresh);
  return (
    <DeskPage
      printedWide
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button
            component={Link}
            to="/tasks/reports"
            variant="default"
            leftSection={<IconClipboardCheck size={18} aria-hidden />}
          >
            {t('reports')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('desk:print')}
          </Button>
          <Button
            component="a"
            href={tasksCsvPath(words, filter)}
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('desk:csv')}
          </Button>
        </>
      }
    >
      <Group mb="sm" align="flex-start" className={classes.screenOnly ?? ''}>
        <SearchField label={t('search')} value={words} onSearch={(q) => address.write({ q })} />
        <NativeSelect
          aria-label={t('filter')}
          value={filter ?? ''}
          data={[
            { value: '', label: t('all') },
            ...taskFilters.map((value) => ({ value, label: t(`states.${value}`) })),
          ]}
          onChange={({ currentTarget }) => address.write({ state: currentTarget.value })}
        />
      </Group>
      <LoadedView loading={loading}>
        {({ tasks, total }) => (
          <>
            <TasksTable tasks={tasks} searched={words !== '' || filter !== null} onNote={mayNote ? setNoted : null} />
            <Group mt="sm" justify="space-between">
              <Text size="sm" role="status">
                {t('total', { total: numberText(total) })}
              </Text>
              {(total > tasksPerPage || page > 1) && (
                <Pagination
                  className={classes.screenOnly ?? ''}
                  total={Math.max(page, Math.ceil(total / tasksPerPage))}
                  value={page}
                  onChange={(next) => address.write({ page: next === 1 ? '' : String(next) })}
                  getControlProps={(control) => ({ 'aria-label': t(`pages.${control}`) })}
                  getItemProps={(item) => ({ 'aria-label': t('pages.nth', { page: item }) })}
                />
              )}
            </Group>
          </>
        )}
      </LoadedView>
      <ProgressDialog
        task={noted}
        onClose={() => setNoted(null)}
        onNoted={() => {
          setNoted(null);
          loading.reload();
        }}
      />
    </DeskPage>
  );
};
