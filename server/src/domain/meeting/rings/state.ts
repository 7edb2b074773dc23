import type { EndpointId, Instant } from '@diem-cau/shared';

/** How often and how an endpoint was called. */
interface Ring {
  /** `broken`: it rang when the hub went down, and rings no more; `over`: it was taken back, or answered. */
  readonly stands: 'ringing' | 'broken' | 'unanswered' | 'over';
  /** Since when it stands like this; a ring that was in vain since it began. */
  readonly since: Instant;
  /** When it was called last, the newest last; no more than are needed to bound how often it is. */
  readonly begun: readonly Instant[];
}

/** Those that were ever called. */
export type Rings = ReadonlyMap<EndpointId, Ring>;

/** Since when the waiting page of an endpoint rings; null where it does not. */
export const ringingSince = (rings: Rings, endpointId: EndpointId): Instant | null => {
  const ring = rings.get(endpointId);
  return ring?.stands === 'ringing' ? ring.since : null;
};
