import type { EndpointBody, EndpointId, MeetingType, OpeningRequest } from '@diem-cau/shared';
import { foldForSearch } from '@diem-cau/shared';

/** The opening form as it stands. */
export interface OpeningDraft {
  /** Null until somebody types: then a title is proposed from the type and the day. */
  readonly title: string | null;
  readonly type: MeetingType;
  readonly chosen: ReadonlySet<EndpointId>;
  /** Null leaves the cap to the hub. */
  readonly maxEndpoints: number | null;
  readonly holdsNoStateSecret: boolean;
}

/** A fresh form: a regular briefing of all endpoints that are in use. */
export const freshDraft = (endpoints: readonly EndpointBody[]): OpeningDraft => ({
  title: null,
  type: 'giao-ban',
  chosen: new Set(endpoints.map(({ endpointId }) => endpointId)),
  maxEndpoints: null,
  holdsNoStateSecret: false,
});

/** The endpoints that a search without tone marks leaves, in the directory's order. */
export const searchEndpoints = (endpoints: readonly EndpointBody[], words: string): EndpointBody[] => {
  const wanted = foldForSearch(words);
  return endpoints.filter(({ name }) => foldForSearch(name).includes(wanted));
};

/** Takes endpoints into the choice or out of it. */
export const choose = (
  chosen: ReadonlySet<EndpointId>,
  endpoints: readonly EndpointBody[],
  wanted: boolean,
): ReadonlySet<EndpointId> => {
  const next = new Set(chosen);
  for (const { endpointId } of endpoints)
    if (wanted) next.add(endpointId);
    else next.delete(endpointId);
  return next;
};

/** What still has to be mended before the meeting can be opened. */
export type OpeningFault = 'title' | 'endpoints' | 'cap' | 'declaration';

/** All faults of the form, in the order of its fields. */
export const openingFaults = (draft: OpeningDraft, title: string): OpeningFault[] => {
  const { chosen, maxEndpoints, holdsNoStateSecret } = draft;
  return [
    ...(title.trim() === '' ? (['title'] as const) : []),
    ...(chosen.size === 0 ? (['endpoints'] as const) : []),
    ...(maxEndpoints !== null && maxEndpoints < chosen.size ? (['cap'] as const) : []),
    ...(holdsNoStateSecret ? [] : (['declaration'] as const)),
  ];
};

/** The request that the form makes; the endpoints in the directory's order. */
export const openingRequest = (
  draft: OpeningDraft,
  title: string,
  endpoints: readonly EndpointBody[],
): OpeningRequest => ({
  title: title.trim(),
  type: draft.type,
  expected: endpoints.map(({ endpointId }) => endpointId).filter((endpointId) => draft.chosen.has(endpointId)),
  holdsNoStateSecret: draft.holdsNoStateSecret,
  ...(draft.maxEndpoints === null ? {} : { maxEndpoints: draft.maxEndpoints }),
});
