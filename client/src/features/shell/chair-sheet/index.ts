import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { chairSheetTexts } from '../../../i18n/chair-sheet-shelf.ts';

/** The two pages for whoever leads a meeting, for everybody who has the address: they are printed and lie beside the panel. */
export const ChairSheetPage = lazy(async () => {
  const [{ ChairSheet }] = await Promise.all([import('./chair-sheet.tsx'), addTexts(chairSheetTexts)]);
  return { default: ChairSheet };
});
