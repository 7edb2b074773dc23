/**
 * How long to wait before the next attempt to reach the hub, in milliseconds: from 0.3 s, doubling, to 1 s. After a line that was
 * away everybody shall be heard again within 2 s, and the refused attempts of all pages of a district cost next to nothing.
 * @param attempt 0 for the first attempt after a loss
 * @param chance 0 to 1; spreads the attempts of many pages after the hub itself was away, by up to half of the delay
 */
export const reconnectDelay = (attempt: number, chance: number): number => {
  const longest = Math.min(1_000, 300 * 2 ** Math.min(attempt, 10));
  return Math.round(longest * (1 - chance / 2));
};

/** Attempts to reach a hub that has said that it comes back, before they are made as after any other loss: some fifteen seconds. */
const soonAttempts = 40;

/**
 * The same where the hub has said that it goes away and comes back: its restart takes a second or two, and a port that is not open yet
 * refuses at once, so that trying often costs nothing and waiting would be all that keeps the page away.
 * @param chance 0 to 1; spreads the pages that come back
 */
export const returnDelay = (attempt: number, chance: number): number =>
  attempt < soonAttempts ? Math.round(250 + 250 * chance) : reconnectDelay(attempt - soonAttempts, chance);

/** An attempt that takes longer hangs, in milliseconds: a line's first packet that was lost is sent again after 1, 3 and 7 s. */
const hangingMs = 2_000;
/**
 * Where the line is there, since packets of media come by it, one that hangs is slow: what is lost on a thin line that is full is sent again after seconds,
 * and another attempt would only be more on it.
 */
const slowMs = 6_000;
/** So much longer than the last that came through an attempt may take, and so long at the most. */
const slower = 2;
const longestMs = 8_000;
/**
 * Some attempts are patient ones, in which each way is tried (`wire-ways.ts`): the line may be slower, or another, than it was. A line that comes back
 * while one of them hangs is found late, so they become seldom: the 5th, 10th, 20th, 40th, and from then on each 40th.
 */
const patientMs = 14_000;
const patientFirst = 5;
const patientEvery = 40;
const isPatient = (attempt: number): boolean => {
  const number = attempt + 1;
  return number % patientEvery === 0 || (number < patientEvery && Number.isInteger(Math.log2(number / patientFirst)));
};

/**
 * How long an attempt may take before another takes its place, in milliseconds. On a line that comes back the hub is asked once a second, since
 * a fresh attempt sends its first packet at once.
 * @param attempt 0 for the first attempt after a loss
 * @param tookMs how long the last attempt took that came through; null where none did yet
 * @param lineLives packets of media come by the same line just now
 */
export const attemptLimit = (attempt: number, tookMs: number | null, lineLives: boolean): number =>
  tookMs === null || isPatient(attempt)
    ? patientMs
    : Math.min(longestMs, Math.max(lineLives ? slowMs : hangingMs, slower * tookMs));
