import type { Shelf } from './language.ts';

/** That this endpoint is called, on its waiting page; comes after it. */
export const ringTexts = {
  vi: async () => ({ ringing: (await import('./vi/meeting/ringing.ts')).ringing }),
  en: async () => ({ ringing: (await import('./en/meeting/ringing.ts')).ringing }),
} satisfies Shelf;
