import { lazy } from 'react';

/** The checks of one endpoint, likewise. */
export const CheckHistoryPage = lazy(async () => (await import('./check-history-page.tsx')).loadCheckHistoryPage());

/** The district's board of checks, loaded at a desk, or at the room's PC. */
export const CheckBoardPage = lazy(async () => (await import('./check-board-page.tsx')).loadCheckBoardPage());
