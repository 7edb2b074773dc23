import type { SourceTrouble } from '@diem-cau/shared';

/**
 * How one source stands, steadied: a device that comes and goes must not fill the record. Times are those of one clock that nobody can set,
 * in milliseconds.
 */
export interface SteadyTrouble {
  /** What was told last; null for well. */
  readonly told: SourceTrouble | null;
  /** What was seen last, and since when it has been so. */
  readonly seen: SourceTrouble | null;
  readonly seenSinceMs: number;
  /** When each trouble of the last ten minutes was told. */
  readonly toldAtMs: readonly number[];
}

/** A source of which nothing bad is known. */
export const wellSource: SteadyTrouble = { told: null, seen: null, seenSinceMs: 0, toldAtMs: [] };

/** Troubles that are longer ago than this count no more. */
const rememberedMs = 10 * 60_000;

/** So many troubles in that time are told as they come and go; then what is seen has to last, longer with each. */
const toldFreely = 8;
const firstHoldMs = 10_000;

/** For how long a change has to be seen after so many troubles: so there can't be more than fourteen in ten minutes. */
const holdMs = (troubles: number): number => (troubles < toldFreely ? 0 : firstHoldMs * 2 ** (troubles - toldFreely));

/** So many troubles in that time are told at once after a time without; whoever goes away and comes back to have more of them has to wait. */
const mostAtOnce = 14;

/** A source of an endpoint that went away: when it comes back nothing of before is known, but how often it was told of. */
export const forgetTrouble = ({ toldAtMs }: SteadyTrouble, nowMs: number): SteadyTrouble => ({
  ...{ told: null, seen: null, seenSinceMs: nowMs, toldAtMs },
});

const beginMs = (troubles: number): number => (troubles < mostAtOnce ? 0 : firstHoldMs);

/** Takes in what is seen of a source now; `sinceMs` where it had been so for a while, but no longer than what was seen before it. */
export const seeTrouble = (
  steady: SteadyTrouble,
  seen: SourceTrouble | null,
  { nowMs, sinceMs = nowMs }: { readonly nowMs: number; readonly sinceMs?: number },
): SteadyTrouble =>
  seen === steady.seen
    ? steady
    : { ...steady, seen, seenSinceMs: Math.min(Math.max(sinceMs, steady.seenSinceMs), nowMs) };

/** A source after a look at it: whether something is to be told, and in how many milliseconds it has to be looked at again; null for never. */
export interface Settled {
  readonly steady: SteadyTrouble;
  readonly tell: boolean;
  readonly againInMs: number | null;
}

/** What is to be told now. A trouble after a time without is told at once; all else once it has lasted, by how often there was one lately. */
export const settleTrouble = (steady: SteadyTrouble, nowMs: number): Settled => {
  const toldAtMs = steady.toldAtMs.filter((at) => nowMs - at < rememberedMs);
  const now = { ...steady, toldAtMs };
  if (now.seen === now.told) return { steady: now, tell: false, againInMs: null };
  const holdsMs = now.told === null ? beginMs(toldAtMs.length) : holdMs(toldAtMs.length);
  const waitMs = holdsMs - (nowMs - now.seenSinceMs);
  if (waitMs > 0) return { steady: now, tell: false, againInMs: waitMs };
  const told = now.seen === null ? toldAtMs : [...toldAtMs, nowMs];
  return { steady: { ...now, told: now.seen, toldAtMs: told }, tell: true, againInMs: null };
};
