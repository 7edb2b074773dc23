import { lazy } from 'react';

/** Loaded only at the desk of an admin or a technician. */
export const DirectoryPage = lazy(async () => ({ default: (await import('./directory-page.tsx')).DirectoryPage }));
