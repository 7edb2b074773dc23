import type { Shelf } from './language.ts';

/** Who is there, and what goes out of the own endpoint; comes after the page of a meeting. */
export const thereTexts = {
  vi: async () => ({ there: (await import('./vi/meeting/there.ts')).there }),
  en: async () => ({ there: (await import('./en/meeting/there.ts')).there }),
} satisfies Shelf;
