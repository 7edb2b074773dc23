import { lazy } from 'react';

/** The layout around the desk pages, loaded with the first of them. */
export const DeskShell = lazy(async () => ({ default: (await import('./desk-shell.tsx')).DeskShell }));
