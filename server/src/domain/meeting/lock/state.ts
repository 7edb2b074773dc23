import type { EndpointId, Instant } from '@diem-cau/shared';

/** What an endpoint before a locked meeting has said, or heard. */
interface Entry {
  readonly stands: 'asking' | 'turned-away';
  readonly since: Instant;
}

/** Whether the meeting is locked, and who stands before it. */
export interface Lock {
  /** Since when; null while it is open to all who are expected. */
  readonly since: Instant | null;
  /** Those who were let in, come or not yet. */
  readonly admitted: ReadonlySet<EndpointId>;
  readonly entries: ReadonlyMap<EndpointId, Entry>;
}
