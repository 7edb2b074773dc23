import { lazy } from 'react';

/** The list of all meetings, loaded at a desk. */
export const MeetingsPage = lazy(async () => ({ default: (await import('./meetings-page.tsx')).MeetingsPage }));

/** A meeting's page, loaded at a desk. */
export const RecordPage = lazy(async () => ({ default: (await import('./record-page.tsx')).RecordPage }));
