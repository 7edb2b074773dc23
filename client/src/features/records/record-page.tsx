import { Refusal, actingRole, type MeetingRecord } from '@diem-cau/shared';
import { Anchor, Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { HubProvider } from '../../react/hub-context.tsx';
import { useDeskPerson } from '../../ui/desk/desk-person.ts';
import { DeskPage } from '../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../ui/desk/loaded-view.tsx';
import { TroubleNotice } from '../../ui/desk/trouble-notice.tsx';
import { useLoaded } from '../../ui/desk/use-loaded.ts';
import { useReloadWhile } from '../../ui/desk/use-reload-while.ts';
import { WaitingLines } from '../../ui/desk/waiting-lines.tsx';
import { AttendanceTable } from './attendance-table.tsx';
import { LiveMeeting } from './live-meeting.tsx';
import { RecordHead } from './record-head.tsx';
import { attendanceCsvPath, loadRecord } from './records-api.ts';
import classes from './record-page.module.css';
import { Story } from './story.tsx';

const refreshMs = 15_000;

/** A meeting's page: what it was, who was there and when, and its story; while it runs, also what is going on. */
export const RecordPage = () => {
  const { t } = useTranslation(['records', 'desk']);
  const { meetingId = '' } = useParams();
  const role = actingRole(useDeskPerson().me);
  const loading = useLoaded(meetingId, async (signal) => ({
    record: await loadRecord(meetingId, signal),
    seenAt: Date.now(),
  }));
  const { loaded, reload } = loading;
  const isOpen = ({ summary }: MeetingRecord): boolean => summary.closedAt === null;
  const running = loaded.state === 'ready' && isOpen(loaded.value.record);
  useReloadWhile(running, refreshMs, reload);
  return (
    <DeskPage
      printedWide
      title={loaded.state === 'ready' ? loaded.value.record.summary.title : t('record.title')}
      lead={
        <Anchor
          component={Link}
          to="/meetings"
          size="sm"
          c="accent.8"
          underline="always"
          className={classes.back ?? ''}
        >
          {t('record.back')}
        </Anchor>
      }
      actions={
        <>
          <Button
            component="a"
            href={attendanceCsvPath(meetingId)}
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {t('desk:csv')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('desk:print')}
          </Button>
        </>
      }
    >
      <LoadedView loading={loading} quiet={running}>
        {({ record, seenAt }) => (
          <>
            {isOpen(record) && (
              <HubProvider waiting={<WaitingLines />} refused={(code) => <TroubleNotice error={new Refusal(code)} />}>
                <LiveMeeting
                  meetingId={record.summary.meetingId}
                  mayConduct={role !== 'technician'}
                  onChanged={reload}
                />
              </HubProvider>
            )}
            <RecordHead record={record} />
            <AttendanceTable record={record} seenAt={seenAt} />
            <Story record={record} />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
