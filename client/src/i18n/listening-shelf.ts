import type { Shelf } from './language.ts';

/** Hearing what was recorded of a meeting; no page has it from its first load on. */
export const listeningTexts = {
  vi: async () => ({ listening: (await import('./vi/record/listening.ts')).listening }),
  en: async () => ({ listening: (await import('./en/record/listening.ts')).listening }),
} satisfies Shelf;
