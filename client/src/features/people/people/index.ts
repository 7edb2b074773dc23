import { lazy } from 'react';

/** The directory of people, loaded at a desk. */
export const PeoplePage = lazy(async () => ({ default: (await import('./people-page.tsx')).PeoplePage }));
