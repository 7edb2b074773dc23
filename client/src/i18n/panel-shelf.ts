import type { Shelf } from './language.ts';

/** The texts of the chair's panel: those of whoever conducts, and its own. */
export const panelTexts = {
  vi: async () => (await import('./vi/panel-pages.ts')).panelPages,
  en: async () => (await import('./en/panel-pages.ts')).panelPages,
} satisfies Shelf;
