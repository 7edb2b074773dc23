import type { EndpointId, Instant, OutageCause } from '@diem-cau/shared';

/** Since when nothing has come by the media of an endpoint, and why where that was told. */
export interface Outage {
  readonly since: Instant;
  readonly cause?: OutageCause | undefined;
}

/** The outages of those endpoints that are there and by whose media nothing comes. */
export type Outages = ReadonlyMap<EndpointId, Outage>;
