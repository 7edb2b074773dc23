import type { Shelf } from './language.ts';

/** Written reports before a briefing, at the endpoint, in the room and at the desk; no page has them from its first load on. */
export const reportTexts = {
  vi: async () => ({ taskReports: (await import('./vi/papers/task-reports.ts')).taskReports }),
  en: async () => ({ taskReports: (await import('./en/papers/task-reports.ts')).taskReports }),
} satisfies Shelf;
