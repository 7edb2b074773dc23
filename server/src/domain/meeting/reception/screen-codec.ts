import { climbFrom, climbOn, screenCodecs, type Climb, type Patience, type ScreenCodec } from '@diem-cau/shared';

/**
 * How patiently a leaner codec is taken again: only once nobody has been there for a minute, the time for which a seat is held that was lost, who does not read it; after
 * each time that somebody came all the same within ten minutes, twice as late, up to a quarter of an hour.
 */
export const codecPatience: Patience = {
  // Whoever comes would stand before a dark screen.
  believeAfterMs: 0,
  firstMs: 60_000,
  longestMs: () => 15 * 60_000,
  provenAfterMs: 10 * 60_000,
};

/** In what the screens of a meeting are sent: a step, 0 for the leanest codec, by which all the codecs from there on are read by everybody. */
export type CodecClimb = Climb;

/** Nobody is there yet. */
export const anyCodec = (nowMs: number): CodecClimb => climbFrom(0, nowMs);

const last = screenCodecs.length - 1;

/** The leanest codec that everybody reads, and each codec after it; by its number. */
const readFrom = (readers: readonly ReadonlySet<ScreenCodec>[]): number => {
  const unread = screenCodecs.findLastIndex((codec) => !readers.every((reads) => reads.has(codec)));
  return Math.min(unread + 1, last);
};

/** Who is there now reads this: down at once where somebody does not read what is sent, up with patience; anew where nobody is left. */
export const lookAtReaders = (
  climb: CodecClimb,
  nowMs: number,
  readers: readonly ReadonlySet<ScreenCodec>[],
): CodecClimb => {
  if (readers.length === 0) return anyCodec(nowMs);
  const bears = readFrom(readers);
  return climbOn(climb, { nowMs, bears: bears === 0 ? null : bears }, codecPatience);
};

/** The codecs of a step, the leanest first. */
export const codecsOf = ({ step }: CodecClimb): ScreenCodec[] => screenCodecs.slice(step);

/** In how many milliseconds it is to be looked at again though nobody comes or goes; null where nothing would be found. */
export const looksAgainIn = (
  climb: CodecClimb,
  nowMs: number,
  readers: readonly ReadonlySet<ScreenCodec>[],
): number | null => {
  const { step, wellSinceMs, triedAtMs, patienceMs } = climb;
  const bears = readFrom(readers);
  // Where no leaner one is read, a step that was tried is not found proven by looking.
  const maybeProven = triedAtMs !== null && (bears === 0 || step > bears);
  const moments = [
    ...(step > bears ? [wellSinceMs + (patienceMs.get(step - 1) ?? codecPatience.firstMs)] : []),
    ...(maybeProven ? [triedAtMs + codecPatience.provenAfterMs] : []),
  ];
  return moments.length === 0 ? null : Math.max(0, Math.min(...moments) - nowMs);
};
