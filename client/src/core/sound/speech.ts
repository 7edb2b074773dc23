import type { Heard } from './heard.ts';
import type { Spanned } from './spans.ts';

/** One look that may be part of somebody's speaking. */
export interface SpeechLook extends Spanned {
  readonly levelDb: number;
  readonly voice: boolean;
}

/** A voice stands so far above the room's noise, in decibels. */
const aboveNoiseDb = 10;

/** A sound whose tops stand higher above its level is no voice but a click or a bang: typing, a door. */
const highestCrestDb = 21;

/** Whether a piece of sound may be somebody's voice, in a room of this noise. */
export const mayBeVoice = ({ levelDb, crestDb }: Heard, noiseDb: number): boolean =>
  levelDb >= noiseDb + aboveNoiseDb && crestDb <= highestCrestDb;

/** A swell is a rise by so much out of a dip, in decibels. */
const swellDb = 5;

/** How often the level rises out of a dip: speech does with its syllables and its pauses; a fan that is switched on, or a door, once. */
export const swells = (looks: readonly SpeechLook[]): number => {
  let [lowest, highest, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  let rising = false;
  for (const { levelDb } of looks) {
    lowest = rising ? levelDb : Math.min(lowest, levelDb);
    highest = rising ? Math.max(highest, levelDb) : levelDb;
    if (!rising && levelDb >= lowest + swellDb) {
      rising = true;
      count += 1;
      highest = levelDb;
    } else if (rising && levelDb <= highest - swellDb) {
      rising = false;
      lowest = levelDb;
    }
  }
  return count;
};
