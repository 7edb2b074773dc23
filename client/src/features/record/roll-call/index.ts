import { lazy } from 'react';

/** The clerk's roll call of one meeting, loaded at a desk. */
export const RollCallPage = lazy(async () => ({ default: (await import('./roll-call-page.tsx')).RollCallPage }));
