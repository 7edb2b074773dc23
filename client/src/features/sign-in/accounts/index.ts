import { lazy } from 'react';

/** Loaded only at an admin's desk. */
export const AccountsPage = lazy(async () => ({ default: (await import('./accounts-page.tsx')).AccountsPage }));
