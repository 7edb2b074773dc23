import type { EndpointId, Instant, UnreadyReason } from '@diem-cau/shared';

/** What one endpoint answered. */
interface Answer {
  /** Null for who is ready. */
  readonly reason: UnreadyReason | null;
  readonly at: Instant;
}

/** The question whether all are ready. */
export interface Ready {
  /** Since when it stands; null while it does not. */
  readonly since: Instant | null;
  /** When it was asked last; null before the first time. */
  readonly askedLast: Instant | null;
  /** Of who has dropped out, too, and will be asked nothing again. */
  readonly answers: ReadonlyMap<EndpointId, Answer>;
}
