import { may, standingIn, type Instant, type MeetingId, type Refusal } from '@diem-cau/shared';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowsAs } from '../../../core/meeting-watch.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { useSentence } from '../../../react/use-sentence.ts';
import { useWatchedMeeting } from '../../../react/use-watched-meeting.ts';
import { SentencePage } from '../../../ui/sentence-page.tsx';
import { PanelBoard } from './panel-board.tsx';

/** A meeting that is over. */
export interface Ended {
  readonly meetingId: MeetingId;
  /** Empty where it was over before this page knew it. */
  readonly title: string;
  readonly at: Instant;
}

interface PanelOfMeetingProps {
  readonly meetingId: MeetingId;
  readonly as: FollowsAs;
  readonly onEnded: (meeting: Ended) => void;
}

/** Follows one meeting and draws the panel of whoever conducts it; others are told whose it is. */
export const PanelOfMeeting = ({ meetingId, as, onEnded }: PanelOfMeetingProps) => {
  const { t } = useTranslation(['panel', 'common']);
  const { hub, hello } = useHub();
  const watched = useWatchedMeeting(meetingId, as);
  const view = 'view' in watched ? watched.view : null;
  const lost = watched.state === 'lost';
  const [lostSince, setLostSince] = useState<Instant | null>(null);
  useEffect(() => setLostSince(lost ? hub.now() : null), [lost, hub]);
  const aheadMs = view?.clockAheadMs ?? null;
  useEffect(() => {
    if (aheadMs !== null) hub.clockAhead.setState({ ms: aheadMs });
  }, [aheadMs, hub]);
  const closedAt = view?.phase.phase === 'closed' ? view.phase.since : null;
  const isOver = closedAt !== null || (watched.state === 'refused' && watched.error.code === 'meeting-not-open');
  const title = view?.title ?? '';
  const end = useEffectEvent(() => onEnded({ meetingId, title, at: closedAt ?? hub.now() }));
  useEffect(() => {
    if (isOver) end();
  }, [isOver]);
  if (watched.state === 'refused' && !isOver) return <NotYours error={watched.error} />;
  if (view === null || isOver)
    return (
      <div data-theme="dark">
        <SentencePage title={t('common:connecting')} testId="connecting" busy />
      </div>
    );
  if (!may(hello.me, 'conductMeeting', standingIn(view, hello.me))) return <NotYours error={null} />;
  return <PanelBoard view={view} lostSince={lost ? (lostSince ?? hub.now()) : null} />;
};

/** The hub does not let this page follow the meeting, or it conducts nothing in it. */
const NotYours = ({ error }: { readonly error: Refusal | null }) => {
  const { t } = useTranslation(['panel', 'common']);
  const sentence = useSentence();
  const foreign = error === null || error.code === 'forbidden';
  return (
    <div data-theme="dark">
      <SentencePage title={foreign ? t('panel:meetings.notYours') : sentence(error)} testId="panel-refused">
        {foreign && <p>{t('panel:meetings.notYoursHint')}</p>}
        {foreign ? (
          <a className="button" href="/">
            {t('common:toStart')}
          </a>
        ) : (
          <button type="button" onClick={() => window.location.reload()}>
            {t('common:retry')}
          </button>
        )}
      </SentencePage>
    </div>
  );
};
