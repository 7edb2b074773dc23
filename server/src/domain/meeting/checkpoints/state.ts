import type { CheckpointSetting, ConfirmedCount, EndpointId, Instant } from '@diem-cau/shared';

/** A checkpoint that stands, and who has confirmed since when. */
interface Checkpoint {
  readonly since: Instant;
  readonly until: Instant;
  readonly confirmed: ReadonlyMap<EndpointId, Instant>;
}

/** Checkpoints as they are set, and what came of them. */
export interface Checkpoints {
  readonly setting:
    (CheckpointSetting & { readonly seed: string; /** How many times were drawn. */ readonly drawn: number }) | null;
  /** When the next one begins; null without a setting, in a break and while one stands. */
  readonly next: Instant | null;
  readonly open: Checkpoint | null;
  /** None begins before: two stand apart, and so does one from a break. */
  readonly restUntil: Instant;
  readonly counts: ReadonlyMap<EndpointId, ConfirmedCount>;
}
