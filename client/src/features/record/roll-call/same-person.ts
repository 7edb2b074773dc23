import { isPresent, typedIdentity, type EndpointId, type EndpointRollCall } from '@diem-cau/shared';
import { rollInForce, type AttendeeDraft } from './roll-draft.ts';

/** An endpoint at which another call found somebody of the same name. */
export interface FoundElsewhere {
  readonly endpointId: EndpointId;
  readonly name: string;
}

/**
 * Where another call found somebody who may be this person: one who is not in the directory either, of one name however it is typed, and who
 * is not there in this call. Null where there is nobody, or where the name does not tell who is meant.
 */
export const foundElsewhere = (
  endpoints: readonly EndpointRollCall[],
  here: EndpointId,
  call: number,
  attendee: Pick<AttendeeDraft, 'personId' | 'name' | 'state'>,
): FoundElsewhere | null => {
  const identity = typedIdentity(attendee.name);
  if (attendee.personId !== null || identity === '' || !isPresent(attendee)) return null;
  const isNamed = (each: AttendeeDraft): boolean =>
    each.personId === null && isPresent(each) && typedIdentity(each.name) === identity;
  const found = endpoints.filter(
    (endpoint) =>
      endpoint.endpointId !== here &&
      rollInForce(endpoint, call)?.roll.attendees.some(isNamed) !== true &&
      endpoint.confirmed.some((each) => each.call !== call && each.roll.attendees.filter(isNamed).length === 1),
  );
  const [only, another] = found;
  return only === undefined || another !== undefined ? null : { endpointId: only.endpointId, name: only.name };
};
