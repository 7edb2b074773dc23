import { lazy } from 'react';

/** The conclusions of all meetings as tasks, loaded at a desk. */
export const TasksPage = lazy(async () => ({ default: (await import('./tasks-page.tsx')).TasksPage }));
