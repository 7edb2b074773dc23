import { Anchor, Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { loadMeetingSummary } from '../../../core/meeting-summary.ts';
import { useWatchedRecord } from '../../../react/record-watch-context.tsx';
import { useMayIn } from '../../../react/use-may-in.ts';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { MeetingNav } from '../../../ui/desk/meeting-nav.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { loadConclusions, loadUnits } from './conclusions-api.ts';
import { ConclusionsDesk } from './conclusions-desk.tsx';
import classes from './conclusions-page.module.css';
import { ConclusionsTable } from './conclusions-table.tsx';
import { NoticeClockLine } from './notice-clock-line.tsx';
import { ReceiptsSection } from './receipts-section.tsx';
import { RemovedRows } from './removed-rows.tsx';
import { VersionList } from './version-list.tsx';

/** The conclusions (kết luận) of one meeting: the work that the chair assigns, written while the meeting runs and saved in versions. */
export const ConclusionsPage = () => {
  const { t } = useTranslation(['conclusions', 'desk']);
  const { meetingId = '' } = useParams();
  const mayWrite = useMayIn(useDeskPerson().me, meetingId, 'keepPapers');
  const meeting = useLoaded(meetingId, (signal) => loadMeetingSummary(meetingId, signal));
  const units = useLoaded(meetingId, (signal) => loadUnits(meetingId, signal));
  const conclusions = useLoaded(meetingId, (signal) => loadConclusions(meetingId, signal));
  useWatchedRecord(meetingId, conclusions.refresh);
  return (
    <DeskPage
      printedWide
      title={t('title')}
      lead={
        <Anchor component={Link} to={`/meetings/${meetingId}`} size="sm" c="accent.8" underline="always">
          {meeting.loaded.state === 'ready' ? t('backTo', { title: meeting.loaded.value.title }) : t('back')}
        </Anchor>
      }
      actions={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('desk:print')}
        </Button>
      }
    >
      <MeetingNav meetingId={meetingId} />
      <LoadedView loading={conclusions}>
        {(view) => (
          <>
            <NoticeClockLine meetingId={meetingId} clock={view.clock} />
            {mayWrite && (
              <div className={classes.screenOnly}>
                <LoadedView loading={units}>
                  {(all) => (
                    <ConclusionsDesk
                      key={meetingId}
                      meetingId={meetingId}
                      view={view}
                      units={all}
                      onSaved={(after) => {
                        conclusions.replace(after);
                        // An answer that was on its way before this one must not come after it.
                        conclusions.reload();
                      }}
                      onStale={conclusions.reload}
                    />
                  )}
                </LoadedView>
              </div>
            )}
            <div className={mayWrite ? classes.printOnly : ''}>
              <ConclusionsTable caption={t('title')} rows={view.rows} states={view.states} />
            </div>
            <ReceiptsSection
              meetingId={meetingId}
              view={view}
              sends={mayWrite && view.clock.due === null}
              onSent={conclusions.reload}
            />
            {!mayWrite && <RemovedRows takenOut={[]} earlier={view.removed} states={view.states} onPutBack={null} />}
            <VersionList versions={view.versions} />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
