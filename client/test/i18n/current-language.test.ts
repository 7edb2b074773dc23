import { texts } from '../../src/i18n/texts.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addAllTexts, addTexts, startLanguages, switchLanguage } from '../../src/i18n/current-language.ts';
import type { Shelf } from '../../src/i18n/language.ts';
import { joiningTexts } from '../../src/i18n/shelves.ts';

const kept = new Map<string, string>();
const root = { lang: '' };

const shelf = (topic: string): Shelf => ({
  vi: vi.fn(async () => ({ [topic]: { word: `${topic} vi` } })),
  en: vi.fn(async () => ({ [topic]: { word: `${topic} en` } })),
});

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => void vi.unstubAllGlobals());

describe('the language of the pages', () => {
  test('is Vietnamese at first, and loads nothing of the other', async () => {
    const english = vi.spyOn(joiningTexts, 'en');
    await startLanguages();
    expect(texts.t('meeting:waiting.join')).toBe((await joiningTexts.vi()).meeting.waiting.join);
    expect(root.lang).toBe('vi');
    expect(english).not.toHaveBeenCalled();
  });

  test('is the one that was chosen last, also after the page was loaded anew', async () => {
    kept.set('diem-cau.language', 'en');
    await startLanguages();
    expect(texts.t('meeting:waiting.join')).toBe((await joiningTexts.en()).meeting.waiting.join);
    expect(root.lang).toBe('en');
  });

  test('stays readable where the chosen one does not come', async () => {
    kept.set('diem-cau.language', 'en');
    vi.spyOn(joiningTexts, 'en').mockRejectedValueOnce(new TypeError('failed to fetch'));
    await startLanguages();
    expect(texts.t('meeting:waiting.join')).toBe((await joiningTexts.vi()).meeting.waiting.join);
    expect(kept.get('diem-cau.language')).toBe('en');
  });

  test('is brought for every page that was opened when it is switched, and for pages that are opened later', async () => {
    await startLanguages();
    const [first, later] = [shelf('first'), shelf('later')];
    await addTexts(first);
    expect(texts.t('first:word')).toBe('first vi');
    expect(first.en).not.toHaveBeenCalled();
    await switchLanguage('en');
    await addTexts(later);
    expect([texts.t('first:word'), texts.t('later:word')]).toEqual(['first en', 'later en']);
    expect(later.vi).not.toHaveBeenCalled();
    expect(kept.get('diem-cau.language')).toBe('en');
  });

  test('is the new one on a page whose texts came while it was switched', async () => {
    await startLanguages();
    const slow = shelf('slow');
    const opening = addTexts(slow);
    await Promise.all([switchLanguage('en'), opening]);
    expect(texts.t('slow:word')).toBe('slow en');
  });

  test('is not the only one on a page that writes in both', async () => {
    await startLanguages();
    await addAllTexts(shelf('slip'));
    expect([texts.getFixedT('vi')('slip:word'), texts.getFixedT('en')('slip:word')]).toEqual(['slip vi', 'slip en']);
  });

  test('is not switched before its texts are there', async () => {
    await startLanguages();
    const lost = shelf('lost');
    await addTexts(lost);
    vi.mocked(lost.en).mockRejectedValue(new TypeError('failed to fetch'));
    await expect(switchLanguage('en')).rejects.toThrow('failed to fetch');
    expect(texts.language).toBe('vi');
  });
});
