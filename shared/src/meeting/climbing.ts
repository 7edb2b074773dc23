/** How patiently steps are climbed again after a fall; times in milliseconds. */
export interface Patience {
  /** What is said to be too much for so long is believed, so that one bad moment makes nobody fall. */
  readonly believeAfterMs: number;
  /** How long all has to be well before the first try. */
  readonly firstMs: number;
  /** After each try that failed it is twice as long, up to this, by the step that is tried: 0 is the highest. */
  readonly longestMs: (step: number) => number;
  /** A step that has been held for so long after a try is proven: its patience begins anew. */
  readonly provenAfterMs: number;
}

/** Where somebody stands on steps of which 0 is the highest; all moments by a clock that nobody can set, in milliseconds. */
export interface Climb {
  readonly step: number;
  /** Since when all has been well on this step. */
  readonly wellSinceMs: number;
  /** When the step was tried that is not proven yet. */
  readonly triedAtMs: number | null;
  /** Since when something lower has been asked for, and the highest step that would do all that time. */
  readonly trouble: { readonly sinceMs: number; readonly step: number } | null;
  /** How long the next try of a step waits, by step; missing before it ever failed. */
  readonly patienceMs: ReadonlyMap<number, number>;
}

/** Somebody who begins on a step. */
export const climbFrom = (step: number, nowMs: number): Climb => ({
  step,
  wellSinceMs: nowMs,
  triedAtMs: null,
  trouble: null,
  patienceMs: new Map(),
});

/** What was found just now. */
export interface Found {
  readonly nowMs: number;
  /** The highest step that would do; null where all is well, or nothing says otherwise. One not below the own step says that this one is full. */
  readonly bears: number | null;
  /** What kept the next step from being borne is gone: it is tried as if it had never failed. */
  readonly relieved?: boolean;
  /** That something lower is asked for is believed at once. */
  readonly sure?: boolean;
}

const without = (map: ReadonlyMap<number, number>, key: number): ReadonlyMap<number, number> =>
  map.has(key) ? new Map([...map].filter(([each]) => each !== key)) : map;

/** Down to a step: a try that fails makes the next one wait twice as long. */
const fall = (climb: Climb, to: number, nowMs: number, patience: Patience): Climb => {
  const { step, triedAtMs, patienceMs } = climb;
  const failed = triedAtMs !== null;
  const waitedMs = patienceMs.get(step) ?? patience.firstMs;
  return {
    step: to,
    wellSinceMs: nowMs,
    triedAtMs: null,
    trouble: null,
    patienceMs: failed ? new Map(patienceMs).set(step, Math.min(waitedMs * 2, patience.longestMs(step))) : patienceMs,
  };
};

/** A step that was held long enough after it was tried is proven, also where it is the highest that is borne. */
const proven = (climb: Climb, nowMs: number, { provenAfterMs }: Patience): Climb =>
  climb.triedAtMs === null || climb.trouble !== null || nowMs - climb.triedAtMs < provenAfterMs
    ? climb
    : { ...climb, triedAtMs: null, patienceMs: without(climb.patienceMs, climb.step) };

/**
 * The next place on the steps: down as soon as trouble is believed, to whatever would do; up by one step when all has been well long enough.
 * Between two tries of a step passes at least its patience, so nobody goes up and down faster than that.
 */
export const climbOn = (
  before: Climb,
  { nowMs, bears, relieved = false, sure = false }: Found,
  patience: Patience,
): Climb => {
  const climb = proven(before, nowMs, patience);
  const { step } = climb;
  if (bears !== null && bears >= step) {
    const wellSinceMs = nowMs;
    if (bears === step) return { ...climb, wellSinceMs, trouble: null };
    const sinceMs = climb.trouble?.sinceMs ?? nowMs;
    const trouble = { sinceMs, step: Math.min(bears, climb.trouble?.step ?? bears) };
    return !sure && nowMs - sinceMs < patience.believeAfterMs
      ? { ...climb, wellSinceMs, trouble }
      : fall(climb, trouble.step, nowMs, patience);
  }
  const patienceMs = relieved ? without(climb.patienceMs, step - 1) : climb.patienceMs;
  const well: Climb = { ...climb, trouble: null, patienceMs };
  const waitMs = patienceMs.get(step - 1) ?? patience.firstMs;
  if (step === 0 || nowMs - climb.wellSinceMs < waitMs) return well;
  return { ...well, step: step - 1, wellSinceMs: nowMs, triedAtMs: nowMs };
};
