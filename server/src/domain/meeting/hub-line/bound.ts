import type { Rung } from '@diem-cau/shared';
import { sumOf, type Wants } from './sharing.ts';

/** What a connection receives at most because of the hub's own line, whatever its own bears. */
export interface Bound {
  /** The rung of its pictures. */
  readonly rung: Rung;
  /** Whether there is not even room for the voices of all: then it hears those of the voice alone. */
  readonly fewVoices: boolean;
  /** All its pictures together, in bit/s. */
  readonly pictures: number;
}

/** One frame in four of the smallest layer of a camera (`cameraLayers`, L1T3), in bit/s: less is no picture. */
const leastOfPicture = 35_000;

/** Of small pictures of many this share has to be there: with it each comes at half its frames. */
const leastOfOthers = 0.5;

const rungOf = (wants: Wants, share: Wants): Rung => {
  if (share.voices < wants.voices || share.speaker < Math.min(wants.speaker, leastOfPicture)) return 'voice';
  if (share.screen < wants.screen) return 'one-picture';
  return share.others < wants.others * leastOfOthers ? 'stage' : 'full';
};

/** How far its share of the hub's line bounds a connection; null where that is all it wants. A screen is let through whole or not at all: it has one layer. */
export const boundOf = (wants: Wants, share: Wants): Bound | null => {
  if (sumOf(share) >= sumOf(wants)) return null;
  const rung = rungOf(wants, share);
  const given = sumOf(share) - share.voices;
  return {
    rung,
    fewVoices: share.voices < wants.voices,
    pictures: rung === 'one-picture' ? given - share.screen : given,
  };
};

/** Whether two let the same through. */
export const sameBound = (one: Bound | null, other: Bound | null): boolean =>
  one?.rung === other?.rung && one?.fewVoices === other?.fewVoices && one?.pictures === other?.pictures;
