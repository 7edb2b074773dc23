import { lazy } from 'react';

/** What the meetings of a period were and what they saved, loaded at a desk. */
export const ReportsPage = lazy(async () => ({ default: (await import('./reports-page.tsx')).ReportsPage }));

/** The reports that were kept. */
export const KeptReportsPage = lazy(async () => ({
  default: (await import('./kept-reports-page.tsx')).KeptReportsPage,
}));

/** A report that was kept, as it was. */
export const KeptReportPage = lazy(async () => ({ default: (await import('./kept-report-page.tsx')).KeptReportPage }));
