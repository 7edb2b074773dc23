import type { EndpointId, EntryView, Instant } from '@diem-cau/shared';

/** Whether the meeting is locked, and who stands before it. */
export interface Lock {
  /** Since when; null while it is open to all who are expected. */
  readonly since: Instant | null;
  /** Those who have asked to come in, or were told whether they may, and have not come. */
  readonly entries: ReadonlyMap<EndpointId, EntryView>;
}
