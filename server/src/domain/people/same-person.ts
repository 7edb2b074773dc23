import { typedIdentity, type Attendee, type EndpointId, type EndpointRoll } from '@diem-cau/shared';

/** A roll and where it was called. */
interface RoomRoll {
  readonly endpointId: EndpointId;
  readonly roll: EndpointRoll;
}

/** Tells people apart over all rooms of a meeting. */
export interface People {
  /** One word for a person who is known in every room; null for who is known by name in this room only. */
  readonly who: (endpointId: EndpointId, attendee: Attendee) => string | null;
  /** The room in which somebody was first found who is not in the directory: this one where nobody said otherwise. */
  readonly origin: (endpointId: EndpointId, attendee: Attendee) => EndpointId;
}

const seatOf = (endpointId: EndpointId, { name }: Pick<Attendee, 'name'>): string =>
  `${endpointId} ${typedIdentity(name)}`;

/**
 * Who is the same person in the rooms of these rolls: by the directory of people, else as the clerk answered when somebody of one name was
 * found in another room. Where nobody answered, people who are not in the directory are others in each room.
 */
export const peopleOfRooms = (rolls: Iterable<RoomRoll>): People => {
  const cameFrom = new Map<string, EndpointId>();
  for (const { endpointId, roll } of rolls)
    for (const attendee of roll.attendees)
      if (attendee.personId === null && attendee.sameAs) cameFrom.set(seatOf(endpointId, attendee), attendee.sameAs);
  const origin = (endpointId: EndpointId, attendee: Attendee): EndpointId => {
    const passed: EndpointId[] = [];
    let at = endpointId;
    for (let next = cameFrom.get(seatOf(at, attendee)); next !== undefined; next = cameFrom.get(seatOf(at, attendee))) {
      // Rooms that name each other are told by the one that comes first.
      if (passed.includes(at)) return passed.slice(passed.indexOf(at)).sort()[0] ?? at;
      passed.push(at);
      at = next;
    }
    return at;
  };
  const named = new Set<string>();
  for (const { endpointId, roll } of rolls)
    for (const attendee of roll.attendees)
      if (cameFrom.has(seatOf(endpointId, attendee))) named.add(seatOf(origin(endpointId, attendee), attendee));
  return {
    origin,
    who: (endpointId, attendee) => {
      if (attendee.personId !== null) return attendee.personId;
      const seat = seatOf(origin(endpointId, attendee), attendee);
      return named.has(seat) ? ` ${seat}` : null;
    },
  };
};
