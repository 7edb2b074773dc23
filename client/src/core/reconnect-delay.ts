/**
 * How long to wait before the next attempt to reach the hub, in milliseconds: from 0.3 s, doubling, to 2 s. After a hub that was
 * away everybody shall be heard again within 5 s, and the refused attempts of all pages of a district cost next to nothing.
 * @param attempt 0 for the first attempt after a loss
 * @param chance 0 to 1; spreads the attempts of many pages after the hub itself was away, by up to half of the delay
 */
export const reconnectDelay = (attempt: number, chance: number): number => {
  const longest = Math.min(2_000, 300 * 2 ** Math.min(attempt, 10));
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
