import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { lineTexts } from '../../../i18n/shelves.ts';

/** What goes over the lines of a meeting that is going on, loaded at a desk with its texts. */
export const LineBoardPage = lazy(async () => {
  const [{ LineBoardPage: page }] = await Promise.all([import('./line-board-page.tsx'), addTexts(lineTexts)]);
  return { default: page };
});
