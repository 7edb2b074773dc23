import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { signInTexts } from '../../../i18n/shelves.ts';

/** Loaded only where a PC is enrolled. */
export const EnrolPage = lazy(async () => {
  const [{ EnrolPage: page }] = await Promise.all([import('./enrol-page.tsx'), addTexts(signInTexts)]);
  return { default: page };
});
