import type { Shelf } from './language.ts';

/** When a meeting is to be over, and what is done about it; loaded where somebody planned it, or is about to. */
export const planTexts = {
  vi: async () => {
    const { plan, planActs } = await import('./vi/meeting/plan.ts');
    return { plan, acts: planActs };
  },
  en: async () => {
    const { plan, planActs } = await import('./en/meeting/plan.ts');
    return { plan, acts: planActs };
  },
} satisfies Shelf;
