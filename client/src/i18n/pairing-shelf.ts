import type { Shelf } from './language.ts';

/** The texts of pairing panels, at whoever conducts. */
export const pairingTexts = {
  vi: async () => ({ pairing: (await import('./vi/meeting/pairing.ts')).pairing }),
  en: async () => ({ pairing: (await import('./en/meeting/pairing.ts')).pairing }),
} satisfies Shelf;
