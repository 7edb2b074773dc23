import {
  WholeChanges,
  attendance,
  type Audience,
  type EndpointId,
  type Instant,
  type MeetingChanges,
  type MeetingView,
  type OpenMeeting,
  type Principal,
  type SeatLifeView,
  type SeatLadderView,
  type SeatOutageView,
  type SeatView,
  type SeatWaitingView,
} from '@diem-cau/shared';
import { mayAttend } from './connections/attending.ts';
import { comesAs, kinds } from './connections/kinds.ts';
import { emptySince, endsItselfAt } from './course/emptiness.ts';
import { isLockedOut } from './lock/locked-out.ts';
import { isDebriefing, isOfCircle } from './debriefing/debriefing.ts';
import type { Meeting } from './meeting.ts';
import { mayIn } from './parts/standing.ts';
import { ringingSince } from './rings/state.ts';
import { seatsItself } from './seats/seating-itself.ts';
import { isPresent, presentChair, type Seat } from './seats/state.ts';
import { topics } from './topics.ts';

/** Endpoints of which nothing is heard just now, and since when. */
export type SilentSince = ReadonlyMap<EndpointId, Instant>;

/** What is only seen and on no record, since a line that flaps must not fill it. */
export interface Silences {
  /** Nothing comes, neither from the page nor of the media. */
  readonly lost: SilentSince;
  /** Nothing comes by the media. */
  readonly outages: SilentSince;
}

/** All are heard. */
export const noSilence: Silences = { lost: new Map(), outages: new Map() };

const lostView = ({ endpoint, presence }: Seat, lost: SilentSince): SeatLifeView => {
  const since = presence.state === 'present' ? lost.get(endpoint.endpointId) : undefined;
  return since === undefined ? {} : { lost: { since } };
};

/** A seat of which nothing is heard at all is lost, and no more is said of it. */
const silenceView = (meeting: Meeting, seat: Seat, { lost, outages }: Silences): SeatLifeView & SeatOutageView => {
  const life = lostView(seat, lost);
  if (life.lost !== undefined || !isPresent(seat)) return life;
  const { endpointId } = seat.endpoint;
  const since = meeting.outages.get(endpointId)?.since ?? outages.get(endpointId);
  return since === undefined ? {} : { outage: { since } };
};

const waitingView = (
  { endpoint, presence }: Seat,
  audience: Audience,
  waiting: ReadonlySet<EndpointId>,
): SeatWaitingView =>
  audience !== 'seat' &&
  (presence.state === 'expected' || presence.state === 'left') &&
  waiting.has(endpoint.endpointId)
    ? { waits: true }
    : {};

const seatView = (meeting: Meeting, seat: Seat, audience: Audience): SeatView => ({
  ...topics.seats.seatView(meeting, seat, audience),
  ...topics.microphones.seatView(meeting, seat, audience),
  ...topics.sources.seatView(meeting, seat, audience),
  ...topics.links.seatView(meeting, seat, audience),
  ...topics.parts.seatView(meeting, seat, audience),
  ...topics.floor.seatView(meeting, seat, audience),
  ...topics.troubles.seatView(meeting, seat, audience),
  ...topics.ladder.seatView(meeting, seat, audience),
  ...topics.roll.seatView(meeting, seat, audience),
  ...topics.rings.seatView(meeting, seat, audience),
  ...topics.lock.seatView(meeting, seat, audience),
  ...topics.ready.seatView(meeting, seat, audience),
  ...topics.checkpoints.seatView(meeting, seat, audience),
  ...topics.receipts.seatView(meeting, seat, audience),
  ...topics.messages.seatView(meeting, seat, audience),
  ...topics.duplex.seatView(meeting, seat, audience),
});

/** For whom a meeting is seen, and what is seen of it that stands on no record. */
interface Seen extends Pick<MeetingView, 'seq' | 'record'> {
  readonly audience: Audience;
  readonly silences?: Silences;
  /** What the lines of those seats bear that do not bear all. */
  readonly lines?: ReadonlyMap<EndpointId, SeatLadderView>;
  /** Endpoints that are in no meeting and of which a page waits. */
  readonly waiting?: ReadonlySet<EndpointId>;
}

/** What the pages of an audience see of a meeting; the same for a joiner and a resumer. */
export const meetingView = (
  meeting: Meeting,
  { audience, seq, record, silences = noSilence, lines = new Map(), waiting = new Set() }: Seen,
): MeetingView => ({
  meetingId: meeting.meetingId,
  seq,
  ...topics.course.view(meeting, audience),
  ...topics.microphones.view(meeting, audience),
  ...topics.speaker.view(meeting, audience),
  ...topics.stage.view(meeting, audience),
  ...topics.parts.view(meeting, audience),
  ...topics.panels.view(meeting, audience),
  ...topics.leading.view(meeting, audience),
  ...topics.lock.view(meeting, audience),
  ...topics.plan.view(meeting, audience),
  ...topics.debriefing.view(meeting, audience),
  ...topics.floor.view(meeting, audience),
  ...topics.speakers.view(meeting, audience),
  ...topics.roll.view(meeting, audience),
  ...topics.ready.view(meeting, audience),
  ...topics.checkpoints.view(meeting, audience),
  ...topics.receipts.view(meeting, audience),
  ...topics.messages.view(meeting, audience),
  ...topics.reports.view(meeting, audience),
  ...topics.recording.view(meeting, audience),
  seats: [...meeting.seats.values()].map((seat) => ({
    ...seatView(meeting, seat, audience),
    ...silenceView(meeting, seat, silences),
    ...waitingView(seat, audience, waiting),
    ...lines.get(seat.endpoint.endpointId),
  })),
  record,
});

/** What concerns the page alone on which the endpoint waits. */
const ofWaiting = (
  meeting: Meeting,
  endpointId: EndpointId,
): Pick<OpenMeeting, 'seatsYou' | 'ringsYou' | 'locksYouOut'> => {
  const since = ringingSince(meeting.rings, endpointId);
  const { lock } = meeting;
  const entry = lock.entries.get(endpointId);
  return {
    ...(lock.since !== null && isLockedOut(meeting, endpointId)
      ? { locksYouOut: { since: lock.since, ...(entry === undefined ? {} : { entry }) } }
      : {}),
    ...(seatsItself(meeting, endpointId) ? { seatsYou: true } : {}),
    ...(since === null ? {} : { ringsYou: { since } }),
  };
};

/** Whether a meeting stands on a principal's list: a debriefing on that of its circle alone; else on that of a panel which was paired with it, of an endpoint that is expected, of who may watch it. */
const isListedFor = (meeting: Meeting, principal: Principal): boolean => {
  if (isDebriefing(meeting)) return isOfCircle(meeting, principal);
  if (principal.onlyIn !== undefined) return mayAttend(meeting, principal, comesAs(principal));
  const isExpected = principal.kind === 'endpoint' && meeting.seats.has(principal.endpointId);
  return isExpected || mayIn(meeting, principal, 'watchMeeting');
};

/** A meeting on the list of those that are open, as this principal sees it; null for a commune that is not expected in it. */
export const openMeetingFor = (meeting: Meeting, principal: Principal): OpenMeeting | null => {
  if (!isListedFor(meeting, principal)) return null;
  const { meetingId, course, seats } = meeting;
  const expectsYou = principal.kind === 'account' || seats.has(principal.endpointId);
  const empty = emptySince(meeting);
  const endsAt = endsItselfAt(meeting);
  const there = attendance([...seats.values()].map((seat) => topics.seats.seatView(meeting, seat, 'desk')));
  return {
    meetingId,
    title: course.title,
    type: course.type,
    policy: course.policy,
    openedAt: course.openedAt,
    scheduledAt: course.scheduledAt,
    phase: course.phase,
    expectedCount: there.expected,
    presentCount: there.present,
    ...(presentChair(seats) === null ? {} : { ledNow: true }),
    ...(empty === null ? {} : { emptySince: empty }),
    ...(endsAt === null ? {} : { endsItselfAt: endsAt }),
    ...(meeting.debriefing.of === null
      ? {}
      : { debriefing: { after: meeting.debriefing.of.after, closedAt: meeting.debriefing.of.closedAt } }),
    ...(meeting.recording === null ? {} : { recorded: true }),
    expectsYou,
    ...(principal.kind === 'endpoint' && kinds[comesAs(principal)].place
      ? ofWaiting(meeting, principal.endpointId)
      : {}),
  };
};

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** All that is announced whole: derived from the view, so that no field of it can be forgotten. */
const wholeFields = WholeChanges.keyof().options;

/** What has to be announced to bring a page from one view to the next; null when nothing that it sees has changed. */
export const viewChanges = (before: MeetingView, after: MeetingView): MeetingChanges | null => {
  const seatsBefore = new Map(before.seats.map((seat) => [seat.endpointId, seat]));
  const seats = after.seats.filter((seat) => !same(seat, seatsBefore.get(seat.endpointId)));
  const { meetingId: _meetingId, seq: _seq, seats: _seats, ...whole } = after;
  const changes: MeetingChanges = seats.length === 0 ? whole : { ...whole, seats };
  for (const field of wholeFields) if (same(before[field], after[field])) delete changes[field];
  return Object.keys(changes).length === 0 ? null : changes;
};
