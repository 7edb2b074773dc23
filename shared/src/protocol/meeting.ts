import { z } from 'zod';
import { AccountId, EndpointId, MeetingId, UnitId } from '../kit/ids.ts';
import { GrantedRight } from '../kit/rights.ts';
import { CheckpointSetting } from '../meeting/checkpoints.ts';
import { DeputyChoice } from '../meeting/leading.ts';
import { PlannedMinutes } from '../meeting/plan.ts';
import { FloorSeconds } from '../meeting/floor.ts';
import { MediaParameters, MediaOffer } from '../meeting/media.ts';
import { DeputySeconds, MeetingType, RecordingChoice } from '../settings/meeting-types.ts';
import { MeetingChanges, MeetingView } from '../meeting/view.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

const Nothing = z.strictObject({});

/** What the chair or the secretary says to open a meeting. */
export const OpeningRequest = z.strictObject({
  title: Line(1, 300),
  type: MeetingType,
  expected: z.array(EndpointId).min(1).max(1000),
  /** Nhà nước's secrets must not be spoken of here; the declaration is kept with the meeting. */
  holdsNoStateSecret: z.boolean(),
  maxEndpoints: z.int().min(1).max(1000).optional(),
  /** When the invitation says that it begins; without it nobody can tell whether it began in time. */
  scheduledAt: Instant.nullable().optional(),
  /** For how many minutes it is planned, from the opening, or from the invited time where that comes later; without it nobody plans when it ends. */
  plannedMinutes: PlannedMinutes.optional(),
  /** The unit that holds the meeting (đơn vị chủ trì); null for that of the leading endpoint. */
  hostUnitId: UnitId.nullable().optional(),
  /** The account of its secretary; null for none of its own. */
  secretaryId: AccountId.nullable().optional(),
  /** Who leads where the chair is away; without it the meeting's secretary. */
  deputy: DeputyChoice.optional(),
  /** After how many seconds; without it, what its type says. */
  deputySeconds: DeputySeconds.optional(),
  /** What endpoints that neither lead nor hold the meeting may send; without it, what its type says. */
  delegatesMay: z.array(GrantedRight).max(GrantedRight.options.length).optional(),
  /** Whether it is recorded; without it, what its type says. Refused with `recording-required` or `recording-forbidden` where the rule of its type says otherwise. */
  recording: RecordingChoice.optional(),
  /** For how long each commune is to speak, in the order of `expected`; without it there is no list of speakers yet. */
  speakerSeconds: FloorSeconds.optional(),
  /** Communes are to confirm their presence at random times; without it there are no checkpoints yet. */
  checkpoints: CheckpointSetting.optional(),
  /** Takes the written reports that were called for today, and arranges the list of speakers by them. Refused with `no-reports` where there are none. */
  byReports: z.boolean().optional(),
});
export type OpeningRequest = z.infer<typeof OpeningRequest>;

/** What shows that a page is the one that a seat is held for: random, told to that page alone, another after each use. */
export const ResumeSecret = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_-]{22,64}$/);

/** Requests about a meeting. All but `open`, `join`, `resume`, `attend` and `watch` mean the meeting that the page attends. */
export const meetingRequests = {
  /** Opens a meeting; nobody is in it yet. */
  'meeting.open': { params: OpeningRequest, result: z.strictObject({ meetingId: MeetingId }) },
  /**
   * Takes the endpoint's seat, from another tab of it where there is one. With `byItself` nobody pressed: refused with `not-by-itself`
   * unless nobody of the endpoint has been in this meeting yet, so that no PC undoes a leaving or takes a seat from another. Refused with
   * `meeting-locked` where the meeting is locked and this endpoint has to be let in.
   */
  'meeting.join': {
    params: z.strictObject({
      meetingId: MeetingId,
      rtpCapabilities: MediaParameters,
      byItself: z.boolean().optional(),
    }),
    result: z.strictObject({ snapshot: MeetingView, media: MediaOffer, resume: ResumeSecret }),
  },
  /**
   * Goes on in the seat that a lost socket left behind, by the secret that came with the join or with the last resuming: its transports
   * and what it sends are as they were (`kept`), or went at the hub meanwhile (`lost`: ask for `media.rebuild`). What was asked for and
   * not answered may be asked for again. Refused with `not-held` where nothing is held for this page: then it joins anew.
   */
  'meeting.resume': {
    params: z.strictObject({ meetingId: MeetingId, secret: ResumeSecret }),
    result: z.strictObject({ snapshot: MeetingView, media: z.enum(['kept', 'lost']), resume: ResumeSecret }),
  },
  /**
   * Attends beside the endpoint's seat, as what this PC is enrolled for: a display, which receives what its endpoint may see and hear, or a
   * panel, which has no media (`media` is null). Neither counts as the endpoint's presence. A display names its capabilities.
   */
  'meeting.attend': {
    params: z.strictObject({ meetingId: MeetingId, rtpCapabilities: MediaParameters.optional() }),
    result: z.strictObject({ snapshot: MeetingView, media: MediaOffer.nullable() }),
  },
  /** Follows a meeting without a seat and without media: a secretary's or a technician's page. */
  'meeting.watch': {
    params: z.strictObject({ meetingId: MeetingId }),
    result: z.strictObject({ snapshot: MeetingView }),
  },
  /** The whole of what is known now, after a gap in the sequence. */
  'meeting.snapshot': { params: Nothing, result: z.strictObject({ snapshot: MeetingView }) },
  /** A wilful leaving ("Rời họp"); of a display or a panel it ends that one only. */
  'meeting.leave': { params: Nothing, result: Nothing },
  /** Sent by a page while it is being closed, so that the record can tell it from a lost link. */
  'meeting.pageClosing': { params: Nothing, result: Nothing },
  /** Begins a break (tạm nghỉ), which does not count as meeting time. */
  'meeting.startBreak': { params: Nothing, result: Nothing },
  /** Says when it is to be over, so that all see the countdown, or with null leaves that open; `asksReady`: then all are asked whether they are ready. Refuses with `not-on-break`. */
  'meeting.timeBreak': {
    params: z.strictObject({ minutes: z.int().min(1).max(240).nullable(), asksReady: z.boolean() }),
    result: Nothing,
  },
  /** Ends the break. */
  'meeting.endBreak': { params: Nothing, result: Nothing },
  /** Closes the meeting for good, for everybody. */
  'meeting.close': { params: Nothing, result: Nothing },
  /** Puts one more endpoint on the list of an open meeting. */
  'meeting.addEndpoint': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Names the secretary of the meeting by account, or with null leaves it without one of its own. */
  'meeting.nameSecretary': { params: z.strictObject({ accountId: AccountId.nullable() }), result: Nothing },
  /** Changes how many endpoints may be in at once; who is in stays in. */
  'meeting.changeCap': { params: z.strictObject({ maxEndpoints: z.int().min(1).max(1000) }), result: Nothing },
} as const;

/** Notices to all who are in a meeting. */
export const meetingNotices = {
  /** What one announcement changed. */
  'meeting.changed': z.strictObject({
    meetingId: MeetingId,
    seq: z.int().positive(),
    at: Instant,
    changes: MeetingChanges,
  }),
  /** Another tab of the same endpoint took the seat; this one has no media any more. */
  'meeting.seatTaken': z.strictObject({ meetingId: MeetingId }),
} as const;
