import type { Language } from './language.ts';

/** Texts of one topic: sentences by key, or further texts below one. */
type Words = object;
type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;
/** The text of a key, `topic:path.of.it` or a path in the topic at hand; of several keys the first that has one. */
type Say = (key: string | readonly string[], values?: Values) => string;

/** Where a text is looked for, one after the other: the Vietnamese one stands in. */
const chains: Readonly<Record<Language, readonly Language[]>> = { vi: ['vi'], en: ['en', 'vi'] };
/** The topic of a key that names none. */
const commonTopic = 'common';

const bundles = new Map<string, Words>();
const listeners = new Set<(language: Language) => void>();
const plurals = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') };
let current: Language = 'vi';

const placeOf = (language: Language, topic: string): string => `${language}/${topic}`;

const textAt = (words: Words | undefined, path: string): string | undefined => {
  let at: unknown = words;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return typeof at === 'string' ? at : undefined;
};

const split = (key: string, topic: string): readonly [topic: string, path: string] => {
  const end = key.indexOf(':');
  return end === -1 ? [topic, key] : [key.slice(0, end), key.slice(end + 1)];
};

const find = (key: string, topic: string, language: Language, count: unknown): string | undefined => {
  const [of, path] = split(key, topic);
  for (const each of chains[language]) {
    const words = bundles.get(placeOf(each, of));
    const plural = typeof count === 'number' ? textAt(words, `${path}_${plurals[each].select(count)}`) : undefined;
    const found = plural ?? textAt(words, path);
    if (found !== undefined) return found;
  }
  return undefined;
};

const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{\{(\w+)\}\}/gu, (gap, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? '') : gap,
  );

const sayer =
  (language: Language | null, topic: string): Say =>
  (key, values = {}) => {
    const keys = [key].flat();
    for (const each of keys) {
      const text = find(each, topic, language ?? current, values.count);
      if (text !== undefined) return filled(text, values);
    }
    return split(keys.at(-1) ?? '', topic)[1];
  };

/**
 * All texts of the pages that have come, in both languages, and the language that is read. It is as much of an i18next as react-i18next
 * uses of one and the pages need, a tenth of its weight: `client/test/i18n/texts.test.ts` holds the one against the other.
 */
export const texts = {
  options: { defaultNS: commonTopic },
  isInitialized: true,
  get language(): Language {
    return current;
  },
  get languages(): readonly Language[] {
    return chains[current];
  },
  /** Texts by the language and the topic at hand, where the key names none. */
  t: sayer(null, commonTopic),
  getFixedT: (language: Language | null, topic: string = commonTopic): Say => sayer(language, topic),
  exists: (key: string): boolean => find(key, commonTopic, current, undefined) !== undefined,
  /** Nothing is ever waited for while a page is drawn: a page's texts come before it. */
  hasLoadedNamespace: (): boolean => true,
  on: (_: 'languageChanged', listener: (language: Language) => void): void => void listeners.add(listener),
  off: (_: 'languageChanged', listener: (language: Language) => void): void => void listeners.delete(listener),
  /** Adds texts of a topic to those that it has. */
  addResourceBundle: (language: Language, topic: string, words: Words): void => {
    const place = placeOf(language, topic);
    bundles.set(place, { ...bundles.get(place), ...words });
  },
  changeLanguage: (language: Language): void => {
    current = language;
    for (const tell of listeners) tell(language);
  },
  /** Forgets all that has come. */
  empty: (): void => bundles.clear(),
};
