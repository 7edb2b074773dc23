import type { Shelf } from './language.ts';

/** The board of the roll call, its walk, and what all are asked, for whoever conducts; they come with their parts of a page. */
export const rollTexts = {
  vi: async () => ({ roll: (await import('./vi/meeting/roll.ts')).roll }),
  en: async () => ({ roll: (await import('./en/meeting/roll.ts')).roll }),
} satisfies Shelf;
