/** How the floor of a sound follows it: down by this share of the difference at each look, up by so many decibels a second. */
const downShare = 0.5;
const upDbPerSecond = 1.5;

/** The level of a room in which nobody speaks, followed over the looks at it: the lowest of some seconds, for speech has gaps. In decibels. */
export const roomNoise = (before: number | null, levelDb: number, passedMs: number): number => {
  if (before === null) return levelDb;
  if (levelDb <= before) return before + (levelDb - before) * downShare;
  return Math.min(levelDb, before + (upDbPerSecond * passedMs) / 1_000);
};
