import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { CheckHistoryBody } from '@diem-cau/shared';
import { checkTexts } from '../../../i18n/check-shelf.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { saveSheet } from '../../../core/checks/save-sheet.ts';
import { useWatchedList } from '../../../react/record-watch-context.tsx';
import { useCheckSheet } from '../../../ui/check-sheet.ts';
import { useCheckWords } from '../../../ui/check-words.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { faultsIn } from './board-row.ts';
import { readHistory } from './check-board-api.ts';
import { StepLights } from './step-lights.tsx';

type Check = CheckHistoryBody['checks'][number];

/** The checks of one endpoint that are kept: when, by whom, what failed, each to be saved as a report. */
const CheckHistoryPage = () => {
  const { t } = useTranslation('check');
  const { endpointId = '' } = useParams();
  const loading = useLoaded(endpointId, readHistory(endpointId));
  useWatchedList('checks', loading.refresh);
  const times = useTimes();
  const sheet = useCheckSheet(times.moment);
  const { words } = useCheckWords();
  const columnsOf = (name: string): readonly Column<Check>[] => [
    { key: 'at', title: t('history.at'), numeric: true, cell: ({ at }) => times.moment(at) },
    {
      key: 'by',
      title: t('history.by'),
      cell: ({ beginner }) => t(`board.by.${beginner.by}`, 'name' in beginner ? { name: beginner.name } : {}),
    },
    { key: 'result', title: t('history.result'), cell: ({ passed }) => t(passed ? 'board.passed' : 'board.notPassed') },
    { key: 'lights', title: t('history.steps'), cell: ({ results }) => <StepLights results={results} /> },
    {
      key: 'faults',
      title: t('history.faults'),
      width: '40%',
      cell: ({ results, figures }) =>
        faultsIn(results)
          .map((result) => words(result, figures))
          .map((fault) => `${fault.name}: ${fault.said}`)
          .join(' '),
    },
    {
      key: 'save',
      title: '',
      cell: (check) => (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveSheet(sheet(name, check.at, [{ name, check }]))}
        >
          {t('history.save')}
        </Button>
      ),
    },
  ];
  const { loaded } = loading;
  return (
    <DeskPage
      printedWide
      title={loaded.state === 'ready' ? `${t('history.title')}: ${loaded.value.name}` : t('history.title')}
      actions={
        <Button component="a" href="/checks" variant="default">
          {t('history.board')}
        </Button>
      }
    >
      <LoadedView loading={loading}>
        {({ name, checks }) => (
          <DeskTable
            caption={t('history.title')}
            columns={columnsOf(name)}
            rows={checks}
            rowKey={({ at }) => String(at)}
            empty={t('board.never')}
          />
        )}
      </LoadedView>
    </DeskPage>
  );
};

/** The page, with its texts. */
export const loadCheckHistoryPage = async () => {
  await addTexts(checkTexts);
  return { default: CheckHistoryPage };
};
