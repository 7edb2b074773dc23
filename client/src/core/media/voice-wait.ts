/** How a voice came in the last while: what `everyMs` apart was looked at. */
export interface VoiceLook {
  /** Share of what was played that was made up in the place of lost or late packets, without comfort noise, 0 to 1. */
  readonly madeUp: number;
  /** To the hub and back, in milliseconds; null where the browser does not know it. */
  readonly roundTripMs: number | null;
}

/** How long a voice waits for its late packets before it is played. */
export interface VoiceWait {
  /** At least so many milliseconds; null: as the browser likes it, some 40 to 150. */
  readonly leastMs: number | null;
  /** Of the last looks, the newest last, whether too much was made up. */
  readonly poor: readonly boolean[];
  /** Looks in a row that were good. */
  readonly good: number;
  /** The share that was made up when it began to wait. */
  readonly without: number;
  /** So many looks long it does not wait again. */
  readonly rest: number;
}

/** How far apart looks are, in milliseconds: at 20 ms a packet, 100 packets. */
export const voiceLookEveryMs = 2_000;

/**
 * The waits, shortest first: a packet that is asked for again comes within 200 ms where one repetition is lost, too (the hub repeats
 * itself after 100); beyond 400 ms, which ITU-T G.114 takes no call for planning beyond, waiting is worse than what it mends.
 */
export const voiceWaitsMs = [200, 300, 400] as const;

/** From so much on a voice waits at all, 30 ms of 2 s; and from so much on longer: the longer it waits already, the more must be won. */
const tooMuch = 0.015;
const tooMuchOfOneThatWaits = 0.03;
/** What is mostly made up is no line that loses but one that is cut, where nothing comes however long one waits. */
const cut = 0.5;
/** Over a longer way no repetition comes in time. */
const longestRoundTripMs = 400;
/** So many of so many looks must be poor: the end of a sentence or a hiccup of the PC is none. */
const poorLooks = 2;
const looksKept = 3;
/** Good looks until it waits less again: a minute. */
const goodLooks = 30;
/** Where the longest wait leaves more than this part of what was made up without, nothing comes again: its sender sends nothing twice. */
const inVain = 0.5;
/** Looks until it is tried again after it was in vain: five minutes. */
const restLooks = 150;

export const noWait: VoiceWait = { leastMs: null, poor: [], good: 0, without: 0, rest: 0 };

/**
 * The wait after one more look: longer at the second poor look of three, one step shorter after a minute of good ones; given up for five
 * minutes where even the longest does not help.
 */
export const waitAfter = (wait: VoiceWait, { madeUp, roundTripMs }: VoiceLook): VoiceWait => {
  if (madeUp > cut) return wait;
  if (wait.rest > 0) return { ...wait, rest: wait.rest - 1 };
  const { leastMs } = wait;
  const isPoor = madeUp >= (leastMs === null ? tooMuch : tooMuchOfOneThatWaits);
  const poor = [...wait.poor, isPoor].slice(-looksKept);
  const good = isPoor ? 0 : wait.good + 1;
  if (poor.filter(Boolean).length >= poorLooks && isReachable(roundTripMs)) {
    const longer = voiceWaitsMs.find((ms) => ms > (leastMs ?? 0));
    if (longer !== undefined) return { ...noWait, leastMs: longer, without: leastMs === null ? madeUp : wait.without };
    if (isPoor && madeUp > wait.without * inVain) return { ...noWait, rest: restLooks };
  }
  if (leastMs !== null && good >= goodLooks)
    return { ...wait, leastMs: voiceWaitsMs.findLast((ms) => ms < leastMs) ?? null, poor: [], good: 0 };
  return { ...wait, poor, good };
};

const isReachable = (roundTripMs: number | null): boolean => roundTripMs === null || roundTripMs <= longestRoundTripMs;
