import {
  presentCount,
  type EndpointId,
  type Instant,
  type RollCallBody,
  type SeatView,
  type UnreadyReason,
} from '@diem-cau/shared';
import type { TilePresence } from '../layout/tiles.ts';

/** What the clerk's roll in force says of one endpoint: people present, and whether all who are named are excused. */
export interface CalledPeople {
  readonly people: number;
  readonly excused: boolean;
}

/** The rolls in force by endpoint; those that nobody confirmed are missing. */
export type CalledRolls = ReadonlyMap<EndpointId, CalledPeople>;

/** How an endpoint stands on the board of the roll call; `at` is since when, where that is said. */
export type BoardCell =
  /** Its page has lost the hub: nobody here knows more. */
  | { readonly state: 'unknown' }
  | { readonly state: 'expected' }
  /** Its page stands open on which it waits. */
  | { readonly state: 'waits' }
  | { readonly state: 'connected' }
  /** It is there and did not answer when it was called. */
  | { readonly state: 'silent' }
  /** It answered when it was called, or its roll is confirmed; with the number of people as far as a roll says it. */
  | { readonly state: 'confirmed'; readonly people: number | null }
  | { readonly state: 'lost'; readonly at: Instant }
  | { readonly state: 'left'; readonly at: Instant }
  | { readonly state: 'excused' }
  | { readonly state: 'phone'; readonly at: Instant; readonly people: number | null };

/** The rolls in force of the clerk's roll call. */
export const calledRolls = ({ endpoints }: RollCallBody): CalledRolls =>
  new Map(
    endpoints.flatMap(({ endpointId, confirmed }) => {
      const roll = confirmed.at(-1)?.roll;
      if (roll === undefined) return [];
      const people = presentCount(roll);
      const excused = people === 0 && roll.attendees.some(({ state }) => state === 'excused');
      return [[endpointId, { people, excused }] as const];
    }),
  );

/** How an endpoint stands on the board: what its line does goes before what was called, and what people say of it before what is only expected. */
export const boardCell = (
  presence: TilePresence,
  { rollCall, byPhone }: Pick<SeatView, 'rollCall' | 'byPhone'>,
  called: CalledPeople | undefined,
): BoardCell => {
  const people = called === undefined || called.people === 0 ? null : called.people;
  if (byPhone !== undefined) return { state: 'phone', at: byPhone.since, people };
  switch (presence.state) {
    case 'unknown':
      return { state: 'unknown' };
    case 'lost':
    case 'no-media':
    case 'dropped':
      return { state: 'lost', at: presence.since };
    case 'picture':
    case 'camera-off':
      if (rollCall?.stands === 'answered' || people !== null) return { state: 'confirmed', people };
      return { state: rollCall?.stands === 'missed' ? 'silent' : 'connected' };
    case 'expected':
    case 'left':
      if (called?.excused === true) return { state: 'excused' };
      if (presence.waits === true) return { state: 'waits' };
      if (presence.state === 'left') return { state: 'left', at: presence.since };
      return people === null ? { state: 'expected' } : { state: 'confirmed', people };
  }
};

/** How many communes have answered or were confirmed, also by telephone, of how many. */
export const answeredOf = (cells: readonly BoardCell[]): { readonly answered: number; readonly all: number } => ({
  answered: cells.filter(({ state }) => state === 'confirmed' || state === 'phone').length,
  all: cells.length,
});

/** How a commune stands towards the question whether all are ready: who is away is so, and not unready. */
export type ReadyCell =
  | { readonly state: 'ready' | 'silent' }
  | { readonly state: 'away' | 'phone' }
  | { readonly state: 'not-ready'; readonly reason: UnreadyReason };

/** How one commune stands towards the question. */
export const readyCell = ({ seat, lost, outage, ready, byPhone }: SeatView): ReadyCell => {
  if (byPhone !== undefined) return { state: 'phone' };
  if (seat.state !== 'present' || lost !== undefined || outage !== undefined) return { state: 'away' };
  if (ready === undefined) return { state: 'silent' };
  return ready.stands === 'ready' ? { state: 'ready' } : { state: 'not-ready', reason: ready.reason ?? 'other' };
};
