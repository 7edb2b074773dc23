import { lazy } from 'react';

/** Loaded only where somebody signs in. */
export const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
