import { lazy } from 'react';

/** The signed documents of one meeting, loaded at a desk. */
export const DocumentsPage = lazy(async () => ({ default: (await import('./documents-page.tsx')).DocumentsPage }));
