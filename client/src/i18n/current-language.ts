import type { i18n } from 'i18next';
import { setI18n } from 'react-i18next';
import { z } from 'zod';
import { languages, type Language, type Shelf } from './language.ts';
import { joiningTexts } from './shelves.ts';
import { texts } from './texts.ts';

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
const follow = (language: Language): void => {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
};

const put = (language: Language, topics: Readonly<Record<string, object>>): void => {
  for (const [topic, words] of Object.entries(topics)) texts.addResourceBundle(language, topic, words);
};

const bring = async (shelf: Shelf, language: Language): Promise<void> => put(language, await shelf[language]());

/** Brings the texts of pages that are being opened, in the language that is read now; before the first of them is drawn. */
export const addTexts = async (shelf: Shelf): Promise<void> => {
  opened.add(shelf);
  await bring(shelf, texts.language);
};

/** Brings texts in all languages, for pages that write in another one than the person reads. */
export const addAllTexts = async (shelf: Shelf): Promise<void> => {
  await Promise.all(languages.map((language) => bring(shelf, language)));
};

/** Switches all pages to a language, once its texts are there. */
export const switchLanguage = async (language: Language): Promise<void> => {
  await Promise.all([...opened].map((shelf) => bring(shelf, language)));
  texts.changeLanguage(language);
};

/** react-i18next asks for the whole of i18next, and takes of it what `texts` has. */
const asI18next = z.custom<i18n>((given) => given === texts);

/** Brings the texts of the pages that a meeting is joined from. Where the English ones do not come, the Vietnamese stand in. */
export const startLanguages = async (): Promise<void> => {
  texts.empty();
  texts.on('languageChanged', follow);
  put('vi', await joiningTexts.vi());
  setI18n(asI18next.parse(texts));
  texts.changeLanguage(remembered());
  await addTexts(joiningTexts).catch(() => undefined);
};
