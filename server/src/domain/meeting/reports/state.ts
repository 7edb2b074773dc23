import type { Day, EndpointId, ReportStanding } from '@diem-cau/shared';

/** The written reports that a meeting has taken. */
export interface Reports {
  /** The day for which they were called; null where it has taken none. */
  readonly day: Day | null;
  readonly of: ReadonlyMap<EndpointId, ReportStanding>;
}
