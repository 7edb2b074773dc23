import { Anchor, Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
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
import { loadRollCall, rollCallCsvPath } from './roll-call-api.ts';
import { RollCallDesk } from './roll-call-desk.tsx';

/** The clerk's roll call (điểm danh): endpoint by endpoint, proposed from what the machine saw, confirmed by a person. */
export const RollCallPage = () => {
  const { t } = useTranslation(['roll-call', 'desk']);
  const { meetingId = '' } = useParams();
  const mayWrite = useMayIn(useDeskPerson().me, meetingId, 'callRoll');
  const meeting = useLoaded(meetingId, (signal) => loadMeetingSummary(meetingId, signal));
  const rollCall = useLoaded(meetingId, (signal) => loadRollCall(meetingId, signal));
  useWatchedRecord(meetingId, rollCall.refresh);
  return (
    <DeskPage
      title={t('title')}
      lead={
        <Anchor component={Link} to={`/meetings/${meetingId}`} size="sm" c="accent.8" underline="always">
          {meeting.loaded.state === 'ready' ? t('backTo', { title: meeting.loaded.value.title }) : t('back')}
        </Anchor>
      }
      actions={
        <Button
          component="a"
          href={rollCallCsvPath(meetingId)}
          download
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t('desk:csv')}
        </Button>
      }
    >
      <MeetingNav meetingId={meetingId} />
      <LoadedView loading={meeting}>
        {({ openedAt }) => (
          <LoadedView loading={rollCall}>
            {(body) => (
              <RollCallDesk
                key={meetingId}
                meetingId={meetingId}
                openedAt={openedAt}
                body={body}
                mayWrite={mayWrite}
                onConfirmed={(after) => {
                  rollCall.replace(after);
                  // An answer that was on its way before this one must not come after it.
                  rollCall.reload();
                }}
                onStale={rollCall.reload}
              />
            )}
          </LoadedView>
        )}
      </LoadedView>
    </DeskPage>
  );
};
