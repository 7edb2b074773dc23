import { lazy } from 'react';

/** The chair's conclusions of one meeting, loaded at a desk. */
export const ConclusionsPage = lazy(async () => ({
  default: (await import('./conclusions-page.tsx')).ConclusionsPage,
}));
