import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { helpTexts } from '../../../i18n/shelves.ts';

/** The sheet on wiring a room's sound, for everybody who has the address: it is printed and lies beside the mixer. */
export const WiringSheetPage = lazy(async () => {
  const [{ WiringSheet }] = await Promise.all([import('./wiring-sheet.tsx'), addTexts(helpTexts)]);
  return { default: WiringSheet };
});
