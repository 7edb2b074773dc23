import type { Shelf } from './language.ts';

/** The question whether this endpoint is ready; loaded after its page. */
export const readyTexts = {
  vi: async () => ({ ready: (await import('./vi/meeting/ready.ts')).ready }),
  en: async () => ({ ready: (await import('./en/meeting/ready.ts')).ready }),
} satisfies Shelf;
