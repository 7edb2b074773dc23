/**
 * How long to wait before the next attempt to reach the hub, in milliseconds: from 0.3 s, doubling, to 5 s.
 * @param attempt 0 for the first attempt after a loss
 * @param chance 0 to 1; spreads the attempts of many pages after the hub itself was away, by up to half of the delay
 */
export const reconnectDelay = (attempt: number, chance: number): number => {
  const longest = Math.min(5_000, 300 * 2 ** Math.min(attempt, 10));
  return Math.round(longest * (1 - chance / 2));
};
