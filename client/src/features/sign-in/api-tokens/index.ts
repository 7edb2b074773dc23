import { lazy } from 'react';

/** The tokens for other programs, loaded at a desk. */
export const ApiTokensPage = lazy(async () => ({ default: (await import('./api-tokens-page.tsx')).ApiTokensPage }));
