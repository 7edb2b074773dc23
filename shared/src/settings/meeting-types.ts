import { z } from 'zod';
import { GrantedRight } from '../kit/rights.ts';

/** The kinds of meeting of QĐ 45/2018/QĐ-TTg that a district holds online, and three that practice adds; `hop-thu` counts in no report. */
export const MeetingType = z.enum([
  'giao-ban',
  'chuyen-mon',
  'so-ket-tong-ket',
  'chuyen-de',
  'tap-huan',
  'dot-xuat',
  'khac',
  'hop-thu',
]);
export type MeetingType = z.infer<typeof MeetingType>;

/**
 * So many seconds after the chair was heard last the deputy leads, where the meeting's policy says nothing else: twice the fifteen after which a
 * silent room counts as dropped out, so that a line that comes back by itself, or a page that is loaded anew, passes nothing on.
 */
export const deputySeconds = 30;

/** Bounds of those seconds: not before a drop is on the record, and no meeting waits longer than ten minutes. */
export const DeputySeconds = z.int().min(15).max(600);

/** Whether a meeting is recorded: as its chair decides, from its opening to its closing, or not at all. */
export const RecordingChoice = z.enum(['chair-decides', 'always', 'never']);
export type RecordingChoice = z.infer<typeof RecordingChoice>;

/** Days after a closing for which a recording is kept: a day at least, ten years at most. */
export const RecordingDays = z.int().min(1).max(3_650);

/** What a type of meeting prescribes; a copy is kept with each meeting, so that a later change leaves the past alone. */
export const MeetingPolicy = z.strictObject({
  /** `closed`: an endpoint opens its own microphone; `withheld`: it may only after the chair allows it. */
  microphoneAtJoining: z.enum(['closed', 'withheld']),
  cameraAtJoining: z.enum(['on', 'off']),
  /** Length above which the page warns, never forbids; null where no rule sets one. */
  usualLongestMinutes: z.int().positive().nullable(),
  /** Working days between invitation and meeting; null where none is asked for (đột xuất). */
  invitationWorkingDays: z.int().nonnegative().nullable(),
  /** Working days between closing and the notice of conclusions. */
  conclusionWorkingDays: z.int().nonnegative(),
  recording: RecordingChoice,
  /** For so many days after its closing a recording is kept, where nobody decides otherwise; null for good. Missing in records from before there were recordings. */
  recordingDays: RecordingDays.nullable().optional(),
  /** What endpoints that neither lead nor hold the meeting may send; missing where all may, as in records from before it was kept. */
  delegatesMay: z.array(GrantedRight).max(GrantedRight.options.length).optional(),
  /** After how many seconds without the chair its deputy leads; missing in records from before there were deputies. */
  deputySeconds: DeputySeconds.optional(),
});
export type MeetingPolicy = z.infer<typeof MeetingPolicy>;

/** Days for which a recording is kept as a rule: it serves the minutes, and what was said by people is not kept longer than it serves (Luật 91/2025/QH15). */
export const recordingDays = 90;

const ordinary: MeetingPolicy = {
  microphoneAtJoining: 'closed',
  cameraAtJoining: 'on',
  usualLongestMinutes: 480,
  invitationWorkingDays: 3,
  conclusionWorkingDays: 5,
  recording: 'chair-decides',
  recordingDays,
};

/** Default policy by type. Longest lengths and the clocks of 3 and 5 working days: QĐ 45/2018/QĐ-TTg. */
export const meetingPolicies: Readonly<Record<MeetingType, MeetingPolicy>> = {
  'giao-ban': { ...ordinary, usualLongestMinutes: 240 },
  'chuyen-mon': ordinary,
  'so-ket-tong-ket': ordinary,
  'chuyen-de': ordinary,
  'tap-huan': { ...ordinary, microphoneAtJoining: 'withheld', usualLongestMinutes: 960 },
  'dot-xuat': { ...ordinary, usualLongestMinutes: null, invitationWorkingDays: null },
  khac: { ...ordinary, usualLongestMinutes: null },
  'hop-thu': { ...ordinary, usualLongestMinutes: null, invitationWorkingDays: null, recordingDays: 7 },
};

/** What a policy grants to endpoints like any other. */
export const grantsOf = ({ delegatesMay }: MeetingPolicy): readonly GrantedRight[] =>
  delegatesMay ?? GrantedRight.options;
