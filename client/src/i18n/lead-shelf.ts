import type { Shelf } from './language.ts';

/** Who leads in the chair's place; loaded after the pages of a meeting. */
export const leadTexts = {
  vi: async () => ({ lead: (await import('./vi/meeting/lead.ts')).lead }),
  en: async () => ({ lead: (await import('./en/meeting/lead.ts')).lead }),
} satisfies Shelf;
