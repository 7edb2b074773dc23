import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languages, type Language, type Shelf } from './language.ts';
import { joiningTexts } from './shelves.ts';

const key = 'diem-cau.language';

/** What the pages that were opened read from; a language that is switched to is brought for all of them. */
const opened = new Set<Shelf>();

const remembered = (): Language => {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
};

/** Keeps the page's `lang`, which screen readers follow, in step with the choice, which is remembered in the browser. */
const follow = (language: string): void => {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
};

const current = (): Language => (i18next.language === 'en' ? 'en' : 'vi');

const bring = async (shelf: Shelf, language: Language): Promise<void> => {
  for (const [topic, words] of Object.entries(await shelf[language]()))
    i18next.addResourceBundle(language, topic, words);
};

/** Brings the texts of pages that are being opened, in the language that is read now; before the first of them is drawn. */
export const addTexts = async (shelf: Shelf): Promise<void> => {
  opened.add(shelf);
  await bring(shelf, current());
};

/** Brings texts in all languages, for pages that write in another one than the person reads. */
export const addAllTexts = async (shelf: Shelf): Promise<void> => {
  await Promise.all(languages.map((language) => bring(shelf, language)));
};

/** Switches all pages to a language, once its texts are there. */
export const switchLanguage = async (language: Language): Promise<void> => {
  await Promise.all([...opened].map((shelf) => bring(shelf, language)));
  await i18next.changeLanguage(language);
};

/** Brings the texts of the pages that a meeting is joined from. Where the English ones do not come, the Vietnamese stand in. */
export const startLanguages = async (): Promise<void> => {
  i18next.on('languageChanged', follow);
  const language = remembered();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    supportedLngs: languages,
    defaultNS: 'common',
    resources: { vi: await joiningTexts.vi() },
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
  await addTexts(joiningTexts).catch(() => undefined);
};
