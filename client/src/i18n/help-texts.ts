import i18next from 'i18next';
import { help as helpEn } from './en/kit/help.ts';
import { help as helpVi } from './vi/kit/help.ts';

/** The texts of the help, by language: only who opens it waits for them. */
export const helpTexts = { vi: { help: helpVi }, en: { help: helpEn } } as const;

/** Puts them beside the others; before the help is drawn. */
export const addHelpTexts = (): void => {
  for (const [language, { help }] of Object.entries(helpTexts)) i18next.addResourceBundle(language, 'help', help);
};
