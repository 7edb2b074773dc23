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
