import type { Shelf } from './language.ts';

/** What begins a check, on the waiting page; apart from the other shelves, since no page has it from its first load on. */
export const checkStartTexts = {
  vi: async () => ({ checkStart: (await import('./vi/meeting/check-start.ts')).checkStart }),
  en: async () => ({ checkStart: (await import('./en/meeting/check-start.ts')).checkStart }),
} satisfies Shelf;

/** The check before a meeting, at the endpoint and on the district's board. */
export const checkTexts = {
  vi: async () => ({ check: (await import('./vi/meeting/check.ts')).check }),
  en: async () => ({ check: (await import('./en/meeting/check.ts')).check }),
} satisfies Shelf;
