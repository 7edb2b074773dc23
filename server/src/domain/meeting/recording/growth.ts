/** What a recorder had written at a moment of the monotonic clock. */
export interface Written {
  readonly ms: number;
  readonly bytes: number;
}

/** Remembered once in so long, for so long, in milliseconds. */
const everyMs = 2_000;
const rememberedMs = 300_000;
/** How fast it writes now is told over so long. */
const nowMs = 10_000;
/** How fast it writes over the last minutes is told once so much of them is known. */
const knownMs = 10_000;
/** No recording is reckoned with less, in bytes a second: one open microphone. */
const leastRate = 4_000;

/** How much a recorder wrote, as it was seen, the oldest first. */
export type Growth = readonly Written[];

/** Takes one more word of a recorder in; what lies too long ago, and what comes too fast, is let go of. */
export const grown = (growth: Growth, seen: Written): Growth => {
  const [before, last] = [growth.at(-2), growth.at(-1)];
  const kept =
    last !== undefined && before !== undefined && last.ms - before.ms < everyMs ? growth.slice(0, -1) : growth;
  return [...kept.filter(({ ms }) => seen.ms - ms <= rememberedMs), seen];
};

const rateSince = (first: Written, last: Written): number =>
  ((last.bytes - first.bytes) * 1_000) / (last.ms - first.ms);

/** Bytes a second over the last ten seconds or so; 0 where nothing is known yet. */
export const rateNow = (growth: Growth): number => {
  const last = growth.at(-1);
  const first = last && (growth.findLast(({ ms }) => last.ms - ms >= nowMs) ?? growth[0]);
  return last === undefined || first === undefined || first.ms === last.ms ? 0 : rateSince(first, last);
};

/** Bytes a second over the last minutes, to reckon with; null before that is known. */
export const rateOfMinutes = (growth: Growth): number | null => {
  const [first, last] = [growth[0], growth.at(-1)];
  if (first === undefined || last === undefined || last.ms - first.ms < knownMs) return null;
  return Math.max(leastRate, rateSince(first, last));
};
