import { planActs as englishPlan } from '../../src/i18n/en/meeting/plan.ts';
import { planActs as vietnamesePlan } from '../../src/i18n/vi/meeting/plan.ts';
import { acts as englishOwn } from '../../src/i18n/en/meeting/acts.ts';
import { deskPages as english } from '../../src/i18n/en/desk-pages.ts';
import { acts as vietnameseOwn } from '../../src/i18n/vi/meeting/acts.ts';
import { deskPages as vietnamese } from '../../src/i18n/vi/desk-pages.ts';

/** What all acts are called, in Vietnamese and in English, wherever it is loaded. */
export const actWords: readonly Readonly<Record<string, object>>[] = [
  { ...vietnameseOwn, ...vietnamese.acts, ...vietnamesePlan },
  { ...englishOwn, ...english.acts, ...englishPlan },
];
