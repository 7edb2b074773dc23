import type { Principal } from '@diem-cau/shared';
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { useWatchedRecord } from '../../../react/record-watch-context.tsx';
import { useMayIn } from '../../../react/use-may-in.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { MeetingNav } from '../../../ui/desk/meeting-nav.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { PaperDesk } from './paper-desk.tsx';
import type { PaperKind } from './paper-kind.ts';
import type { ShowField } from './paper-sheet.tsx';
import { loadMeeting } from './papers-api.ts';

interface PaperPageProps {
  readonly kind: PaperKind;
  readonly meetingId: string;
  readonly layout: (show: ShowField, isEarlier: boolean) => ReactNode;
  readonly beside?: (mayWrite: boolean) => ReactNode;
}

const writerOf = (me: Principal): string => (me.kind === 'account' ? me.accountId : me.endpointId);

/** The page of one paper of a meeting. What others save, and what the record proposes anew, is seen without a reload. */
export const PaperPage = ({ kind, meetingId, layout, beside }: PaperPageProps) => {
  const { t } = useTranslation('papers');
  const { me } = useDeskPerson();
  const mayWrite = useMayIn(me, meetingId, 'keepPapers');
  const meeting = useLoaded(meetingId, (signal) => loadMeeting(meetingId, signal));
  const paper = useLoaded(`${kind.name} ${meetingId}`, (signal) => kind.load(meetingId, null, signal));
  useWatchedRecord(meetingId, paper.refresh);
  return (
    <DeskPage
      title={t(`${kind.name}.title`)}
      lead={
        <Anchor component={Link} to={`/meetings/${meetingId}`} size="sm" c="accent.8" underline="always">
          {meeting.loaded.state === 'ready' ? t('backTo', { title: meeting.loaded.value.title }) : t('back')}
        </Anchor>
      }
    >
      <MeetingNav meetingId={meetingId} />
      <LoadedView loading={paper}>
        {(view) => (
          <PaperDesk
            key={`${kind.name} ${meetingId}`}
            kind={kind}
            meetingId={meetingId}
            view={view}
            mayWrite={mayWrite}
            writer={writerOf(me)}
            onSaved={(after) => {
              paper.replace(after);
              // An answer that was on its way before this one must not come after it.
              paper.reload();
            }}
            onReload={paper.reload}
            layout={layout}
            beside={beside?.(mayWrite)}
          />
        )}
      </LoadedView>
    </DeskPage>
  );
};
