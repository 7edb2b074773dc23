import { Refusal, type Instant, type MeetingRecord } from '@diem-cau/shared';
import { Anchor, Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { timeOfPc } from '../../../core/clock.ts';
import { HubProvider } from '../../../react/hub-context.tsx';
import { useWatchedRecord } from '../../../react/record-watch-context.tsx';
import { useMayIn } from '../../../react/use-may-in.ts';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { MeetingNav } from '../../../ui/desk/meeting-nav.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { WaitingLines } from '../../../ui/desk/waiting-lines.tsx';
import { AttendanceTable } from './attendance-table.tsx';
import { Corrections } from './corrections.tsx';
import { LiveMeeting } from '../../meeting/conduct/index.ts';
import { PrintingButton } from './printing-form.tsx';
import { PeopleTable } from './people-table.tsx';
import { RecordedCard } from './recorded-card.tsx';
import { RecordHead } from './record-head.tsx';
import { filePaths, loadRecord } from './records-api.ts';
import classes from './record-page.module.css';
import { Story } from './story.tsx';
import { ToDoCard } from './to-do-card.tsx';
import { TimeLine } from './time-line.tsx';
import { ToldAgain } from './told-again.tsx';
import { spanOf } from './timeline.ts';

const plainLink = { size: 'sm', c: 'accent.8', underline: 'always' } as const;

/** A meeting's page: what it was, its time line, who was there, its story and corrections; while it runs, also what is going on. */
export const RecordPage = () => {
  const { t } = useTranslation(['records', 'desk']);
  const { meetingId = '' } = useParams();
  const { me } = useDeskPerson();
  const mayCorrect = useMayIn(me, meetingId, 'keepRecord');
  const files = filePaths(meetingId);
  const loading = useLoaded(meetingId, async (signal) => ({
    record: await loadRecord(meetingId, signal),
    seenAt: timeOfPc(),
  }));
  const { loaded, reload, refresh, replace } = loading;
  const take = (record: MeetingRecord): void => replace({ record, seenAt: timeOfPc() });
  const isOpen = ({ summary }: MeetingRecord): boolean => summary.closedAt === null;
  const running = loaded.state === 'ready' && isOpen(loaded.value.record);
  const mayHear = useMayIn(me, meetingId, 'playRecording');
  const isHeard = ({ facts }: MeetingRecord): boolean => mayHear && facts.some(({ type }) => type === 'recordingBegan');
  const heardAt = (at: Instant | null): string => `/meetings/${meetingId}/recording${at === null ? '' : `?at=${at}`}`;
  useWatchedRecord(meetingId, refresh);
  return (
    <DeskPage
      printedWide
      title={loaded.state === 'ready' ? loaded.value.record.summary.title : t('record.title')}
      lead={
        <Group gap="md" className={classes.links ?? ''}>
          <Anchor component={Link} to="/meetings" {...plainLink}>
            {t('record.back')}
          </Anchor>
          <span>{t('record.files')}</span>
          {(['attendance', 'rollCall', 'archive'] as const).map((file) => (
            <Anchor key={file} href={files[file]} download {...plainLink}>
              {t(`record.fileNames.${file}`)}
            </Anchor>
          ))}
        </Group>
      }
      actions={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('desk:print')}
        </Button>
      }
    >
      <MeetingNav meetingId={meetingId} />
      <LoadedView loading={loading} quiet={running}>
        {({ record, seenAt }) => (
          <>
            {isOpen(record) && (
              <HubProvider waiting={<WaitingLines />} refused={(code) => <TroubleNotice error={new Refusal(code)} />}>
                <LiveMeeting meetingId={record.summary.meetingId} onRetry={reload} />
              </HubProvider>
            )}
            <ToDoCard summary={record.summary} />
            <RecordHead record={record} />
            <TimeLine record={record} seenAt={seenAt} />
            {isHeard(record) && <RecordedCard to={heardAt(null)} />}
            <ToldAgain record={record} />
            <AttendanceTable record={record} span={spanOf(record, seenAt)} />
            <PeopleTable record={record} />
            <Corrections
              record={record}
              seenAt={seenAt}
              mayCorrect={mayCorrect}
              onSaved={take}
              printing={<PrintingButton record={record} onSaved={take} />}
            />
            <Story record={record} heardAt={isHeard(record) ? heardAt : null} />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
