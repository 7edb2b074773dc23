import {
  isPresent,
  typedIdentity,
  type AttendedPerson,
  type Attendee,
  type EndpointId,
  type Instant,
} from '@diem-cau/shared';
import type { AttendanceLog, SeenEndpoint } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { endOf, meetingTime } from './presence.ts';
import { confirmations, rollsByCall, type Confirmation } from './roll-call.ts';
import { peopleOfRooms, type People } from '../people/same-person.ts';
import { common, measure, type Span } from '../kit/spans.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** One person in one call of the roll. */
interface Called {
  readonly call: number;
  /** When it was made: its first confirmation, since a roll that is changed afterwards tells of the same moment. */
  readonly at: Instant;
  readonly attendee: Attendee;
}

/** What the call of one room says of somebody. */
interface Room extends Called {
  readonly endpointId: EndpointId;
}

/** Who is the same person in every call: by the directory of people, else by name and position; two of one name in a room are two. */
export const personKeys = (attendees: readonly Attendee[]): readonly string[] => {
  const met = new Map<string, number>();
  return attendees.map(({ personId, name, position }) => {
    const key = personId ?? ` ${typedIdentity(name)}, ${typedIdentity(position)}`;
    const times = (met.get(key) ?? 0) + 1;
    met.set(key, times);
    return `${key} ${times}`;
  });
};

const callKey = ({ endpointId, call }: Pick<Confirmation, 'endpointId' | 'call'>): string => `${endpointId} ${call}`;

/** Everybody on the rolls of one endpoint, each with all calls, the newest first; who stands on earlier rolls only comes last. */
const peopleOfRolls = (
  rolls: readonly Confirmation[],
  madeAt: ReadonlyMap<string, Instant>,
): readonly (readonly [Called, ...Called[]])[] => {
  const people = new Map<string, [Called, ...Called[]]>();
  for (const roll of rolls.toReversed()) {
    const { call } = roll;
    const at = madeAt.get(callKey(roll)) ?? roll.at;
    const { attendees } = roll.roll;
    const keys = personKeys(attendees);
    for (const [index, attendee] of attendees.entries()) {
      const [key, called] = [keys[index] ?? '', { call, at, attendee }];
      const known = people.get(key);
      if (known === undefined) people.set(key, [called]);
      else known.push(called);
    }
  }
  return [...people.values()];
};

const minuteMs = 60_000;

/** What other rooms' calls say of a person whom calls found here. */
interface Elsewhere {
  /** When the last call before the first one here found him or her in another room; null where none did. */
  readonly beforeAt: Instant | null;
  /** Whether a call after the last one here found or missed him or her in another room. */
  readonly after: boolean;
  /** Whether a call before the first one here missed him or her, and no room found him or her in it. */
  readonly missedBefore: boolean;
}

/** All that the rolls say of each person who is known in every room. */
const roomsOf = (
  rolls: ReturnType<typeof rollsByCall>,
  madeAt: ReadonlyMap<string, Instant>,
  { who }: People,
): ReadonlyMap<string | null, readonly Room[]> =>
  Map.groupBy(
    [...rolls.values()].flat().flatMap((roll) =>
      roll.roll.attendees.map((attendee) => ({
        attendee,
        endpointId: roll.endpointId,
        call: roll.call,
        at: madeAt.get(callKey(roll)) ?? roll.at,
      })),
    ),
    ({ endpointId, attendee }) => who(endpointId, attendee),
  );

const elsewhere = (found: readonly Called[], own: EndpointId, rooms: readonly Room[]): Elsewhere => {
  const calls = found.map(({ call }) => call);
  const [first, last] = [Math.min(...calls), Math.max(...calls)];
  const seen = rooms.filter(({ attendee }) => isPresent(attendee));
  const foundIn = new Set(seen.map(({ call }) => call));
  const missed = rooms.filter(({ attendee, call }) => isAbsent(attendee.state) && !foundIn.has(call));
  const others = [...seen, ...missed].filter(({ endpointId }) => endpointId !== own);
  const before = seen.filter(({ endpointId, call }) => endpointId !== own && call < first).map(({ at }) => at);
  return {
    beforeAt: before.length === 0 ? null : Math.max(...before),
    after: others.some(({ call }) => call > last),
    missedBefore: missed.some(({ call }) => call < first),
  };
};

const isAbsent = (state: Attendee['state']): boolean => state === 'excused' || state === 'unexcused';

/** When a person was there as far as people said so, whatever the endpoint's line did; null for nobody who was ever found there. */
const confirmedSpan = (
  calls: readonly Called[],
  found: readonly Called[],
  { lastCall, time }: { readonly lastCall: number; readonly time: Span },
  { beforeAt, after, missedBefore }: Elsewhere,
): Span | null => {
  const [last, first] = [found.at(0), found.at(-1)];
  if (last === undefined || first === undefined) return null;
  const { lateMinutes, leftEarlyMinutes } = last.attendee;
  const from = time.from + (lateMinutes ?? 0) * minuteMs;
  const stayed = last.call === lastCall && !after;
  const absentBefore =
    missedBefore || calls.some(({ call, attendee }) => call < first.call && isAbsent(attendee.state));
  const cameLater = beforeAt !== null || absentBefore;
  // Who was absent before, or came from another room, is here from the call that found him or her here, or from when the clerk says.
  const since = cameLater && lateMinutes === null ? Math.max(from, first.at) : from;
  return {
    // Nobody is here while a call finds him or her in another room.
    from: Math.max(since, beforeAt ?? since),
    // Whom a later call did not find again was there until the last one that did.
    to: stayed ? time.to - (leftEarlyMinutes ?? 0) * minuteMs : Math.min(last.at, time.to),
  };
};

/** How long one could take part within a stretch: in the room that leads always, elsewhere while the endpoint was there. */
const reach = (
  { expectedFrom, stretches }: SeenEndpoint,
  time: readonly Span[],
  end: Instant,
): ((state: Attendee['state'], span: Span) => number) => {
  const inPerson = measure(common(time, [{ from: expectedFrom, to: end }]));
  const online = measure(
    common(
      time,
      stretches.map(({ from, to }) => ({ from, to: to ?? end })),
    ),
  );
  return (state, span) => (state === 'in-person' ? inPerson(span) : online(span));
};

/**
 * Everybody on the rolls of a meeting, endpoint by endpoint in the directory's order, and how long each was there: by what the clerk
 * confirmed and, for those online, by what the machine saw of their endpoint. Lengths are in milliseconds without breaks; `until` is now
 * while the meeting lasts.
 */
export const personPresence = (
  log: AttendanceLog,
  book: readonly StampedFact<BookFact>[],
  until: Instant,
): AttendedPerson[] => {
  const end = endOf(log, until);
  const time = meetingTime(log, until);
  const rolls = rollsByCall(book);
  const madeAt = new Map(
    confirmations(book)
      .toReversed()
      .map((each) => [callKey(each), each.at]),
  );
  const everybody = peopleOfRooms([...rolls.values()].flat());
  const rooms = roomsOf(rolls, madeAt, everybody);
  return log.endpoints.flatMap((seen) => {
    const { endpointId } = seen.endpoint;
    const own = rolls.get(endpointId) ?? [];
    const lastCall = own.at(-1)?.call ?? 0;
    const reachableMs = reach(seen, time, end);
    return peopleOfRolls(own, madeAt).map((calls): AttendedPerson => {
      const [{ call, attendee }] = calls;
      const state = call === lastCall ? attendee.state : 'not-called';
      const found = calls.filter((each) => isPresent(each.attendee));
      const person = everybody.who(endpointId, attendee);
      const others = person === null ? [] : (rooms.get(person) ?? []);
      const whole = { from: seen.expectedFrom, to: end };
      const span = confirmedSpan(calls, found, { lastCall, time: whole }, elsewhere(found, endpointId, others));
      return {
        ...attendee,
        endpointId,
        state,
        calls: calls.toReversed().map((each) => ({ call: each.call, state: each.attendee.state })),
        presentMs: span === null ? 0 : reachableMs(found[0]?.attendee.state ?? state, span),
      };
    });
  });
};
