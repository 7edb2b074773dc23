import type { Sample } from './probe.ts';

/** A silence, or a picture that stands still, counts from so many milliseconds on: what is shorter nobody takes for an outage. */
const silenceMs = 300;
const freezeMs = 500;

/** What a page played within a time. */
export interface Played {
  readonly heardPercent: number;
  readonly framesPerSecond: number;
  readonly longestFreezeMs: number;
}

const within = (samples: readonly Sample[], from: number, to: number): readonly Sample[] =>
  samples.filter(({ at }) => at >= from && at <= to);

/** Times in which something held from one sample to the next, as long as at least `leastMs`; the last one may go on. */
const runs = (
  samples: readonly Sample[],
  holds: (sample: Sample, before: Sample) => boolean,
  leastMs: number,
): { from: number; to: number; goesOn: boolean }[] => {
  const found: { from: number; to: number; goesOn: boolean }[] = [];
  let since: number | null = null;
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1];
    if (before === undefined) continue;
    if (holds(sample, before)) {
      since ??= before.at;
      continue;
    }
    if (since !== null && sample.at - since >= leastMs) found.push({ from: since, to: sample.at, goesOn: false });
    since = null;
  }
  const last = samples.at(-1);
  if (since !== null && last !== undefined && last.at - since >= leastMs)
    found.push({ from: since, to: last.at, goesOn: true });
  return found;
};

const silences = (samples: readonly Sample[], leastMs = silenceMs) => runs(samples, ({ heard }) => !heard, leastMs);
const freezes = (samples: readonly Sample[], leastMs = freezeMs) =>
  runs(samples, ({ frames }, before) => frames === before.frames, leastMs);

/** What a page played from one moment to another. */
export const played = (samples: readonly Sample[], from: number, to: number): Played => {
  const seen = within(samples, from, to);
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined || last.at === first.at)
    return { heardPercent: NaN, framesPerSecond: NaN, longestFreezeMs: NaN };
  return {
    heardPercent: (seen.filter(({ heard }) => heard).length / seen.length) * 100,
    framesPerSecond: ((last.frames - first.frames) * 1_000) / (last.at - first.at),
    longestFreezeMs: Math.max(0, ...freezes(seen, 0).map((freeze) => freeze.to - freeze.from)),
  };
};

/** What begins later than this after all was back is no matter of the outage, and what goes on for less than this need not be one. */
const aftermathMs = 4_000;
const goesOnMs = 1_500;

/**
 * How long after `end` the interruptions were over that began after `begin`, each soon after the one before, in milliseconds; 0 where they
 * were over by then or there was none, infinity where the last still goes on.
 */
const backAfter =
  (interruptions: (samples: readonly Sample[]) => ReturnType<typeof runs>) =>
  (samples: readonly Sample[], begin: number, end: number): number => {
    let back = end;
    for (const { from, to, goesOn } of interruptions(within(samples, begin - silenceMs, Infinity))) {
      if (to <= begin || from > back + aftermathMs) continue;
      if (goesOn && to - from >= goesOnMs) return Infinity;
      if (!goesOn) back = Math.max(back, to);
    }
    return back - end;
  };
/** Until the voice was heard again. */
export const voiceBackAfter = backAfter((samples) => silences(samples));
/** Until the picture moved again. */
export const pictureBackAfter = backAfter((samples) => freezes(samples));

/** How long after `begin` the page said that something is wrong, in milliseconds; null where it never did, NaN where it had said so before. */
export const saidAfter = (samples: readonly Sample[], begin: number): number | null => {
  if (within(samples, begin - 1_000, begin).some(({ said }) => said)) return NaN;
  const first = samples.find(({ at, said }) => said && at >= begin);
  return first === undefined ? null : first.at - begin;
};

/** How long after `end` the page said so for the last time, in milliseconds; NaN where it said nothing, infinity where it still does. */
export const saidUntil = (samples: readonly Sample[], begin: number, end: number): number => {
  const [last, now] = [samples.findLast(({ at, said }) => said && at >= begin), samples.at(-1)];
  if (last === undefined) return NaN;
  return last === now ? Infinity : Math.max(0, last.at - end);
};

/** Whether a voice was heard and a picture moved in the last 1.5 s, as well as a busy machine lets them. */
export const isWhole = (samples: readonly Sample[], now: number): boolean => {
  const { heardPercent, framesPerSecond } = played(samples, now - 1_500, now);
  return heardPercent > 70 && framesPerSecond > 2;
};
