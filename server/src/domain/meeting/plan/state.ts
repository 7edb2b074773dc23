import type { ExtensionMinutes, Instant } from '@diem-cau/shared';

/** One extension that counts. */
interface Extension {
  readonly at: Instant;
  readonly minutes: ExtensionMinutes;
  /** When the meeting was to be over before it. */
  readonly from: Instant;
}

/** When the meeting is to be over. */
interface Planned {
  /** For how many minutes from its beginning it was planned. */
  readonly minutes: number;
  /** As planned and extended. */
  readonly endsAt: Instant;
  /** In the order in which they were made. */
  readonly extensions: readonly Extension[];
}

/** Null where nobody planned when the meeting ends. */
export type Planning = Planned | null;
