import { lazy } from 'react';

/** What the meetings of a year were and what they saved, loaded at a desk. */
export const ReportsPage = lazy(async () => ({ default: (await import('./reports-page.tsx')).ReportsPage }));
