import type { EndpointId, StandingTrouble, WatchedSource } from '@diem-cau/shared';

/** What is wrong with the sources of the endpoints that are there; at most one trouble a source. */
export type Troubles = ReadonlyMap<EndpointId, readonly StandingTrouble[]>;

/** What is wrong with a source; null when nothing is. */
export const troubleOf = (troubles: Troubles, endpointId: EndpointId, source: WatchedSource): StandingTrouble | null =>
  troubles.get(endpointId)?.find((each) => each.source === source) ?? null;
