import { z } from 'zod';
import { MeetingId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';
import { MeetingPolicy, MeetingType } from '../settings/meeting-types.ts';
import { CheckpointsView, SeatCheckpointsView } from './checkpoints.ts';
import { CourseView, MeetingPhase } from './course.ts';
import { DebriefingView } from './debriefing.ts';
import { FloorView, SeatFloorView } from './floor.ts';
import { SeatLadderView } from './ladder.ts';
import { SeatHalfDuplexView } from './half-duplex.ts';
import { LeadingView } from './leading.ts';
import { EntryView, LockView, SeatEntryView } from './lock.ts';
import { MessagesView, SeatMessageView } from './messages.ts';
import { SeatLinkView } from './links.ts';
import { MicrophonesView, SeatMicrophoneView } from './microphones.ts';
import { SeatOutageView } from './outages.ts';
import { PanelsView } from './panels.ts';
import { PartsView, SeatPartView } from './parts.ts';
import { PlanView } from './plan.ts';
import { ReadyView, SeatReadyView } from './ready.ts';
import { RecordingView } from './recording.ts';
import { ConclusionsSentView, SeatReceiptsView } from './receipts.ts';
import { SeatRingView } from './rings.ts';
import { RollView, SeatRollView } from './roll.ts';
import { SeatLifeView, SeatPlaceView, SeatWaitingView } from './seats.ts';
import { SeatSourcesView } from './sources.ts';
import { SpeakerView } from './speaker.ts';
import { SpeakersView } from './speakers.ts';
import { ReportsView } from './written-reports.ts';
import { WholeStageView } from './stage.ts';
import { SeatTroublesView } from './troubles.ts';

/** For whom a view is made: a commune's seat, the room from which the meeting is led, a person at a desk, a technician. */
export const audiences = ['seat', 'room', 'desk', 'technician'] as const;
export type Audience = (typeof audiences)[number];

/** An endpoint's place in the meeting as a page sees it: each topic's part of it. */
export const SeatView = z.strictObject({
  ...SeatPlaceView.shape,
  ...SeatMicrophoneView.shape,
  ...SeatSourcesView.shape,
  ...SeatLinkView.shape,
  ...SeatLadderView.shape,
  ...SeatPartView.shape,
  ...SeatFloorView.shape,
  ...SeatTroublesView.shape,
  ...SeatHalfDuplexView.shape,
  ...SeatRollView.shape,
  ...SeatRingView.shape,
  ...SeatEntryView.shape,
  ...SeatReadyView.shape,
  ...SeatCheckpointsView.shape,
  ...SeatReceiptsView.shape,
  ...SeatMessageView.shape,
  ...SeatLifeView.shape,
  ...SeatWaitingView.shape,
  ...SeatOutageView.shape,
});
export type SeatView = z.infer<typeof SeatView>;

/** The whole of what a page knows of a meeting: joiner and resumer get the same. Each topic's part of it, and all seats. */
export const MeetingView = z.strictObject({
  meetingId: MeetingId,
  /** Number of the last announcement that is contained. */
  seq: z.int().nonnegative(),
  ...CourseView.shape,
  ...MicrophonesView.shape,
  ...SpeakerView.shape,
  ...WholeStageView.shape,
  ...PartsView.shape,
  ...PanelsView.shape,
  ...LeadingView.shape,
  ...LockView.shape,
  ...PlanView.shape,
  ...DebriefingView.shape,
  ...FloorView.shape,
  ...SpeakersView.shape,
  ...RollView.shape,
  ...ReadyView.shape,
  ...CheckpointsView.shape,
  ...ConclusionsSentView.shape,
  ...MessagesView.shape,
  ...ReportsView.shape,
  ...RecordingView.shape,
  /** In the directory's order, which never changes in a meeting. */
  seats: z.array(SeatView).max(1000),
  /** `troubled`: the hub cannot write the record at the moment. */
  record: z.enum(['sound', 'troubled']),
});
export type MeetingView = z.infer<typeof MeetingView>;

/** All that is announced whole when it changes: what a topic adds to the view is announced without further ado. */
export const WholeChanges = MeetingView.omit({ meetingId: true, seq: true, seats: true }).partial();

/** What changed with one announcement; seats by endpoint, all else whole. A gap in `seq` means: ask for the snapshot again. */
export const MeetingChanges = z.strictObject({ ...WholeChanges.shape, seats: z.array(SeatView).max(1000).optional() });
export type MeetingChanges = z.infer<typeof MeetingChanges>;

/** A meeting that is open now, as the pages that wait for it list it. */
export const OpenMeeting = z.strictObject({
  meetingId: MeetingId,
  title: z.string(),
  type: MeetingType,
  policy: MeetingPolicy,
  openedAt: Instant,
  /** When the invitation says that it begins; null where nobody said so. */
  scheduledAt: Instant.nullable(),
  phase: MeetingPhase,
  /** Communes, as `attendance` counts them. */
  expectedCount: z.int(),
  presentCount: z.int(),
  /** Whoever leads it is in it now. */
  ledNow: z.boolean().optional(),
  /** Since when nobody is in it, whoever leads included, but never before the hour of the invitation; missing while somebody is. */
  emptySince: Instant.optional(),
  /** When it ends by itself unless somebody comes; missing while somebody is in it. */
  endsItselfAt: Instant.optional(),
  /** It is a debriefing (họp riêng), after this meeting, which was closed then; missing for a meeting. */
  debriefing: z.strictObject({ after: MeetingId, closedAt: Instant }).optional(),
  /** Its sound is being recorded, or that is paused or failing: whoever joins is told so. */
  recorded: z.boolean().optional(),
  /** Whether the endpoint that asks is on its list; true for accounts. */
  expectsYou: z.boolean(),
  /** The page that waits takes the endpoint's seat by itself: the directory says so, and nobody of it has been in this meeting yet. */
  seatsYou: z.boolean().optional(),
  /** Whoever conducts it calls the endpoint that asks, since then: the page that waits rings. */
  ringsYou: z.strictObject({ since: Instant }).optional(),
  /** It is locked since then, and the endpoint that asks has to be let in: what it has asked for that, or heard. */
  locksYouOut: z.strictObject({ since: Instant, entry: EntryView.optional() }).optional(),
});
export type OpenMeeting = z.infer<typeof OpenMeeting>;
