import type { Shelf } from './language.ts';

/** Messages that do not disturb; loaded after the page. */
export const messageTexts = {
  vi: async () => ({ messages: (await import('./vi/meeting/messages.ts')).messages }),
  en: async () => ({ messages: (await import('./en/meeting/messages.ts')).messages }),
} satisfies Shelf;
