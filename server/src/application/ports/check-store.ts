import type { EndpointCheck, EndpointId, Instant } from '@diem-cau/shared';

/** Checks are kept for so long, in milliseconds: the report of a year tells of them, and nobody reads older ones. */
export const checksKeptMs = 400 * 24 * 3_600_000;
/** … and the newest so many of each endpoint. */
export const mostChecksOfOne = 500;

/** When an endpoint was checked, by whom, and whether it passed. */
export type CheckedAt = Pick<EndpointCheck, 'endpointId' | 'at' | 'passed' | 'beginner'>;

/**
 * The checks of endpoints before meetings, those that were kept last first, each kept for a year and a month at most. In which order they were
 * kept is told by no clock, which may have been wrong.
 */
export interface CheckStore {
  /** Keeps one, and lets go of those before `oldest` and of those that are too many. */
  keep(check: EndpointCheck, oldest: Instant): Promise<void>;
  /** Of each endpoint the one that was kept last. */
  newest(): Promise<readonly EndpointCheck[]>;
  /** So many of one endpoint, whole. */
  of(endpointId: EndpointId, most: number): Promise<readonly EndpointCheck[]>;
  /** All that ended in this time, `from` and `to` among it, the newest first by their dates. */
  between(from: Instant, to: Instant): Promise<readonly CheckedAt[]>;
}
