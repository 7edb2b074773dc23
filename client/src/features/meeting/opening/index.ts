import { lazy } from 'react';

/** Loaded only where a meeting is opened. */
export const OpeningPage = lazy(async () => ({ default: (await import('./opening-page.tsx')).OpeningPage }));
