import type { Instant } from '@diem-cau/shared';

/** The time of day, which anybody may set at any moment: only for dating facts. The domain is given instants, it never asks. */
export interface Clock {
  now(): Instant;
}

/** How long something takes, waits or lasts: a clock that runs evenly and that nobody can set. */
export interface Stopwatch {
  /** Milliseconds; only the difference of two readings means anything. */
  monotonicMs(): number;
}

/** How long the machine has been up. Nobody can set it, and it runs on while the machine sleeps, which a stopwatch does not on Linux. */
export interface Uptime {
  /** Milliseconds; only the difference of two readings means anything, also of two programs between which the machine was not started anew. */
  uptimeMs(): number;
  /** Which start of the machine that was; null where it can't be told. */
  readonly bootId: string | null;
}

/** Where identifiers and secrets come from. */
export interface Mint {
  /** A new identifier: 21 characters of [A-Za-z0-9_-], 126 bits. */
  id(): string;
  /** A secret for links and one-time passwords: `bytes` random bytes in base64url. */
  secret(bytes: number): string;
}
