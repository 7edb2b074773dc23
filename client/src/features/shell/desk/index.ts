import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { deskTexts } from '../../../i18n/shelves.ts';

/** The layout around the desk pages, loaded with the first of them and with their texts. */
export const DeskShell = lazy(async () => {
  const [{ DeskShell: shell }] = await Promise.all([import('./desk-shell.tsx'), addTexts(deskTexts)]);
  return { default: shell };
});
