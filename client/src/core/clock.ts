import type { Instant } from '@diem-cau/shared';

/**
 * This PC's own time of day, which anybody may set at any moment: only for dates that a person reads and for what outlives the page. The
 * only place that asks for it; how long something takes is told by `performance.now()`.
 */
export const timeOfPc = (): Instant => Date.now();
