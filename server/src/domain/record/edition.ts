import type { EditionKey } from '@diem-cau/shared';
import type { Cut } from './withheld.ts';

/** What of a recording is given: all of it, or what is left without these stretches. */
export interface Edition {
  readonly key: EditionKey;
  readonly cuts: readonly Cut[];
}

/** All that was recorded. */
export const whole: Edition = { key: 'whole', cuts: [] };
