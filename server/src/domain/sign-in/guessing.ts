/** How often a secret may be guessed wrong under one key (a name, an address, a browser). */
export interface GuessLimit {
  /** Wrong guesses after which each further one brings a wait. */
  readonly free: number;
  /** One wrong guess is forgiven each time that so much has passed, in milliseconds: in the long run no more are possible. */
  readonly forgiveEveryMs: number;
}

/** The wrong guesses under one key; times by one clock, in milliseconds. */
export interface Guesses {
  /** How many were not forgiven at `at`; a fraction while the next one is being forgiven. */
  readonly wrong: number;
  readonly at: number;
  readonly waitUntil: number;
}

const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;
/** Doublings from the first wait to the longest. More guesses than those are not counted, so that an attack is forgiven some time. */
const doublings = Math.ceil(Math.log2(longestWaitMs / firstWaitMs));

const unforgiven = ({ wrong, at }: Guesses, { forgiveEveryMs }: GuessLimit, now: number): number =>
  Math.max(0, wrong - (now - at) / forgiveEveryMs);

/** One more wrong guess: from `free` on each brings a wait that doubles from 15 s to 15 min. */
export const guessedWrong = (before: Guesses | undefined, limit: GuessLimit, now: number): Guesses => {
  const wrong = Math.min((before === undefined ? 0 : unforgiven(before, limit, now)) + 1, limit.free + doublings);
  // Whole guesses, so that a fast series is not one longer for the moment that it took.
  const beyond = Math.ceil(wrong) - limit.free;
  const waitMs = beyond < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** beyond);
  return { wrong, at: now, waitUntil: now + waitMs };
};

/** The guess that was counted last was right after all: it is taken back with its wait. */
export const takenBack = (guesses: Guesses): Guesses => ({
  ...guesses,
  wrong: Math.max(0, guesses.wrong - 1),
  waitUntil: guesses.at,
});

/** When nothing is left of them that would make a difference. */
export const forgottenAt = (guesses: Guesses, { forgiveEveryMs }: GuessLimit): number =>
  Math.max(guesses.waitUntil, guesses.at + guesses.wrong * forgiveEveryMs);

/**
 * The same by another clock, which showed `then` when this one shows `now`; both in milliseconds. A clock that was set back or forward
 * meanwhile makes nobody wait longer than the longest wait, and nothing lie in the future.
 */
export const byOtherClock = (guesses: Guesses, then: number, now: number): Guesses => ({
  wrong: guesses.wrong,
  at: now - Math.max(0, then - guesses.at),
  waitUntil: now + Math.min(longestWaitMs, guesses.waitUntil - then),
});
