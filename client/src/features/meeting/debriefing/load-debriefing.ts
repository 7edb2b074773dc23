import { EarlyPart } from '../../../core/early-part.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { debriefingTexts } from '../../../i18n/debriefing-shelf.ts';

/** The form and the line of a debriefing, with their texts: loaded where one is opened. */
export const debriefingParts = new EarlyPart(async () => {
  const [{ DebriefingForm, DebriefingLine }] = await Promise.all([
    import('./debriefing-parts.ts'),
    addTexts(debriefingTexts),
  ]);
  return { DebriefingForm, DebriefingLine };
});
