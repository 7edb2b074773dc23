import { Refusal, type EndpointId, type Instant, type RecordingFailure, type RecordingLack } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { Due } from '../topic.ts';

/** Begins to record, or goes on; nothing where it is so. Refuses with `recording-forbidden`. */
export const beginRecording = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.course.policy.recording === 'never') throw new Refusal('recording-forbidden');
  if (meeting.recording === null) return [{ type: 'recordingBegan', kinds: ['sound', 'stage'], actor }];
  return meeting.recording.state === 'paused' ? [{ type: 'recordingResumed', actor }] : [];
};

/** Keeps nothing until it goes on; nothing where it does not run. */
export const pauseRecording = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return meeting.recording === null || meeting.recording.state === 'paused' ? [] : [{ type: 'recordingPaused', actor }];
};

/** Ends it; nothing where it is over. Refuses with `recording-required`. */
export const endRecording = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.course.policy.recording === 'always') throw new Refusal('recording-required');
  return meeting.recording === null ? [] : [{ type: 'recordingEnded', actor }];
};

/** What somebody has to mend: it is said as well where it failed for another cause before, but not the other way round. */
const ofTheDisk: ReadonlySet<RecordingFailure> = new Set(['no-room', 'disk']);

/** Nothing has been kept since then; nothing where that is known, or nothing should be. It was no earlier than the stretch that it interrupts. */
export const noteFailure = ({ recording }: Meeting, cause: RecordingFailure, since: Instant): MeetingEvent[] => {
  if (recording === null || recording.state === 'paused') return [];
  const isTold = recording.state === 'failing' && (!ofTheDisk.has(cause) || ofTheDisk.has(recording.cause));
  return isTold ? [] : [{ type: 'recordingFailed', cause, since: Math.max(since, recording.since) }];
};

/** It is kept again. */
export const noteRecovery = (meeting: Meeting): MeetingEvent[] =>
  meeting.recording?.state === 'failing' ? [{ type: 'recordingRecovered' }] : [];

/** What a recorder that runs keeps less of than it should, as it is seen now. */
export interface SeenShortfall {
  /** Whose sound it lacks; each endpoint once. */
  readonly lacking: readonly RecordingLack[];
  /** Since when it keeps sound alone; null where it keeps pictures too. */
  readonly soundOnlySince: Instant | null;
}

const mayLack = ({ microphones, seats }: Meeting, endpointId: EndpointId): boolean =>
  microphones.of.get(endpointId)?.open === true && isPresent(seats.get(endpointId));

/** What the recording lacks from now on, and lacks no more; nothing where that is known, or nothing is kept at all. None of it was before the stretch that it is part of. */
export const noteShortfall = (meeting: Meeting, { lacking, soundOnlySince }: SeenShortfall): MeetingEvent[] => {
  const { recording } = meeting;
  if (recording?.state !== 'running') return [];
  const { since: ranSince, lacking: known = [], soundOnlySince: gaveWay = null } = recording;
  const lacks = lacking.filter(({ endpointId }) => mayLack(meeting, endpointId));
  const among = (all: readonly RecordingLack[], { endpointId }: RecordingLack): boolean =>
    all.some((each) => each.endpointId === endpointId);
  const ended = known.filter((each) => !among(lacks, each));
  const began = lacks.filter((each) => !among(known, each));
  const events: MeetingEvent[] = [
    ...ended.map((each) => ({ type: 'recordingLackEnded' as const, ...each })),
    ...began.map(({ endpointId, since }) => ({
      type: 'recordingLackBegan' as const,
      ...{ endpointId, since: Math.max(since, ranSince) },
    })),
  ];
  if (gaveWay === null && soundOnlySince !== null)
    events.push({ type: 'recordingPicturesGaveWay', since: Math.max(soundOnlySince, ranSince) });
  if (gaveWay !== null && soundOnlySince === null) events.push({ type: 'recordingPicturesReturned', since: gaveWay });
  return events;
};

/** Where the type of the meeting says that it is always recorded, that begins with the opening. */
export const byItself = ({ course: { policy, openedAt, phase }, recording }: Meeting): readonly Due[] =>
  policy.recording === 'always' && recording === null && phase.phase !== 'closed'
    ? [{ name: 'recording', at: openedAt, decide: (now) => beginRecording(now, { by: 'hub' }) }]
    : [];
