import { creepPace } from '../../src/domain/meeting/course/meeting-time.ts';

/**
 * By how much the time of a record may differ from this machine's wall clock, in milliseconds: a meeting's own time goes on evenly from its opening,
 * in whole milliseconds, while what keeps a wall clock in step moves that.
 * @param openMs for how long the meeting has been open at most
 */
export const keptInStepMs = (openMs: number): number => 2 + openMs * creepPace;
