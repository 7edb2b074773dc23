import type { Instant, MeetingView, PlanTells } from '@diem-cau/shared';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { minutesBetween } from '../../../core/clock-format.ts';
import { fallsShort } from '../../../core/recording/falls-short.ts';
import { saysLead } from '../../../core/lead.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import type { Press } from '../../../react/use-press.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useNow } from '../../../react/use-now.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useHeartWords } from '../../../react/use-heart-words.ts';
import { isRoomWord, useOwnTroubleNotes, type OwnTroubleNote } from '../../../react/use-own-trouble-notes.ts';
import { usePlanTells } from '../../../react/use-plan-tells.ts';
import { useReturnQuestion } from '../../../react/use-return-question.ts';
import { useRungNote } from '../../../react/use-rung.ts';
import { useHubAway, useStageTrouble } from '../../../react/use-stage-trouble.ts';
import { DebriefingPlace } from '../debriefing/index.ts';
import { leadLine } from '../lead/index.ts';
import { Part } from '../../../ui/part.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { ForSoLong } from '../../../react/for-so-long.tsx';
import { TroubleBanner } from '../../../ui/trouble-banner.tsx';
import { asking } from '../../../core/acts/lock.ts';
import { AskedToReturn } from './asked-to-return.tsx';
import { lineParts } from './load-lines.ts';
import { useMessageInSight } from './message-in-sight.tsx';
import classes from './notices.module.css';

interface RoomNotice {
  readonly key: string;
  readonly notice: ReactNode;
}

/** So often it is looked whether there is room to record the rest, in milliseconds. */
const heartEveryMs = 10_000;

/** So many stand above the stage at once, with room for what is said of how the room sounds: that waits for its place. */
const besideSound = 2;

const noteOf = (note: OwnTroubleNote): RoomNotice => ({
  key: note.source,
  notice: (
    <div className={classes.answer}>
      <TroubleBanner note={note} />
    </div>
  ),
});

/** That nothing is recorded at the moment, or not all of it, or that there is no room for the rest. */
const noticesOfRecording = (view: MeetingView, tooLittle: string | null): RoomNotice[] => {
  const { recording } = view;
  const notices: RoomNotice[] = [];
  if (recording !== null && recording.state !== 'running')
    notices.push({
      key: 'recording',
      notice: (
        <Part load={lineParts.need} waiting={null}>
          {({ RecordingNotice }) => <RecordingNotice recording={recording} />}
        </Part>
      ),
    });
  if (fallsShort(recording))
    notices.push({
      key: 'recording-short',
      notice: (
        <Part load={lineParts.need} waiting={null}>
          {({ ShortfallNotice }) => <ShortfallNotice view={view} />}
        </Part>
      ),
    });
  if (tooLittle !== null)
    notices.push({
      key: 'recording-room',
      notice: (
        <Banner tone="warn" testId="recording-room">
          {tooLittle}
        </Banner>
      ),
    });
  return notices;
};

/** What whoever leads is to know or to answer: that this is a debriefing, who leads in the chair's place, who asks to come in, that the planned end is near. */
const noticesOfLeading = (view: MeetingView, acts: Acts, planTells: PlanTells | null, now: Instant): RoomNotice[] => {
  const { debriefing, leading, plan } = view;
  const notices: RoomNotice[] = [];
  if (debriefing?.is === 'this')
    notices.push({ key: 'debriefing', notice: <DebriefingPlace debriefing={debriefing} /> });
  if (saysLead(leading, now))
    notices.push({
      key: 'lead',
      notice: (
        <Part load={leadLine.need} waiting={null}>
          {({ LeadLine }) => <LeadLine leading={leading} />}
        </Part>
      ),
    });
  if (asking(view).length > 0)
    notices.push({
      key: 'entry',
      notice: (
        <Part load={lineParts.need} waiting={null}>
          {({ EntryNotice }) => <EntryNotice view={view} acts={acts} />}
        </Part>
      ),
    });
  if (plan !== undefined && planTells !== null)
    notices.push({
      key: 'plan',
      notice: (
        <Part load={lineParts.need} waiting={null}>
          {({ PlanLine }) => <PlanLine plan={plan} tells={planTells} acts={acts} />}
        </Part>
      ),
    });
  return notices;
};

/**
 * What the whole room has to know or answer now, the most pressing first; also why there is no picture, while no stage is shown that
 * says it.
 */
export const useRoomNotices = (press: Press, stageShown: boolean, acts: Acts): readonly RoomNotice[] => {
  const { t } = useTranslation('meeting');
  const { audio, media } = useEndpoint();
  const cannotSend = useStore(media.repair.state, ({ givenUp }) => givenUp);
  const blocked = useStore(audio.state, (state) => state.blocked);
  const now = useNow(10_000);
  const [understood, setUnderstood] = useState(false);
  const view = useMeeting((meeting) => meeting);
  const { openedAt = null, plan } = view ?? {};
  const longest = view?.policy.usualLongestMinutes ?? null;
  const planTells = usePlanTells(plan);
  const { time, second } = useClockText();
  const recordingHeart = useHeartWords(view, { everyMs: heartEveryMs, time, second });
  const notices: RoomNotice[] = [];
  const question = useReturnQuestion();
  const trouble = useStageTrouble();
  const hubAway = useHubAway();
  const rung = useRungNote();
  const said = useMessageInSight(acts, press);
  const ownTroubles = useOwnTroubleNotes(['microphone', 'camera']);
  if (trouble !== null && !stageShown)
    notices.push({
      key: 'lost',
      notice: (
        <Banner tone={trouble.kind === 'lost' ? 'trouble' : 'warn'} testId="lost">
          {trouble.title}
          {trouble.since !== null && <ForSoLong since={trouble.since} />}{' '}
          {trouble.text !== '' && <span className={classes.advice}>{trouble.text}</span>}
        </Banner>
      ),
    });
  if (view !== null) notices.push(...noticesOfLeading(view, acts, planTells, now));
  if (hubAway !== null)
    notices.push({
      key: 'hub',
      notice: (
        <div className={classes.answer}>
          <Banner tone="warn" testId="hub-away">
            {hubAway}
          </Banner>
        </div>
      ),
    });
  if (view !== null) notices.push(...noticesOfRecording(view, recordingHeart.tooLittle));
  if (rung !== null)
    notices.push({
      key: 'weak',
      notice: (
        <Banner tone="warn" testId="rung">
          {rung}
        </Banner>
      ),
    });
  if (cannotSend) notices.push({ key: 'sending', notice: <Banner testId="cannot-send">{t('cannotSend')}</Banner> });
  if (blocked)
    notices.push({
      key: 'sound',
      notice: (
        <button
          type="button"
          className={classes.sound}
          data-testid="unblock-sound"
          onClick={() => void audio.unblock()}
        >
          {t('soundBlocked')}
        </button>
      ),
    });
  if (question !== null) notices.push({ key: 'return', notice: <AskedToReturn question={question} run={press.run} /> });
  notices.push(...ownTroubles.filter((note) => !isRoomWord(note)).map(noteOf));
  if (press.trouble !== null)
    notices.push({
      key: 'act',
      notice: (
        <div className={classes.answer}>
          <Banner testId="act-trouble" onClose={press.forget}>
            {press.trouble}
          </Banner>
        </div>
      ),
    });
  if (view?.record === 'troubled')
    notices.push({ key: 'record', notice: <Banner testId="record-troubled">{t('room.recordTroubled')}</Banner> });
  if (!understood && longest !== null && openedAt !== null && minutesBetween(openedAt, now) >= longest)
    notices.push({
      key: 'long',
      notice: (
        <Part load={lineParts.need} waiting={null}>
          {({ LongNotice }) => <LongNotice usualMinutes={longest} onClose={() => setUnderstood(true)} />}
        </Part>
      ),
    });
  if (notices.length <= besideSound) notices.push(...ownTroubles.filter(isRoomWord).map(noteOf));
  if (said !== null) notices.push({ key: 'message', notice: said });
  return notices;
};

interface RoomNoticesProps {
  readonly notices: readonly RoomNotice[];
  /** The gallery has room for one at a time; the others wait, and are counted. */
  readonly atOnce: number;
}

/** Notices in a place of their own: above the stage, which gives way, or where the title stood. */
export const RoomNotices = ({ notices, atOnce }: RoomNoticesProps) => {
  const { t } = useTranslation('meeting');
  const waiting = notices.length - atOnce;
  if (notices.length === 0) return null;
  return (
    <div className={classes.notices} data-testid="notices">
      {notices.slice(0, atOnce).map(({ key, notice }) => (
        <div key={key}>{notice}</div>
      ))}
      {waiting > 0 && (
        <p className={classes.waiting} role="img" aria-label={t('room.moreNotices', { count: waiting })}>
          +{waiting}
        </p>
      )}
    </div>
  );
};
