/** One part of the window over which a floor is known. */
interface Part {
  readonly fromMs: number;
  readonly lowestDb: number;
}

/** How low a sound falls in its pauses, known from the looks of some time; levels in decibels. */
export interface Floor {
  readonly parts: readonly Part[];
  /** The last looks in a row: a pause is as long as all of them. */
  readonly lately: readonly number[];
}

export const unknownFloor: Floor = { parts: [], lately: [] };

/** Over how long the lowest level is remembered, in milliseconds, and above which level a sound is no floor, however long it stands. */
export interface FloorRule {
  readonly windowMs: number;
  readonly highestDb: number;
}

/**
 * The window goes on in so many parts (minimum statistics: R. Martin, Noise power spectral density estimation based on optimal smoothing and
 * minimum statistics, IEEE Transactions on Speech and Audio Processing 9, 2001).
 */
const parts = 6;

/** So many looks in a row are a pause, a third of a second; the gaps between syllables are shorter, and so is a moment that a device swallowed. */
const pauseLooks = 3;

/** Below this it makes no difference, in decibels: behind a noise filter a pause is all but silent. */
const lowestDb = -85;

/**
 * Takes in one more look: a floor is learnt from pauses alone. What stands loud and long fills a whole window at most up to `highestDb`. Pure.
 * @param levelDb null for a look that is no pause, whatever its level
 */
export const lookAtFloor = (floor: Floor, atMs: number, levelDb: number | null, rule: FloorRule): Floor => {
  if (levelDb === null) return { ...floor, lately: [] };
  const lately = [...floor.lately, levelDb].slice(-pauseLooks);
  if (lately.length < pauseLooks) return { ...floor, lately };
  const level = Math.min(rule.highestDb, Math.max(lowestDb, ...lately));
  const kept = floor.parts.filter(({ fromMs }) => atMs - fromMs < rule.windowMs);
  const last = kept.at(-1);
  if (last === undefined || atMs - last.fromMs >= rule.windowMs / parts)
    return { parts: [...kept, { fromMs: atMs, lowestDb: level }], lately };
  return { parts: [...kept.slice(0, -1), { ...last, lowestDb: Math.min(last.lowestDb, level) }], lately };
};

/** The floor, in decibels; null while nothing is known of it. */
export const floorDb = ({ parts: all }: Floor): number | null =>
  all.length === 0 ? null : Math.min(...all.map((part) => part.lowestDb));
