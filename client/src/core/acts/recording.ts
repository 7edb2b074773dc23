import type { MeetingView } from '@diem-cau/shared';
import type { Asking, Conduct } from './act.ts';

const right = 'recordMeeting';

const stands = ({ recording }: MeetingView): 'off' | 'on' | 'paused' => {
  if (recording === null) return 'off';
  return recording.state === 'paused' ? 'paused' : 'on';
};

const whole =
  (when: (view: MeetingView) => boolean): Conduct['when'] =>
  ({ view, on }: Asking) =>
    on === null && when(view);

/** Begins the recording, which all are told: who presses declares it. */
export const beginRecording: Conduct = {
  name: 'begin-recording',
  how: 'asks-once',
  right,
  request: 'recording.begin',
  params: () => ({}),
  when: whole((view) => stands(view) === 'off' && view.policy.recording !== 'never'),
};

/** Keeps nothing for a part that must not be recorded, and goes on; one of them is possible at a time. */
export const pauseActs: readonly Conduct[] = [
  {
    name: 'pause-recording',
    how: 'at-once',
    right,
    request: 'recording.pause',
    params: () => ({}),
    when: whole((view) => stands(view) === 'on'),
    takenBackBy: 'resume-recording',
  },
  {
    name: 'resume-recording',
    how: 'at-once',
    right,
    request: 'recording.begin',
    params: () => ({}),
    when: whole((view) => stands(view) === 'paused'),
    takenBackBy: 'pause-recording',
  },
];

/** Ends it before the meeting does. */
export const endRecording: Conduct = {
  name: 'end-recording',
  how: 'asks-once',
  right,
  request: 'recording.end',
  params: () => ({}),
  when: whole((view) => stands(view) !== 'off' && view.policy.recording !== 'always'),
};

export const recordingActs: readonly Conduct[] = [beginRecording, ...pauseActs, endRecording];
