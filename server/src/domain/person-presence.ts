import {
  foldForSearch,
  type Attendee,
  type AttendedPerson,
  type EndpointId,
  type Instant,
  type PersonId,
} from '@diem-cau/shared';
import type { AttendanceLog, SeenEndpoint } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { endOf, meetingTime } from './presence.ts';
import { confirmations, isPresent, rollsByCall, type Confirmation } from './roll-call.ts';
import { common, measure, type Span } from './spans.ts';
import type { StampedFact } from './stamped-fact.ts';

/** One person in one call of the roll. */
interface Called {
  readonly call: number;
  /** When it was made: its first confirmation, since a roll that is changed afterwards tells of the same moment. */
  readonly at: Instant;
  readonly attendee: Attendee;
}

/** An endpoint at which a call found somebody. */
type Room = Pick<Confirmation, 'endpointId' | 'call'>;

/** Who is the same person in every call: by the directory of people, else by name and position; two of one name in a room are two. */
const keysOf = (attendees: readonly Attendee[]): readonly string[] => {
  const met = new Map<string, number>();
  return attendees.map(({ personId, name, position }) => {
    const key = personId ?? ` ${foldForSearch(name)}, ${foldForSearch(position)}`;
    const times = (met.get(key) ?? 0) + 1;
    met.set(key, times);
    return `${key} ${times}`;
  });
};

const callKey = ({ endpointId, call }: Confirmation): string => `${endpointId} ${call}`;

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
    const keys = keysOf(attendees);
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

/** Whether other rooms' calls found a person before the first call that did here, and after the last one. */
interface Elsewhere {
  readonly before: boolean;
  readonly after: boolean;
}

/** Where each person of the directory was found there, in which call. */
const roomsOf = (rolls: ReturnType<typeof rollsByCall>): ReadonlyMap<PersonId | null, readonly Room[]> =>
  Map.groupBy(
    [...rolls.values()].flat().flatMap(({ endpointId, call, roll }) =>
      roll.attendees.filter(isPresent).map(({ personId }): Room & { readonly personId: PersonId | null } => ({
        personId,
        endpointId,
        call,
      })),
    ),
    ({ personId }) => personId,
  );

const elsewhere = (found: readonly Called[], own: EndpointId, rooms: readonly Room[]): Elsewhere => {
  const others = rooms.filter(({ endpointId }) => endpointId !== own);
  const calls = found.map(({ call }) => call);
  return {
    before: others.some(({ call }) => call < Math.min(...calls)),
    after: others.some(({ call }) => call > Math.max(...calls)),
  };
};

const isAbsent = (state: Attendee['state']): boolean => state === 'excused' || state === 'unexcused';

/** When a person was there as far as people said so, whatever the endpoint's line did; null for nobody who was ever found there. */
const confirmedSpan = (
  calls: readonly Called[],
  found: readonly Called[],
  lastCall: number,
  time: Span,
  { before, after }: Elsewhere,
): Span | null => {
  const [last, first] = [found.at(0), found.at(-1)];
  if (last === undefined || first === undefined) return null;
  const { lateMinutes, leftEarlyMinutes } = last.attendee;
  const from = time.from + (lateMinutes ?? 0) * minuteMs;
  const stayed = last.call === lastCall && !after;
  const absentBefore = calls.some(({ call, attendee: { state } }) => call < first.call && isAbsent(state));
  return {
    // Who was absent before, or came from another room, is here from the call that found him or her here, or from when the clerk says.
    from: before || (absentBefore && lateMinutes === null) ? Math.max(from, first.at) : from,
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
  const rooms = roomsOf(rolls);
  const madeAt = new Map(
    confirmations(book)
      .toReversed()
      .map((each) => [callKey(each), each.at]),
  );
  return log.endpoints.flatMap((seen) => {
    const { endpointId } = seen.endpoint;
    const own = rolls.get(endpointId) ?? [];
    const lastCall = own.at(-1)?.call ?? 0;
    const reachableMs = reach(seen, time, end);
    return peopleOfRolls(own, madeAt).map((calls): AttendedPerson => {
      const [{ call, attendee }] = calls;
      const state = call === lastCall ? attendee.state : 'not-called';
      const found = calls.filter((each) => isPresent(each.attendee));
      const others = attendee.personId === null ? [] : (rooms.get(attendee.personId) ?? []);
      const whole = { from: seen.expectedFrom, to: end };
      const span = confirmedSpan(calls, found, lastCall, whole, elsewhere(found, endpointId, others));
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
