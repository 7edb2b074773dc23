import type { Instant, MeetingPhase, MeetingPolicy, MeetingType } from '@diem-cau/shared';

/** The meeting as a whole. */
export interface Course {
  readonly title: string;
  readonly type: MeetingType;
  readonly policy: MeetingPolicy;
  readonly openedAt: Instant;
  /** When the invitation says that it begins. */
  readonly scheduledAt: Instant | null;
  readonly phase: MeetingPhase;
  readonly maxEndpoints: number;
  /** When somebody did something about the meeting as a whole last, from wherever. */
  readonly touchedAt: Instant;
  /** From when it counts that nobody is in it: the hub was down, or stood, or its clock was set before. */
  readonly countedFrom: Instant;
  /** By how many milliseconds the wall clock, which was set meanwhile, is ahead of the meeting's own time, which went on evenly. */
  readonly clockAheadMs: number;
}
