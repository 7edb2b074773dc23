import { describe, expect, test } from 'vitest';
import { refusalTexts } from '../../src/kit/refusal-texts.ts';
import { Refusal, RefusalBody, RefusalCode } from '../../src/kit/refusals.ts';

describe('refusals', () => {
  test.each(RefusalCode.options)('%s has a whole sentence in both languages', (code) => {
    const vi = refusalTexts.vi[code];
    const en = refusalTexts.en[code];
    expect(vi).toMatch(/^\p{Lu}.+\.$/u);
    expect(en).toMatch(/^\p{Lu}.+\.$/u);
    expect(vi).toBe(vi.normalize('NFC'));
    expect(vi).not.toBe(en);
  });

  test('the sentences differ, so that a person can say which one was seen', () => {
    for (const language of ['vi', 'en'] as const) {
      const sentences = RefusalCode.options.map((code) => refusalTexts[language][code]);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  test('the list is closed: no other code travels', () => {
    for (const sentences of Object.values(refusalTexts))
      expect(RefusalCode.options.toSorted()).toEqual(Object.keys(sentences).toSorted());
    expect(RefusalBody.safeParse({ code: 'because', details: [] }).success).toBe(false);
    expect(RefusalBody.safeParse({ code: 'toString', details: [] }).success).toBe(false);
  });

  test('what travels is bounded and holds nothing else', () => {
    expect(RefusalBody.safeParse({ code: 'bad-csv', details: ['Dòng 3: thiếu tên'] }).success).toBe(true);
    expect(RefusalBody.safeParse({ code: 'bad-csv', details: ['x'.repeat(501)] }).success).toBe(false);
    expect(RefusalBody.safeParse({ code: 'bad-csv', details: Array(201).fill('x') }).success).toBe(false);
    expect(RefusalBody.safeParse({ code: 'bad-csv', details: [], stack: 'at …' }).success).toBe(false);
  });

  test('a refusal is an error with its code', () => {
    const refusal = new Refusal('meeting-full', ['40']);
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({ code: 'meeting-full', details: ['40'], message: 'meeting-full' });
  });

  test('never says more than travels, so that its sentence arrives', () => {
    const { code, details } = new Refusal('bad-csv', Array<string>(300).fill('ạ'.repeat(5000)));
    expect(RefusalBody.parse({ code, details }).details).toHaveLength(200);
  });
});
