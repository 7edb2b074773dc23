import type { Instant } from '@diem-cau/shared';

/** The wrong guesses under one key, as they outlive the hub. */
export interface GuessCount {
  /** SHA-256 of the key, hex: what was typed as a name may have been a password. */
  readonly keyHash: string;
  /** Guesses that were not forgiven at `at`. */
  readonly wrong: number;
  readonly at: Instant;
  readonly waitUntil: Instant;
  /** From then on the count makes no difference and may be cleared away. */
  readonly forgottenAt: Instant;
}

/** As many counts as are kept; of more, those that will be forgotten first go first. */
export const mostGuessCounts = 10_000;

export interface GuessCounts {
  /** Those that are not forgotten at `at`. */
  all(at: Instant): Promise<readonly GuessCount[]>;
  /** Adds or replaces, takes `gone` away by their hashes and clears away what is forgotten at `at`; all or nothing. */
  save(counts: readonly GuessCount[], gone: readonly string[], at: Instant): Promise<void>;
}
