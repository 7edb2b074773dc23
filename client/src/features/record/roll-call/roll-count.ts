import type { AttendeeState, EndpointRollCall } from '@diem-cau/shared';
import { presenceAt, rollInForce } from './roll-draft.ts';

/** How far a call is: people by state, and endpoints that are confirmed. */
export interface RollCount {
  readonly people: Readonly<Record<AttendeeState, number>>;
  readonly confirmed: number;
  readonly endpoints: number;
}

/**
 * The people of all endpoints in one call, by what a person confirmed. Those on a roll that nobody confirmed are not called yet; those
 * who are counted but not named are there as their endpoint is.
 */
export const rollCount = (endpoints: readonly EndpointRollCall[], call: number): RollCount => {
  const people = { 'in-person': 0, online: 0, excused: 0, unexcused: 0, 'not-called': 0 };
  let confirmed = 0;
  for (const endpoint of endpoints) {
    const inForce = rollInForce(endpoint, call);
    if (inForce === null) {
      people['not-called'] += endpoint.proposal.attendees.length;
      continue;
    }
    confirmed += 1;
    people[presenceAt(endpoint)] += inForce.roll.others;
    for (const { state } of inForce.roll.attendees) people[state] += 1;
  }
  return { people, confirmed, endpoints: endpoints.length };
};

/** The endpoint to call after this one: the next that is not confirmed, from the top again at the end; null when all are. */
export const nextToCall = (
  endpoints: readonly EndpointRollCall[],
  call: number,
  after: Pick<EndpointRollCall, 'endpointId'> | null,
): EndpointRollCall | null => {
  const at = endpoints.findIndex(({ endpointId }) => endpointId === after?.endpointId);
  return (
    [...endpoints.slice(at + 1), ...endpoints.slice(0, Math.max(at, 0))].find(
      (endpoint) => rollInForce(endpoint, call) === null,
    ) ?? null
  );
};
