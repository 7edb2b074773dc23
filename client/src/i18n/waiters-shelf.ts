import type { Shelf } from './language.ts';

/** Which communes wait, on the waiting page of whoever leads; comes after it. */
export const waiterTexts = {
  vi: async () => ({ waiters: (await import('./vi/meeting/waiters.ts')).waiters }),
  en: async () => ({ waiters: (await import('./en/meeting/waiters.ts')).waiters }),
} satisfies Shelf;
