import { lazy } from 'react';
import { addTexts } from '../../../i18n/current-language.ts';
import { signInTexts } from '../../../i18n/shelves.ts';

/** Loaded only where somebody signs in. */
export const SignInPage = lazy(async () => {
  const [{ SignInPage: page }] = await Promise.all([import('./sign-in-page.tsx'), addTexts(signInTexts)]);
  return { default: page };
});
