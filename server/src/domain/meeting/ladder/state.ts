import { type EndpointId, type Rung, type RungLimit } from '@diem-cau/shared';

/** What endpoints receive at most, set by hand; those of whom nobody set it are missing. */
export type Limits = ReadonlyMap<EndpointId, RungLimit>;

/** The rung that was set for an endpoint. */
export const limitOf = (limits: Limits, endpointId: EndpointId): Rung => limits.get(endpointId)?.rung ?? 'full';
