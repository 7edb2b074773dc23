import type { Shelf } from './language.ts';

/** Conclusions that are received while the meeting goes on; loaded after the page. */
export const receiptTexts = {
  vi: async () => ({ receipts: (await import('./vi/meeting/receipts.ts')).receipts }),
  en: async () => ({ receipts: (await import('./en/meeting/receipts.ts')).receipts }),
} satisfies Shelf;
