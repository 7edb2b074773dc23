import { EarlyPart } from '../../../core/early-part.ts';

/** What the room says and offers only while there is something of it: whose turn it is, who asks to come in, which page of the roll is shown. */
export const lineParts = new EarlyPart(() => import('./line-parts.ts'));
