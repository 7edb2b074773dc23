import { lazy } from 'react';

/** The signed documents of one meeting, loaded at a desk. */
export const SignedDocumentsPage = lazy(async () => ({
  default: (await import('./signed-documents-page.tsx')).SignedDocumentsPage,
}));
