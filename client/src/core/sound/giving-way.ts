import { roomNoise } from './room-noise.ts';

/** Whether the microphone gives way to what is played. */
export interface GivingWay {
  /** The noise of the others' rooms, in decibels: nobody gives way to a fan. */
  readonly noiseDb: number;
  readonly lookMs: number;
  /** Until when it gives way. */
  readonly untilMs: number;
}

/** A quiet line, in decibels; one that is not is known as such after some seconds. */
const quietLineDb = -65;

export const notGivingWay: GivingWay = { noiseDb: quietLineDb, lookMs: 0, untilMs: Number.NEGATIVE_INFINITY };

/** Others speak from here on, in decibels: above what is played all the time, and never for less than this. */
const aboveNoiseDb = 10;
const softestDb = -55;

/** So long after their last sound a room still echoes, with the way through the sound card, in milliseconds. */
const lingersMs = 500;

/** Takes in one more look at what is played; null where it can't be told, and then nothing gives way. */
export const lookAtPlayed = (before: GivingWay, atMs: number, playedDb: number | null): GivingWay => {
  if (playedDb === null) return { ...before, lookMs: atMs };
  const noiseDb = roomNoise(before.noiseDb, playedDb, before.lookMs === 0 ? 0 : atMs - before.lookMs);
  const speak = playedDb >= Math.max(softestDb, before.noiseDb + aboveNoiseDb);
  return { noiseDb, lookMs: atMs, untilMs: speak ? atMs + lingersMs : before.untilMs };
};

/** Whether others are heard, or still echo, at this moment. */
export const othersHeard = ({ untilMs }: GivingWay, atMs: number): boolean => atMs < untilMs;
