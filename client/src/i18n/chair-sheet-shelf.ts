import type { Shelf } from './language.ts';

/** The texts of the sheet for whoever leads a meeting. */
export const chairSheetTexts = {
  vi: async () => ({ chairSheet: (await import('./vi/meeting/chair-sheet.ts')).chairSheet }),
  en: async () => ({ chairSheet: (await import('./en/meeting/chair-sheet.ts')).chairSheet }),
} satisfies Shelf;
