import type { Shelf } from './language.ts';
import { joiningPages } from './vi/joining-pages.ts';

/** The texts of the pages that a meeting is joined from; the Vietnamese ones come with the page and stand in where others fail. */
export const joiningTexts = {
  vi: () => Promise.resolve(joiningPages),
  en: async () => (await import('./en/joining-pages.ts')).joiningPages,
} satisfies Shelf;

/** Why the hub refuses; comes after the pages that a meeting is joined from, in which hardly anything ever is. */
export const refusalTexts = {
  vi: async () => ({ refusals: (await import('./vi/kit/refusals.ts')).refusals }),
  en: async () => ({ refusals: (await import('./en/kit/refusals.ts')).refusals }),
} satisfies Shelf;

/** What is wrong with the own camera or microphone, and what to press. */
export const adviceTexts = {
  vi: async () => ({ advice: (await import('./vi/meeting/trouble-advice.ts')).advice }),
  en: async () => ({ advice: (await import('./en/meeting/trouble-advice.ts')).advice }),
} satisfies Shelf;

/** The texts of whoever conducts a meeting from a seat: they join those of the pages that it was joined from. */
export const chairTexts = {
  vi: async () => (await import('./vi/chair-pages.ts')).chairPages,
  en: async () => (await import('./en/chair-pages.ts')).chairPages,
} satisfies Shelf;

/** The texts of the desk pages. */
export const deskTexts = {
  vi: async () => (await import('./vi/desk-pages.ts')).deskPages,
  en: async () => (await import('./en/desk-pages.ts')).deskPages,
} satisfies Shelf;

/** The texts of enrolment slips, each of which is printed in a language of its own. */
export const slipTexts = {
  vi: async () => ({ admin: (await import('./vi/directory/directory.ts')).admin }),
  en: async () => ({ admin: (await import('./en/directory/directory.ts')).admin }),
} satisfies Shelf;

/** The texts of signing in and of enrolling a PC. */
export const signInTexts = {
  vi: async () => (await import('./vi/sign-in-pages.ts')).signInPages,
  en: async () => (await import('./en/sign-in-pages.ts')).signInPages,
} satisfies Shelf;

/** The texts of the help. */
export const helpTexts = {
  vi: async () => ({ help: (await import('./vi/kit/help.ts')).help }),
  en: async () => ({ help: (await import('./en/kit/help.ts')).help }),
} satisfies Shelf;

/** The texts of the pages about lines. */
export const lineTexts = {
  vi: async () => ({ lines: (await import('./vi/lines/lines.ts')).lines }),
  en: async () => ({ lines: (await import('./en/lines/lines.ts')).lines }),
} satisfies Shelf;
