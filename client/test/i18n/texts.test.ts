import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import * as checkShelves from '../../src/i18n/check-shelf.ts';
import * as pairingShelves from '../../src/i18n/pairing-shelf.ts';
import { languages, type Language } from '../../src/i18n/language.ts';
import * as thereShelves from '../../src/i18n/there-shelf.ts';
import * as waiterShelves from '../../src/i18n/waiters-shelf.ts';
import * as shelves from '../../src/i18n/shelves.ts';
import { texts } from '../../src/i18n/texts.ts';

const theirs = createInstance();
/** What each key's text is filled with. */
const gaps = new Map<string, Set<string>>();

/** Every text by its key, and by the key of all its plural forms. */
const note = (key: string, text: object | string): void => {
  if (typeof text === 'object') {
    for (const [name, below] of Object.entries(text))
      note(key.endsWith(':') ? `${key}${name}` : `${key}.${name}`, below);
    return;
  }
  for (const each of [key, key.replace(/_(one|other)$/u, '')]) {
    const names = [...text.matchAll(/\{\{(\w+)\}\}/gu)].flatMap(([, name]) => name ?? []);
    gaps.set(each, new Set([...(gaps.get(each) ?? []), ...names]));
  }
};

/** A value for each gap, with marks that a library may take for its own. */
const filling = (names: ReadonlySet<string>): Record<string, string | number | null> =>
  Object.fromEntries([...names].filter((name) => name !== 'count').map((name) => [name, `<${name}> & $1`]));

beforeAll(async () => {
  await theirs.init({
    lng: 'vi',
    fallbackLng: 'vi',
    supportedLngs: languages,
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
  });
  texts.empty();
  for (const shelf of Object.values({
    ...shelves,
    ...checkShelves,
    ...pairingShelves,
    ...thereShelves,
    ...waiterShelves,
  }))
    for (const language of languages)
      for (const [topic, words] of Object.entries(await shelf[language]())) {
        theirs.addResourceBundle(language, topic, words);
        texts.addResourceBundle(language, topic, words);
        note(`${topic}:`, words);
      }
});

const both = (
  language: Language,
  key: string | string[],
  filled: Record<string, string | number | null>,
  topic?: string,
) => [texts.getFixedT(language, topic)(key, filled), theirs.getFixedT(language, topic ?? null)(key, filled)];

describe('the texts of the pages', () => {
  it('say each sentence as i18next says it, filled and not, of any number', () => {
    expect(gaps.size).toBeGreaterThan(1_000);
    for (const [key, names] of gaps)
      for (const language of languages)
        for (const count of [undefined, 0, 1, 2, 21]) {
          const [own, other] = both(language, key, { ...filling(names), ...(count === undefined ? {} : { count }) });
          expect(own, `${language} ${key} ${count}`).toBe(other);
        }
  });

  it('find a text by the topic at hand, by the first key that has one, and in Vietnamese where English has none', () => {
    const only = { only: 'chỉ có tiếng Việt', deep: { 'with-dash': '{{a}}{{b}}{{a}}' } };
    texts.addResourceBundle('vi', 'fresh', only);
    theirs.addResourceBundle('vi', 'fresh', only);
    for (const [key, topic] of [
      ['only', 'fresh'],
      ['fresh:only', undefined],
      [['none', 'only'], 'fresh'],
      [['only', 'deep.with-dash'], 'fresh'],
      ['deep.with-dash', 'fresh'],
      ['retry', undefined],
      ['nowhere', 'fresh'],
      ['fresh:nowhere.at', undefined],
      [['fresh:nowhere', 'nothing.either'], 'fresh'],
      ['constructor.name', 'fresh'],
    ] as const) {
      const keys = typeof key === 'string' ? key : [...key];
      const [own, other] = both('en', keys, { a: 1, b: null }, topic);
      expect(own, String(key)).toBe(other);
    }
  });

  it('are known to be there or not', () => {
    for (const key of ['common:retry', 'retry', 'common:nowhere', 'nowhere:retry', 'common:constructor'])
      expect(texts.exists(key), key).toBe(theirs.exists(key));
  });

  it('are not searched for gaps in what fills them', () => {
    texts.addResourceBundle('vi', 'fresh', { named: '{{name}} nói' });
    expect(texts.getFixedT('vi', 'fresh')('named', { name: '{{count}} $t(common:retry)' })).toBe(
      '{{count}} $t(common:retry) nói',
    );
  });

  it('tell whoever listens of another language, and no one who has stopped', () => {
    const heard: string[] = [];
    const listen = (language: string): void => void heard.push(language);
    texts.on('languageChanged', listen);
    texts.changeLanguage('en');
    texts.off('languageChanged', listen);
    texts.changeLanguage('vi');
    expect(heard).toEqual(['en']);
  });
});
