import {
  isPresent,
  type ConfirmedRoll,
  type EndpointId,
  type EndpointRoll,
  type MeetingRecord,
  type PeopleCount,
} from '@diem-cau/shared';
import { peopleOfRooms } from '../people/same-person.ts';
import type { BookFact, BookFactOf } from './book-fact.ts';
import { actorName } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

type Book = readonly StampedFact<BookFact>[];

/** A confirmation of the roll as it stands in the book, with the endpoint that it is about. */
export interface Confirmation extends ConfirmedRoll {
  readonly endpointId: EndpointId;
}

const isRoll = (stamped: StampedFact<BookFact>): stamped is StampedFact<BookFactOf<'rollConfirmed'>> =>
  stamped.fact.type === 'rollConfirmed';

/** Every confirmation of a roll, in the order of the book; none is ever taken out by a later one. */
export const confirmations = (book: Book): readonly Confirmation[] =>
  book.filter(isRoll).map(({ seq, at, fact: { call, endpointId, roll, reason, actor } }) => ({
    seq,
    at,
    by: actorName(actor),
    call,
    endpointId,
    roll,
    reason,
  }));

/** The rolls in force by endpoint, each endpoint's in the order of calls: of one call, the last that was confirmed. */
export const rollsByCall = (book: Book): ReadonlyMap<EndpointId, readonly Confirmation[]> => {
  const ofEndpoints = Map.groupBy(confirmations(book), ({ endpointId }) => endpointId);
  return new Map(
    [...ofEndpoints].map(([endpointId, own]) => {
      const last = new Map(own.map((confirmation) => [confirmation.call, confirmation]));
      return [endpointId, [...last.values()].sort((a, b) => a.call - b.call)];
    }),
  );
};

/**
 * The roll that counts for each endpoint: that of the last call in which it was confirmed. An endpoint whose roll nobody confirmed is
 * missing.
 */
export const rollsInForce = (book: Book): ReadonlyMap<EndpointId, Confirmation> =>
  new Map(
    [...rollsByCall(book)].flatMap(([endpointId, rolls]) => {
      const last = rolls.at(-1);
      return last === undefined ? [] : [[endpointId, last] as const];
    }),
  );

/** How many calls there were, 0 before the first. */
export const callCount = (book: Book): number =>
  confirmations(book).reduce((most, { call }) => Math.max(most, call), 0);

/**
 * The calls as the meeting's page tells them, in their order: from the first endpoint's confirmation to the last one's. A roll that
 * was changed afterwards does not draw its call out, but whoever changed it is named.
 */
export const rollCalls = (book: Book): MeetingRecord['rollCalls'] => {
  const calls = Map.groupBy(confirmations(book), ({ call }) => call);
  return [...calls]
    .sort(([a], [b]) => a - b)
    .map(([call, own]) => {
      const firsts = new Map(own.toReversed().map((confirmation) => [confirmation.endpointId, confirmation.at]));
      const times = [...firsts.values()];
      return {
        call,
        from: Math.min(...times),
        to: Math.max(...times),
        by: [...new Set(own.map(({ by }) => by))],
        endpoints: firsts.size,
      };
    });
};

/**
 * The rolls by which people are counted: those in force, with each person there once. Who went to another room between two calls counts
 * where the later one found him or her.
 */
export const countedRolls = (book: Book): ReadonlyMap<EndpointId, Confirmation> => {
  const inForce = rollsInForce(book);
  const { who } = peopleOfRooms([...rollsByCall(book).values()].flat());
  const foundBy = new Map<string, number>();
  for (const { endpointId, call, roll } of inForce.values())
    for (const attendee of roll.attendees.filter(isPresent)) {
      const person = who(endpointId, attendee);
      if (person !== null) foundBy.set(person, Math.max(call, foundBy.get(person) ?? 0));
    }
  const counts = (endpointId: EndpointId, attendee: EndpointRoll['attendees'][number], call: number): boolean => {
    const person = who(endpointId, attendee);
    return person === null || !isPresent(attendee) || foundBy.get(person) === call;
  };
  return new Map(
    [...inForce].map(([endpointId, { roll, ...confirmed }]) => {
      const attendees = roll.attendees.filter((attendee) => counts(endpointId, attendee, confirmed.call));
      return [endpointId, { ...confirmed, roll: { ...roll, attendees } }];
    }),
  );
};

/**
 * The people of one roll by their states. Those who are counted but not named are there as their endpoint is: in person at one that
 * leads, else online. Only who was there can be late, leave early or stand in for somebody.
 */
export const peopleCount = ({ attendees, others }: EndpointRoll, leads: boolean): PeopleCount => {
  const inState = (state: EndpointRoll['attendees'][number]['state']): number =>
    attendees.filter((attendee) => attendee.state === state).length;
  const present = attendees.filter(isPresent);
  return {
    inPerson: inState('in-person') + (leads ? others : 0),
    online: inState('online') + (leads ? 0 : others),
    excused: inState('excused'),
    unexcused: inState('unexcused'),
    notCalled: inState('not-called'),
    substitutes: present.filter(({ substituteFor }) => substituteFor !== null).length,
    late: present.filter(({ lateMinutes }) => (lateMinutes ?? 0) > 0).length,
    leftEarly: present.filter(({ leftEarlyMinutes }) => (leftEarlyMinutes ?? 0) > 0).length,
    unnamed: others,
  };
};
