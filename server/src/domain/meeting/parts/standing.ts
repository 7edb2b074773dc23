import {
  grantsOf,
  may,
  partOf,
  type AccountId,
  type EndpointId,
  type PartHolders,
  type Principal,
  type Right,
  type Standing,
  type UnitId,
} from '@diem-cau/shared';
import { actingNow, deputyOf } from '../leading/acting.ts';
import type { Meeting } from '../meeting.ts';

/** What of an endpoint on a meeting's list says which part it has. */
interface Listed {
  readonly endpointId: EndpointId;
  readonly leads: boolean;
  readonly unit?: { readonly unitId: UnitId } | null | undefined;
}

/** Whether an endpoint that does not lead lies in the unit that holds the meeting. */
export const hosts = ({ leads, unit }: Listed, hostUnitId: UnitId | null): boolean =>
  !leads && hostUnitId !== null && unit?.unitId === hostUnitId;

/** Who has which part, of the endpoints on a meeting's list and the secretary. */
export const partHolders = (
  endpoints: readonly Listed[],
  hostUnitId: UnitId | null,
  secretary: AccountId | null,
  { deputy, acting }: Pick<PartHolders, 'deputy' | 'acting'> = { deputy: null, acting: null },
): PartHolders => ({
  chairs: endpoints.filter(({ leads }) => leads).map(({ endpointId }) => endpointId),
  hosts: endpoints.filter((endpoint) => hosts(endpoint, hostUnitId)).map(({ endpointId }) => endpointId),
  secretary,
  deputy,
  acting,
});

/** Who has which part in a meeting. */
export const holdersIn = (meeting: Meeting): PartHolders =>
  partHolders(
    [...meeting.seats.values()].map(({ endpoint }) => endpoint),
    meeting.parts.hostUnitId,
    meeting.parts.secretary?.accountId ?? null,
    { deputy: deputyOf(meeting), acting: actingNow(meeting)?.deputy ?? null },
  );

/** What a principal is in a meeting. */
export const standingOf = (meeting: Meeting, principal: Principal): Standing => ({
  part: partOf(holdersIn(meeting), principal),
  grants: grantsOf(meeting.course.policy),
});

/** Whether a principal has a right in a meeting. */
export const mayIn = (meeting: Meeting, principal: Principal, right: Right): boolean =>
  may(principal, right, standingOf(meeting, principal));
