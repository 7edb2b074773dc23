import type { Audience, EndpointId, Instant } from '@diem-cau/shared';
import type { MeetingEvent, MeetingEventOf } from './events.ts';
import type { Meeting } from './meeting.ts';
import type { Seat } from './seats/state.ts';

type EventType = MeetingEvent['type'];

/** What a fold is told besides its state and the fact: when it happened, and the meeting before it. */
export interface Moment {
  readonly at: Instant;
  readonly before: Meeting;
}

/** What a topic's state is after one fact. Pure and total. */
export type Fold<State, Type extends EventType> = (state: State, fact: MeetingEventOf<Type>, moment: Moment) => State;

/** How a topic follows facts: all of its own, and of the others' what concerns it. */
type Folds<State, Own extends EventType> = { readonly [Type in Own]: Fold<State, Type> } & {
  readonly [Type in Exclude<EventType, Own>]?: Fold<State, Type>;
};

/** What a line of the story says besides its time, its kind and who did it. */
export interface StoryLine {
  readonly endpointId: EndpointId | null;
  /** The bare data: numbers, causes and sources as the protocol spells them, names as they were on the day. */
  readonly detail: string;
}

/** What becomes true of itself at an instant, unless something else happens before: the hub wakes and decides it then. */
export interface Due {
  /** What falls due, for the log. */
  readonly name: string;
  readonly at: Instant;
  /** What happens then; nothing where it does not hold any more. */
  readonly decide: (meeting: Meeting) => readonly MeetingEvent[];
  /** It gives the floor: whose microphone that opens is heard from then on. */
  readonly gives?: true;
}

/** The part of a view to which a topic adds nothing. */
export type Nothing = Readonly<Record<never, never>>;

/**
 * All that one capability adds to a meeting: its state and how it follows the facts, what it tells whom, what the story says of its own
 * facts. Its decisions (state and wish in, facts out, or a Refusal) stand beside it.
 */
export interface Topic<State, Own extends EventType, View extends object, SeatPart extends object> {
  /** What is known when the meeting has just been opened. */
  readonly initial: (opening: MeetingEventOf<'meetingOpened'>, at: Instant) => State;
  readonly folds: Folds<State, Own>;
  /** Its part of what a page knows of the meeting. */
  readonly view: (meeting: Meeting, audience: Audience) => View;
  /** Its part of what a page knows of one seat. */
  readonly seatView: (meeting: Meeting, seat: Seat, audience: Audience) => SeatPart;
  /** What the story of the meeting says of its facts. */
  readonly lines: { readonly [Type in Own]: (fact: MeetingEventOf<Type>) => StoryLine };
  /** What falls due by itself as the meeting stands. */
  readonly due?: (meeting: Meeting) => readonly Due[];
}

/** For topics that have no part in one of the views. */
export const nothing = (): Nothing => ({});

/** A fact that concerns the story alone. */
export const unchanged = <State>(state: State): State => state;

/** A line about the meeting as a whole. */
export const ofAll = (detail = ''): StoryLine => ({ endpointId: null, detail });

/** A line about the endpoint that a fact names. */
export const ofEndpoint = ({ endpointId }: { readonly endpointId: EndpointId | null }, detail = ''): StoryLine => ({
  endpointId,
  detail,
});

/** A map with one more, or one changed, entry. */
export const withEntry = <Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  change: (value: Value) => Value,
): ReadonlyMap<Key, Value> => {
  const value = map.get(key);
  return value === undefined ? map : new Map(map).set(key, change(value));
};

/** A map with all its values changed. */
export const withAll = <Key, Value>(
  map: ReadonlyMap<Key, Value>,
  change: (value: Value, key: Key) => Value,
): ReadonlyMap<Key, Value> => new Map([...map].map(([key, value]) => [key, change(value, key)]));
