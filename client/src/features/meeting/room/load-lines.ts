import { EarlyPart } from '../../../core/early-part.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { planTexts } from '../../../i18n/plan-shelf.ts';

/** What the room says and offers only while there is something of it: whose turn it is, who asks to come in, that the planned end is near, which page of the roll is shown. */
export const lineParts = new EarlyPart(async () => {
  await addTexts(planTexts);
  return import('./line-parts.ts');
});
