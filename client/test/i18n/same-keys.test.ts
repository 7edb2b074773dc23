import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import * as checkShelves from '../../src/i18n/check-shelf.ts';
import * as listeningShelves from '../../src/i18n/listening-shelf.ts';
import * as pairingShelves from '../../src/i18n/pairing-shelf.ts';
import * as thereShelves from '../../src/i18n/there-shelf.ts';
import * as waiterShelves from '../../src/i18n/waiters-shelf.ts';
import * as shelves from '../../src/i18n/shelves.ts';

/** Every topic of a language, from all shelves; of some a page brings the rest. */
const all = async (language: Language): Promise<Readonly<Record<string, object>>> => {
  const topics: Record<string, object> = {};
  for (const shelf of Object.values({
    ...shelves,
    ...checkShelves,
    ...listeningShelves,
    ...pairingShelves,
    ...thereShelves,
    ...waiterShelves,
  }))
    for (const [topic, words] of Object.entries(await shelf[language]()))
      topics[topic] = { ...topics[topic], ...words };
  return topics;
};

const texts = { vi: await all('vi'), en: await all('en') };

/** Every text by its path, `meeting.waiting.join`. */
const flat = (node: object, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? flat(value, here) : [];
  });

/** What a text is filled with, `{{time}}`. */
const gaps = (text: string): string[] => (text.match(/\{\{\w+\}\}/gu) ?? []).toSorted();

describe.each(Object.keys(texts.vi))('topic %s', (topic) => {
  const of = (language: 'vi' | 'en') =>
    new Map(flat(Object.fromEntries(Object.entries(texts[language]).filter(([name]) => name === topic))));
  const vi = of('vi');
  const en = of('en');

  test('has texts in both languages under the same keys', () => {
    expect(vi.size).toBeGreaterThan(0);
    // A language has the plural forms that its own grammar asks for.
    const keys = (texts: ReadonlyMap<string, string>) =>
      [...new Set([...texts.keys()].map((key) => key.replace(/_(one|other)$/u, '')))].toSorted();
    expect(keys(en)).toEqual(keys(vi));
  });

  test('fills both languages with the same values, and leaves nothing empty', () => {
    for (const [key, text] of vi) {
      expect(text.trim(), key).not.toBe('');
      const english = en.get(key);
      if (english !== undefined) expect(gaps(english), key).toEqual(gaps(text));
    }
  });

  test('calls a place that takes part an endpoint, as docs/glossary.md has it', () => {
    for (const [key, text] of en) expect(text, key).not.toMatch(/bridge point|\bpeer\b/iu);
  });

  test('is written in composed letters, which every font and search expects', () => {
    for (const [key, text] of [...vi, ...en]) expect(text, key).toBe(text.normalize('NFC'));
  });
});
