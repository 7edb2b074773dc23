import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { signInTexts } from '../../../i18n/shelves.ts';

/** Loaded only where a device is no panel yet. */
export const PairPage = lazy(async () => {
  const [{ PairPage: page }] = await Promise.all([import('./pair-page.tsx'), addTexts(signInTexts)]);
  return { default: page };
});
