import { floorDb, lookAtFloor, unknownFloor, type Floor, type FloorRule } from './floor.ts';

/** Whether the microphone gives way to what is played. */
export interface GivingWay {
  /** The noise of the others' rooms: nobody gives way to a fan. */
  readonly floor: Floor;
  /** Until when it gives way. */
  readonly untilMs: number;
}

export const notGivingWay: GivingWay = { floor: unknownFloor, untilMs: Number.NEGATIVE_INFINITY };

/** What sounds for so long without a pause is a fan: whoever speaks takes a breath. What is louder is heard, whatever it is. */
const rule: FloorRule = { windowMs: 8_000, highestDb: -35 };

/** Others speak from here on, in decibels: above what is played all the time, and never for less than this. */
const aboveNoiseDb = 10;
const softestDb = -55;

/** So long after their last sound a room still echoes, with the way through the sound card, in milliseconds. */
const lingersMs = 500;

/** Takes in one more look at what is played; null where it can't be told, and then nothing gives way. */
export const lookAtPlayed = (before: GivingWay, atMs: number, playedDb: number | null): GivingWay => {
  const floor = lookAtFloor(before.floor, atMs, playedDb, rule);
  if (playedDb === null) return { ...before, floor };
  const noiseDb = floorDb(before.floor);
  // While nothing is known of the others' noise, whatever is loud enough is somebody's voice.
  const speak = playedDb >= Math.max(softestDb, noiseDb === null ? softestDb : noiseDb + aboveNoiseDb);
  return { floor, untilMs: speak ? atMs + lingersMs : before.untilMs };
};

/** Whether others are heard, or still echo, at this moment. */
export const othersHeard = ({ untilMs }: GivingWay, atMs: number): boolean => atMs < untilMs;
