import { lazy } from 'react';

/** The minutes of one meeting, loaded at a desk. */
export const MinutesPage = lazy(async () => ({ default: (await import('./minutes-page.tsx')).MinutesPage }));

/** The notice of conclusions of one meeting, loaded at a desk. */
export const NoticePage = lazy(async () => ({ default: (await import('./notice-page.tsx')).NoticePage }));
