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
}
