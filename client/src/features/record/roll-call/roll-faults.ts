import { isPresent, mostUnnamedUnasked, presentCount, type EndpointRollCall } from '@diem-cau/shared';
import { rollInForce, type RollDraft } from './roll-draft.ts';

/** What still has to be mended before a roll can be confirmed; `row` is null for what concerns the whole roll. */
export interface RollFault {
  readonly row: number | null;
  readonly what: 'name' | 'substitute' | 'reason';
}

/** Why the roll needs a reason: it replaces a confirmed one, has people where the machine never saw the endpoint, or many without a name. */
export const reasonAsked = (
  endpoint: EndpointRollCall,
  draft: RollDraft,
): 'replaces' | 'never-seen' | 'many' | null => {
  if (draft.replaces !== null) return 'replaces';
  if (endpoint.seen === null && endpoint.byPhoneAt === undefined && presentCount(draft) > 0) return 'never-seen';
  return draft.others > mostUnnamedUnasked ? 'many' : null;
};

/** All faults of a roll, in the order of the page. */
export const rollFaults = (endpoint: EndpointRollCall, draft: RollDraft): RollFault[] => [
  ...draft.attendees.flatMap(({ name, substituteFor }, row): RollFault[] => [
    ...(name.trim() === '' ? [{ row, what: 'name' as const }] : []),
    ...(substituteFor !== null && (substituteFor.name.trim() === '' || substituteFor.reason.trim() === '')
      ? [{ row, what: 'substitute' as const }]
      : []),
  ]),
  ...(reasonAsked(endpoint, draft) !== null && draft.reason.trim() === ''
    ? [{ row: null, what: 'reason' as const }]
    : []),
];

/** Whether somebody confirmed this endpoint since the clerk began to type. */
export const isOvertaken = (endpoint: EndpointRollCall, call: number, draft: RollDraft): boolean =>
  (rollInForce(endpoint, call)?.seq ?? null) !== draft.replaces;

/** People of a roll who are confirmed as present at another endpoint in the same call, by the person's id: the other endpoint's name. */
export const presentElsewhere = (
  endpoints: readonly EndpointRollCall[],
  call: number,
  here: Pick<EndpointRollCall, 'endpointId'>,
): ReadonlyMap<string, string> =>
  new Map(
    endpoints
      .filter(({ endpointId }) => endpointId !== here.endpointId)
      .flatMap((other) =>
        (rollInForce(other, call)?.roll.attendees ?? [])
          .filter(isPresent)
          .flatMap(({ personId }) => (personId === null ? [] : [[personId, other.name] as const])),
      ),
  );
