import { EarlyPart } from '../early-part.ts';

/** The sounds of the pages' own, loaded after all that joining needs. */
export const tonesPart = new EarlyPart(() => import('./tones.ts'));
