import type { EndpointCheck, EndpointId, Instant } from '@diem-cau/shared';

/** Checks are kept for so long, in milliseconds: the report of a year tells of them, and nobody reads older ones. */
export const checksKeptMs = 400 * 24 * 3_600_000;
/** … and the newest so many of each endpoint. */
export const mostChecksOfOne = 500;

/** When an endpoint was checked, by whom, and whether it passed. */
export type CheckedAt = Pick<EndpointCheck, 'endpointId' | 'at' | 'passed' | 'beginner'>;

/** The checks of endpoints before meetings, newest first, each kept for a year and a month at most. */
export interface CheckStore {
  /** Keeps one, and lets go of those that are too old or too many. */
  keep(check: EndpointCheck): Promise<void>;
  /** The newest of each endpoint. */
  newest(): Promise<readonly EndpointCheck[]>;
  /** The newest so many of one endpoint, whole. */
  of(endpointId: EndpointId, most: number): Promise<readonly EndpointCheck[]>;
  /** All that ended in this time, `from` and `to` among it, the newest first. */
  between(from: Instant, to: Instant): Promise<readonly CheckedAt[]>;
}
