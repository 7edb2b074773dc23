import type { EndpointId, Instant } from '@diem-cau/shared';

/** Since when nothing has come by the media of those endpoints that are there and of which this is so. */
export type Outages = ReadonlyMap<EndpointId, Instant>;
