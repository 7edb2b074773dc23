import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { lineTexts } from '../../../i18n/shelves.ts';

/** How the lines of endpoints were over months, loaded at a desk with its texts. */
export const LineHistoryPage = lazy(async () => {
  const [{ LineHistoryPage: page }] = await Promise.all([import('./line-history-page.tsx'), addTexts(lineTexts)]);
  return { default: page };
});
