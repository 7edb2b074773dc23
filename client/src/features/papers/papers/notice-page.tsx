import { useParams } from 'react-router';
import { useWatchedRecord } from '../../../react/record-watch-context.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { ConclusionsRows } from './conclusions-rows.tsx';
import { NoticeClockCard } from './notice-clock-card.tsx';
import { NoticeSheet } from './notice-sheet.tsx';
import { PaperPage } from './paper-page.tsx';
import { loadConclusions, notice } from './papers-api.ts';

/** The notice of conclusions (thông báo kết luận) of a meeting, with its clock: it is due so many working days after the closing. */
export const NoticePage = () => {
  const { meetingId = '' } = useParams();
  const conclusions = useLoaded(meetingId, (signal) => loadConclusions(meetingId, signal));
  useWatchedRecord(meetingId, conclusions.refresh);
  return (
    <PaperPage
      kind={notice}
      meetingId={meetingId}
      layout={(show, isEarlier) => (
        <NoticeSheet
          show={show}
          conclusions={
            <LoadedView loading={conclusions}>
              {({ rows }) => <ConclusionsRows meetingId={meetingId} rows={rows} ofEarlier={isEarlier} />}
            </LoadedView>
          }
        />
      )}
      beside={(mayWrite) => (
        <LoadedView loading={conclusions}>
          {({ clock }) => (
            <NoticeClockCard
              meetingId={meetingId}
              clock={clock}
              mayWrite={mayWrite}
              onNoted={(after) => {
                conclusions.replace(after);
                // An answer that was on its way before this one must not come after it.
                conclusions.reload();
              }}
            />
          )}
        </LoadedView>
      )}
    />
  );
};
