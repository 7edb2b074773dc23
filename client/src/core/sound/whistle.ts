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
  readonly heard: StandingTone | null;
  readonly played: StandingTone | null;
}

export const noWhistle: WhistleWatch = { heard: null, played: null };

/** A whistle keeps its pitch to within this, a voice does not; in hertz, and as a share. */
const driftHertz = 15;
const driftShare = 0.015;

/** It stands and grows: one that falls so far below its loudest dies away, as a bell does, in decibels. */
const fallDb = 6;

/** A look without it between two with it, in milliseconds. */
const gapMs = 250;

/** So long no voice holds a tone, in milliseconds. */
const standsMs = 2_000;

/** It stands so far above what the room was like before, in decibels: the whine of a projector is a part of that. */
const aboveNoiseDb = 15;

/** Whoever plays a tone so much before it stands in the microphone has been sent it by another room, in milliseconds. */
const earlierMs = 200;

const near = (one: number, other: number): boolean =>
  Math.abs(one - other) <= Math.max(driftHertz, driftShare * Math.max(one, other));

/** Follows a tone from one look to the next. */
const follow = (standing: StandingTone | null, tone: Tone | null, atMs: number): StandingTone | null => {
  if (tone === null) return standing !== null && atMs - standing.lastMs <= gapMs ? standing : null;
  const { hertz, levelDb } = tone;
  const goesOn =
    standing !== null &&
    atMs - standing.lastMs <= gapMs &&
    near(standing.hertz, hertz) &&
    levelDb >= standing.loudestDb - fallDb;
  if (!goesOn) return { hertz, sinceMs: atMs, lastMs: atMs, loudestDb: levelDb };
  return { ...standing, lastMs: atMs, loudestDb: Math.max(standing.loudestDb, levelDb) };
};

/** Takes in one more look at what the microphone hears and at what is played beside it. */
export const lookForWhistle = (
  { heard, played }: WhistleWatch,
  atMs: number,
  sound: Pick<Heard, 'tone'>,
  out: Pick<Heard, 'tone'> | null,
): WhistleWatch => ({ heard: follow(heard, sound.tone, atMs), played: follow(played, out?.tone ?? null, atMs) });

/**
 * The whistle of this room's own loop, since when; null where there is none. One that was played before it was heard comes from
 * another room, and only passes through this one.
 */
export const ownWhistle = ({ heard, played }: WhistleWatch, noiseDb: number): { readonly sinceMs: number } | null => {
  if (heard === null || heard.lastMs - heard.sinceMs < standsMs || heard.loudestDb < noiseDb + aboveNoiseDb)
    return null;
  const fromElsewhere =
    played !== null && near(played.hertz, heard.hertz) && played.sinceMs <= heard.sinceMs - earlierMs;
  return fromElsewhere ? null : { sinceMs: heard.sinceMs };
};
