import type {
  EndpointId,
  Instant,
  MediaSource,
  MeetingId,
  MeetingPhase,
  MeetingPolicy,
  MeetingType,
  SeatState,
} from '@diem-cau/shared';
import type { ExpectedEndpoint, MeetingEvent, StampedEvent } from './events.ts';

/** An endpoint's place in a meeting; its microphone right outlives any drop. */
export interface Seat {
  readonly endpoint: ExpectedEndpoint;
  readonly presence: SeatState;
  readonly sending: ReadonlySet<MediaSource>;
  /** Only meaningful while the microphone is among what is sent. */
  readonly microphoneOpen: boolean;
  readonly microphoneRight: 'free' | 'withheld';
  /** What the chair has shut since the endpoint last opened it: it never comes back by itself, only a press opens it. */
  readonly heldBack: ReadonlySet<MediaSource>;
}

/** One meeting as its events have left it. */
export interface Meeting {
  readonly meetingId: MeetingId;
  readonly title: string;
  readonly type: MeetingType;
  readonly policy: MeetingPolicy;
  readonly openedAt: Instant;
  /** When the invitation says that it begins. */
  readonly scheduledAt: Instant | null;
  readonly phase: MeetingPhase;
  readonly maxEndpoints: number;
  /** What holds for all but the leading endpoint, and for whoever is added later. */
  readonly microphones: 'free' | 'withheld';
  /** In the directory's order. */
  readonly seats: ReadonlyMap<EndpointId, Seat>;
  readonly speaking: EndpointId | null;
  /** The last endpoint, other than the leading one, that spoke and is still there. */
  readonly lastSpeaker: EndpointId | null;
  /** Number of the last event. */
  readonly seq: number;
}

/** Who shares the screen now. */
export const screenSharer = (meeting: Meeting): EndpointId | null =>
  [...meeting.seats.values()].find((seat) => seat.sending.has('screen'))?.endpoint.endpointId ?? null;

/** The leading endpoint, while it is present. */
export const presentChair = (meeting: Meeting): EndpointId | null =>
  [...meeting.seats.values()].find((seat) => seat.endpoint.leads && seat.presence.state === 'present')?.endpoint
    .endpointId ?? null;

/** How many seats are held: by those who are there and by those who dropped out and may come back. */
export const heldSeats = (meeting: Meeting, except?: EndpointId): number =>
  [...meeting.seats.values()].filter(
    ({ endpoint, presence }) =>
      endpoint.endpointId !== except && (presence.state === 'present' || presence.state === 'dropped'),
  ).length;

const newSeat = (endpoint: ExpectedEndpoint, microphones: Meeting['microphones']): Seat => ({
  endpoint,
  presence: { state: 'expected' },
  sending: new Set(),
  microphoneOpen: false,
  microphoneRight: endpoint.leads ? 'free' : microphones,
  heldBack: new Set(),
});

const inOrder = (seats: Iterable<Seat>): ReadonlyMap<EndpointId, Seat> =>
  new Map(
    [...seats]
      .sort((a, b) => a.endpoint.position - b.endpoint.position)
      .map((seat) => [seat.endpoint.endpointId, seat] as const),
  );

const withSeat = (meeting: Meeting, endpointId: EndpointId, change: (seat: Seat) => Seat): Meeting => {
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) return meeting;
  return { ...meeting, seats: new Map(meeting.seats).set(endpointId, change(seat)) };
};

const withAllSeats = (meeting: Meeting, change: (seat: Seat) => Seat): Meeting => ({
  ...meeting,
  seats: new Map([...meeting.seats].map(([endpointId, seat]) => [endpointId, change(seat)])),
});

/** A seat whose endpoint is away sends nothing; what it sends again when it comes back is its page's wish, within its right. */
const away = (seat: Seat, presence: SeatState): Seat => ({
  ...seat,
  presence,
  sending: new Set(),
  microphoneOpen: false,
});

const withoutSpeaker = (meeting: Meeting, endpointId: EndpointId): Meeting => ({
  ...meeting,
  speaking: meeting.speaking === endpointId ? null : meeting.speaking,
  lastSpeaker: meeting.lastSpeaker === endpointId ? null : meeting.lastSpeaker,
});

const withSource = (sources: ReadonlySet<MediaSource>, source: MediaSource): ReadonlySet<MediaSource> =>
  new Set(sources).add(source);

const withoutSource = (sources: ReadonlySet<MediaSource>, source: MediaSource): ReadonlySet<MediaSource> =>
  new Set([...sources].filter((each) => each !== source));

const rightOf = (seat: Seat, right: Seat['microphoneRight']): Seat => ({
  ...seat,
  microphoneRight: right,
  heldBack: right === 'withheld' ? withSource(seat.heldBack, 'microphone') : seat.heldBack,
});

const opening = (seat: Seat): Seat => ({
  ...seat,
  microphoneOpen: true,
  heldBack: withoutSource(seat.heldBack, 'microphone'),
});

const withRight = (meeting: Meeting, right: Seat['microphoneRight']): Meeting => ({
  ...withAllSeats(meeting, (seat) => (seat.endpoint.leads ? seat : rightOf(seat, right))),
  microphones: right,
});

const opened = (event: Extract<MeetingEvent, { type: 'meetingOpened' }>, at: Instant): Meeting => {
  const microphones = event.policy.microphoneAtJoining === 'withheld' ? 'withheld' : 'free';
  return {
    meetingId: event.meetingId,
    title: event.title,
    type: event.meetingType,
    policy: event.policy,
    openedAt: at,
    scheduledAt: event.scheduledAt ?? null,
    phase: { phase: 'running', since: at },
    maxEndpoints: event.maxEndpoints,
    microphones,
    seats: inOrder(event.expected.map((endpoint) => newSeat(endpoint, microphones))),
    speaking: null,
    lastSpeaker: null,
    seq: 1,
  };
};

/** What a meeting is after one more event of any kind but the opening. */
const changed = (meeting: Meeting, event: MeetingEvent, at: Instant): Meeting => {
  switch (event.type) {
    case 'meetingOpened':
      return meeting;
    case 'endpointAdded':
      return { ...meeting, seats: inOrder([...meeting.seats.values(), newSeat(event.endpoint, meeting.microphones)]) };
    case 'capChanged':
      return { ...meeting, maxEndpoints: event.maxEndpoints };
    case 'breakStarted':
      return { ...meeting, phase: { phase: 'break', since: at } };
    case 'breakEnded':
      return { ...meeting, phase: { phase: 'running', since: at } };
    case 'meetingClosed':
      return {
        ...withAllSeats(meeting, (seat) =>
          seat.presence.state === 'expected' ? seat : away(seat, { state: 'left', since: at }),
        ),
        phase: { phase: 'closed', since: at },
        speaking: null,
        lastSpeaker: null,
      };
    case 'endpointJoined':
    case 'endpointResumed':
      return withSeat(meeting, event.endpointId, (seat) => ({ ...seat, presence: { state: 'present', since: at } }));
    case 'seatTaken':
      return withoutSpeaker(
        withSeat(meeting, event.endpointId, (seat) => away(seat, seat.presence)),
        event.endpointId,
      );
    case 'endpointDropped':
      return withoutSpeaker(
        withSeat(meeting, event.endpointId, (seat) => away(seat, { state: 'dropped', since: at, cause: event.cause })),
        event.endpointId,
      );
    case 'endpointLeft':
      return withoutSpeaker(
        withSeat(meeting, event.endpointId, (seat) => away(seat, { state: 'left', since: at })),
        event.endpointId,
      );
    case 'sendingStarted':
      return withSeat(meeting, event.endpointId, (seat) => ({
        ...(event.source === 'microphone' ? opening(seat) : seat),
        sending: withSource(seat.sending, event.source),
        heldBack: withoutSource(seat.heldBack, event.source),
      }));
    case 'sendingStopped':
      return withSeat(meeting, event.endpointId, (seat) => ({
        ...seat,
        sending: withoutSource(seat.sending, event.source),
        heldBack:
          event.cause === 'taken' || event.cause === 'stopped-by-chair'
            ? withSource(seat.heldBack, event.source)
            : seat.heldBack,
        microphoneOpen: event.source === 'microphone' ? false : seat.microphoneOpen,
      }));
    case 'microphoneOpened':
      return withSeat(meeting, event.endpointId, opening);
    case 'microphoneClosed':
      return withSeat(meeting, event.endpointId, (seat) => ({ ...seat, microphoneOpen: false }));
    case 'microphoneWithheld':
      return withSeat(meeting, event.endpointId, (seat) => rightOf(seat, 'withheld'));
    case 'microphoneAllowed':
      return withSeat(meeting, event.endpointId, (seat) => rightOf(seat, 'free'));
    case 'allMicrophonesWithheld':
      return withRight(meeting, 'withheld');
    case 'allMicrophonesAllowed':
      return withRight(meeting, 'free');
    case 'speakerChanged': {
      const leads = event.endpointId !== null && meeting.seats.get(event.endpointId)?.endpoint.leads === true;
      return {
        ...meeting,
        speaking: event.endpointId,
        lastSpeaker: event.endpointId === null || leads ? meeting.lastSpeaker : event.endpointId,
      };
    }
    case 'linkGraded':
    case 'clockSet':
      return meeting;
    case 'hubStood':
      return { ...meeting, speaking: null };
    case 'hubReturned':
      return {
        ...withAllSeats(meeting, (seat) =>
          seat.presence.state === 'present'
            ? away(seat, { state: 'dropped', since: event.downSince, cause: 'hub' })
            : seat,
        ),
        speaking: null,
        lastSpeaker: null,
      };
  }
};

/** Folds one more event; null stands for a meeting that has not been opened. Pure and total. */
export const applyEvent = (meeting: Meeting | null, { seq, at, event }: StampedEvent): Meeting | null => {
  if (event.type === 'meetingOpened') return opened(event, at);
  return meeting === null ? null : { ...changed(meeting, event, at), seq };
};

/** Folds a meeting's whole record; null when it does not begin with an opening. */
export const foldMeeting = (events: readonly StampedEvent[]): Meeting | null =>
  events.reduce<Meeting | null>(applyEvent, null);
