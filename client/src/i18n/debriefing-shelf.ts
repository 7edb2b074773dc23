import type { Shelf } from './language.ts';

/** A word among a few after the meeting; loaded where there is one, or where it is chosen. */
export const debriefingTexts = {
  vi: async () => ({ debriefing: (await import('./vi/meeting/debriefing.ts')).debriefing }),
  en: async () => ({ debriefing: (await import('./en/meeting/debriefing.ts')).debriefing }),
} satisfies Shelf;
