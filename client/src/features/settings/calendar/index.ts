import { lazy } from 'react';

/** The calendar of holidays and working Saturdays, loaded at a desk. */
export const CalendarPage = lazy(async () => ({ default: (await import('./calendar-page.tsx')).CalendarPage }));
