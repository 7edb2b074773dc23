import type { Heard, Tone } from './heard.ts';

/** A tone that has stood since then. */
export interface StandingTone {
  readonly hertz: number;
  readonly sinceMs: number;
  readonly lastMs: number;
  readonly loudestDb: number;
}

/** The tones that stand in the microphone and in what is played. */
export interface WhistleWatch {
  /** When both were looked at first. */
  readonly beganMs: number;
  readonly heard: StandingTone | null;
  readonly played: StandingTone | null;
}

export const noWhistle: WhistleWatch = { beganMs: Number.NaN, heard: null, played: null };

/** A whistle keeps its pitch to within this, a voice does not; in hertz, and as a share. */
const driftHertz = 15;
const driftShare = 0.015;

/**
 * It stands and grows: one that falls so far below its loudest dies away, as a bell does, in decibels. Not one that has stood already: a
 * browser's noise filter takes a howl down, by 30 dB within 8 s (`bench -- room-sound`), and it howls on.
 */
const fallDb = 6;

/** A look without it between two with it, in milliseconds. */
const gapMs = 250;

/** So long no voice holds a tone, in milliseconds. */
const standsMs = 2_000;

/**
 * It is loud, for it grows until something can't be any louder, and stands so far above the room's noise; in decibels. The whine of a
 * projector and the hum of an air conditioner are neither.
 */
const leastDb = -38;
const aboveNoiseDb = 15;

/** Whoever plays a tone so much before it stands in the microphone has been sent it by another room, in milliseconds. */
const earlierMs = 200;

const near = (one: number, other: number): boolean =>
  Math.abs(one - other) <= Math.max(driftHertz, driftShare * Math.max(one, other));

const stood = ({ sinceMs, lastMs }: StandingTone): boolean => lastMs - sinceMs >= standsMs;

/** Follows a tone from one look to the next. */
const follow = (standing: StandingTone | null, tone: Tone | null, atMs: number): StandingTone | null => {
  if (tone === null) return standing !== null && atMs - standing.lastMs <= gapMs ? standing : null;
  const { hertz, levelDb } = tone;
  const goesOn =
    standing !== null &&
    atMs - standing.lastMs <= gapMs &&
    near(standing.hertz, hertz) &&
    (stood(standing) || levelDb >= standing.loudestDb - fallDb);
  if (!goesOn) return { hertz, sinceMs: atMs, lastMs: atMs, loudestDb: levelDb };
  return { ...standing, lastMs: atMs, loudestDb: Math.max(standing.loudestDb, levelDb) };
};

/** Takes in one more look at what the microphone hears and at what is played beside it. */
export const lookForWhistle = (
  { beganMs, heard, played }: WhistleWatch,
  atMs: number,
  sound: Pick<Heard, 'tone'>,
  out: Pick<Heard, 'tone'> | null,
): WhistleWatch => ({
  beganMs: Number.isNaN(beganMs) ? atMs : beganMs,
  heard: follow(heard, sound.tone, atMs),
  played: follow(played, out?.tone ?? null, atMs),
});

/**
 * The whistle of this room's own loop, since when; null where there is none. One that was played before it was heard, or as long as anybody
 * has looked, comes from another room, and only passes through this one.
 * @param noiseDb the room's noise; null while that is not known
 */
export const ownWhistle = (
  { beganMs, heard, played }: WhistleWatch,
  noiseDb: number | null,
): { readonly sinceMs: number } | null => {
  if (heard === null || !stood(heard)) return null;
  if (heard.loudestDb < Math.max(leastDb, noiseDb === null ? leastDb : noiseDb + aboveNoiseDb)) return null;
  const isPlayed = played !== null && near(played.hertz, heard.hertz);
  const earlier = isPlayed && played.sinceMs <= Math.max(beganMs + earlierMs, heard.sinceMs) - earlierMs;
  return earlier ? null : { sinceMs: heard.sinceMs };
};
