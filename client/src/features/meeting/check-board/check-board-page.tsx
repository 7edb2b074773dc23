import type { CheckBoardBody, EndpointId } from '@diem-cau/shared';
import { Button, Group, Text } from '@mantine/core';
import { IconDeviceTv, IconDownload, IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkTexts } from '../../../i18n/check-shelf.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { saveSheet } from '../../../core/checks/save-sheet.ts';
import { useWatchedList } from '../../../react/record-watch-context.tsx';
import { useCheckSheet } from '../../../ui/check-sheet.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { boardSums } from './board-row.ts';
import { BoardTable } from './board-table.tsx';
import { BoardWall } from './board-wall.tsx';
import { askChecks, readBoard } from './check-board-api.ts';
import { HourForm } from './hour-form.tsx';

const onSheet = ({ rows }: CheckBoardBody) => rows.map(({ name, last }) => ({ name, check: last }));

/** The district's board of lights: which endpoints are ready for a meeting, and what to say on the phone to those that are not. */
const CheckBoardPage = () => {
  const { t } = useTranslation(['check', 'desk']);
  const isEndpoint = useDeskPerson().me.kind === 'endpoint';
  const mayAsk = useMay('askChecks');
  const maySetHour = useMay('keepCheckHour');
  const [onWall, setOnWall] = useState(false);
  const [asked, setAsked] = useState<{ readonly asked: number; readonly notThere: number } | null>(null);
  const loading = useLoaded('checks', readBoard);
  useWatchedList('checks', loading.refresh);
  const asking = useAttempt(async (endpointIds: readonly EndpointId[] | null) => {
    setAsked(await askChecks(endpointIds));
    loading.refresh();
  });
  const summary = (board: CheckBoardBody): string => t('board.summary', boardSums(board));
  const sheet = useCheckSheet(useTimes().moment);
  const { loaded } = loading;
  if (onWall && loaded.state === 'ready')
    return <BoardWall board={loaded.value} summary={summary(loaded.value)} onClose={() => setOnWall(false)} />;
  return (
    <DeskPage
      printedWide
      title={t('board.title')}
      lead={t('board.lead')}
      actions={
        <>
          {isEndpoint && (
            <Button component="a" href="/" variant="default">
              {t('board.start')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconDeviceTv size={18} aria-hidden />}
            data-testid="board-wall"
            onClick={() => setOnWall(true)}
          >
            {t('board.wall')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('desk:print')}
          </Button>
          {loaded.state === 'ready' && (
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => saveSheet(sheet(t('board.title'), loaded.value.at, onSheet(loaded.value)))}
            >
              {t('board.save')}
            </Button>
          )}
          {mayAsk && (
            <Button
              leftSection={<IconRefresh size={18} aria-hidden />}
              loading={asking.busy}
              disabled={loaded.state === 'ready' && loaded.value.meetingOpen}
              data-testid="ask-all"
              onClick={() => void asking.run(null)}
            >
              {t('board.askAll')}
            </Button>
          )}
        </>
      }
    >
      <TroubleNotice error={asking.error} />
      {asked !== null && (
        <Text role="status" mb="xs" data-testid="asked">
          {t('board.asked', asked)}
        </Text>
      )}
      <LoadedView loading={loading}>
        {(board) => (
          <>
            <Group justify="space-between" mb="sm">
              <Text fw={600} role="status" data-testid="board-summary">
                {board.meetingOpen ? `${summary(board)} · ${t('board.meetingOpen')}` : summary(board)}
              </Text>
              {maySetHour && <HourForm key={board.hour} hour={board.hour} onSet={loading.reload} />}
            </Group>
            <BoardTable
              board={board}
              onAsk={mayAsk && !board.meetingOpen ? (endpointId) => void asking.run([endpointId]) : null}
            />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};

/** The page, with its texts. */
export const loadCheckBoardPage = async () => {
  await addTexts(checkTexts);
  return { default: CheckBoardPage };
};
