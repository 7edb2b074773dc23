import type { MeetingId, OpenMeeting } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keepAwake } from '../../../core/wake-lock.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { SentencePage } from '../../../ui/sentence-page.tsx';
import { PanelOfMeeting, type Ended } from './panel-of-meeting.tsx';

interface PanelPageProps {
  /** The meeting that the address names; null for whichever is open. */
  readonly meetingId: string | null;
}

/** The chair's panel: the meeting that it conducts, or that there is none yet. It asks for no camera and no microphone, and plays nothing. */
export const PanelPage = ({ meetingId }: PanelPageProps) => {
  const { t } = useTranslation('panel');
  const { hub, hello } = useHub();
  const [chosen, setChosen] = useState<MeetingId | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const open = useStore(hub.openMeetings, ({ list }) => list).filter(
    (each) =>
      each.expectsYou && each.meetingId !== ended?.meetingId && (meetingId === null || each.meetingId === meetingId),
  );
  // The one that is shown stays, also where another is opened beside it.
  const only = open.length === 1 ? open[0]?.meetingId : undefined;
  const shown = chosen ?? only ?? null;
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  useEffect(() => {
    if (only !== undefined) setChosen((before) => before ?? only);
  }, [only]);
  useEffect(() => keepAwake(), []);
  if (shown !== null)
    return (
      <PanelOfMeeting
        key={shown}
        meetingId={shown}
        as={
          hello.me.onlyIn !== undefined || (hello.me.kind === 'endpoint' && hello.me.as === 'panel')
            ? 'meeting.attend'
            : 'meeting.watch'
        }
        onEnded={(meeting) => {
          setEnded(meeting);
          setChosen(null);
        }}
      />
    );
  return <NoMeeting open={open} ended={ended} onChoose={setChosen} />;
};

interface NoMeetingProps {
  readonly open: readonly OpenMeeting[];
  /** The one that was shown before, and is over. */
  readonly ended: Ended | null;
  readonly onChoose: (meetingId: MeetingId) => void;
}

/** That no meeting is open, or which of several is meant. */
const NoMeeting = ({ open, ended, onChoose }: NoMeetingProps) => {
  const { t } = useTranslation('panel');
  const { time } = useClockText();
  const none = open.length === 0;
  return (
    <div data-theme="dark">
      <SentencePage title={t(none ? 'meetings.none' : 'meetings.choose')} testId="panel-waiting">
        {ended !== null && ended.title !== '' && (
          <p role="status">{t('meetings.closed', { title: ended.title, time: time(ended.at) })}</p>
        )}
        {none && <p>{t('meetings.noneHint')}</p>}
        {open.map((each) => (
          <button key={each.meetingId} type="button" onClick={() => onChoose(each.meetingId)}>
            {each.title} ·{' '}
            {t('meetings.since', {
              time: time(each.openedAt),
              present: each.presentCount,
              expected: each.expectedCount,
            })}
          </button>
        ))}
      </SentencePage>
    </div>
  );
};
