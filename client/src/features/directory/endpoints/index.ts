import { lazy } from 'react';
import { addAllTexts } from '../../../i18n/current-language.ts';
import { slipTexts } from '../../../i18n/shelves.ts';

/** Loaded only at the desk of an admin or a technician. */
export const DirectoryPage = lazy(async () => {
  const [{ DirectoryPage: page }] = await Promise.all([import('./directory-page.tsx'), addAllTexts(slipTexts)]);
  return { default: page };
});
