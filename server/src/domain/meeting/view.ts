import {
  actingRole,
  attendance,
  type MeetingChanges,
  type MeetingView,
  type OpenMeeting,
  type Principal,
  type SeatView,
} from '@diem-cau/shared';
import { presentChair, screenSharer, type Meeting, type Seat } from './meeting.ts';

const microphoneOf = ({ microphoneRight, microphoneOpen }: Seat): SeatView['microphone'] => {
  if (microphoneRight === 'withheld') return 'withheld';
  return microphoneOpen ? 'open' : 'closed';
};

const seatView = (seat: Seat): SeatView => ({
  endpointId: seat.endpoint.endpointId,
  name: seat.endpoint.name,
  leads: seat.endpoint.leads,
  seat: seat.presence,
  microphone: microphoneOf(seat),
  camera: seat.sending.has('camera') ? 'on' : 'off',
});

/** What pages see of a meeting; the same for a joiner and a resumer. */
export const meetingView = (meeting: Meeting, seq: number, record: MeetingView['record']): MeetingView => ({
  meetingId: meeting.meetingId,
  seq,
  title: meeting.title,
  type: meeting.type,
  policy: meeting.policy,
  openedAt: meeting.openedAt,
  phase: meeting.phase,
  maxEndpoints: meeting.maxEndpoints,
  microphones: meeting.microphones,
  speaking: meeting.speaking,
  stage: { chair: presentChair(meeting), speaker: meeting.lastSpeaker, screen: screenSharer(meeting) },
  seats: [...meeting.seats.values()].map(seatView),
  record,
});

/** A meeting on the list of those that are open, as this principal sees it; null for a commune that is not expected in it. */
export const openMeetingFor = (meeting: Meeting, principal: Principal): OpenMeeting | null => {
  const expectsYou = principal.kind === 'account' || meeting.seats.has(principal.endpointId);
  if (actingRole(principal) === 'delegate' && !(principal.kind === 'endpoint' && expectsYou)) return null;
  const there = attendance([...meeting.seats.values()].map(seatView));
  return {
    meetingId: meeting.meetingId,
    title: meeting.title,
    type: meeting.type,
    policy: meeting.policy,
    openedAt: meeting.openedAt,
    scheduledAt: meeting.scheduledAt,
    phase: meeting.phase,
    expectedCount: there.expected,
    presentCount: there.present,
    expectsYou,
  };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Announced = Exclude<keyof MeetingChanges, 'seats'>;

/** All that is announced whole, by field: a field that `MeetingChanges` gains does not compile until it stands here. */
const announced: { readonly [Field in Announced]-?: (view: MeetingView) => Pick<MeetingChanges, Field> } = {
  title: ({ title }) => ({ title }),
  type: ({ type }) => ({ type }),
  phase: ({ phase }) => ({ phase }),
  maxEndpoints: ({ maxEndpoints }) => ({ maxEndpoints }),
  microphones: ({ microphones }) => ({ microphones }),
  speaking: ({ speaking }) => ({ speaking }),
  stage: ({ stage }) => ({ stage }),
  record: ({ record }) => ({ record }),
};

/** What has to be announced to bring a page from one view to the next; null when nothing that it sees has changed. */
export const viewChanges = (before: MeetingView, after: MeetingView): MeetingChanges | null => {
  const seatsBefore = new Map(before.seats.map((seat) => [seat.endpointId, seat]));
  const seats = after.seats.filter((seat) => !same(seat, seatsBefore.get(seat.endpointId)));
  const changes = Object.values(announced).reduce<MeetingChanges>(
    (all, part) => (same(part(before), part(after)) ? all : { ...all, ...part(after) }),
    seats.length === 0 ? {} : { seats },
  );
  return Object.keys(changes).length === 0 ? null : changes;
};
