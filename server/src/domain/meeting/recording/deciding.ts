import { Refusal, type Instant, type RecordingFailure } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
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

/** Nothing has been kept since then; nothing where that is known, or nothing should be. It was no earlier than the stretch that it interrupts. */
export const noteFailure = (meeting: Meeting, cause: RecordingFailure, since: Instant): MeetingEvent[] =>
  meeting.recording?.state === 'running'
    ? [{ type: 'recordingFailed', cause, since: Math.max(since, meeting.recording.since) }]
    : [];

/** It is kept again. */
export const noteRecovery = (meeting: Meeting): MeetingEvent[] =>
  meeting.recording?.state === 'failing' ? [{ type: 'recordingRecovered' }] : [];

/** Where the type of the meeting says that it is always recorded, that begins with the opening. */
export const byItself = ({ course: { policy, openedAt, phase }, recording }: Meeting): readonly Due[] =>
  policy.recording === 'always' && recording === null && phase.phase !== 'closed'
    ? [{ name: 'recording', at: openedAt, decide: (now) => beginRecording(now, { by: 'hub' }) }]
    : [];
