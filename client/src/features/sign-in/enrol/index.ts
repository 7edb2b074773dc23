import { lazy } from 'react';

/** Loaded only where a PC is enrolled. */
export const EnrolPage = lazy(async () => ({ default: (await import('./enrol-page.tsx')).EnrolPage }));
