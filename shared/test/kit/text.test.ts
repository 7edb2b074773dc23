import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Line, Lines, oneLine } from '../../src/kit/text.ts';

/** One character as it is typed, three when it is composed (NFC). */
const growing = '\uFB2C';
const composed = growing.normalize('NFC');

describe.each([
  ['a line', Line(0, 10)],
  ['lines', Lines(10)],
])('%s that a person typed', (_, schema) => {
  it('is measured as it is kept, so that what was kept can be read again', () => {
    expect(composed).toHaveLength(3);
    expect(schema.safeParse(growing.repeat(4)).success).toBe(false);
    const kept = schema.parse(growing.repeat(3));
    expect(schema.parse(kept)).toBe(kept);
  });

  it('may take more characters as another system writes its marks', () => {
    expect(schema.parse('Nguyễn Hộ '.normalize('NFD'))).toBe('Nguyễn Hộ');
  });

  it('is trimmed', () => {
    expect(schema.parse(`  a${' '.repeat(20)}`)).toBe('a');
  });
});

it('lines lose control characters and end as one system’s do', () => {
  expect(Lines(20).parse('một\r\nhai\rba\u0007\tbốn')).toBe('một\nhai\nba\tbốn');
});

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u2028\u2029]|\p{Cs}/u;
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '\u0301',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u000B',
      '\u2028',
      '\uFFFE',
      '\uFFFF',
      '\uD800',
      '\uDC00',
      '\u200D',
      '\u200B',
      '\u0085',
      '👩',
    ),
  }),
);

describe('what a person pastes', () => {
  it('ends a paragraph where it was seen to end', () => {
    for (const end of ['\u000B', '\u000C', '\u0085', '\u2028', '\u2029', '\r\n', '\r'])
      expect(Lines(50).parse(`phát biểu:${end}nhất trí`)).toBe('phát biểu:\nnhất trí');
  });

  it('is one line with a blank where a line ended, and one blank for several', () => {
    for (const end of ['\u000B', '\u000C', '\u0085', '\u2028', '\u2029', '\r\n', '\u00A0\u00A0', '\t', ' \u200B '])
      expect(Line(1, 50).parse(`Họp${end}giao ban`)).toBe('Họp giao ban');
  });

  it('keeps an emoji of several parts, and loses joiners that join nothing', () => {
    expect(oneLine('👩‍⚖️ a\u200Db')).toBe('👩‍⚖️ ab');
  });

  it('is empty where nothing of it can be seen', () => {
    expect(Line(1, 9).safeParse('\u200B\u0007\uFFFF\u00A0').success).toBe(false);
  });

  it('never brings in what a paper cannot hold, and once kept stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const schema of [Line(0, 10_000), Lines(10_000)]) {
          const kept = schema.parse(text);
          expect(kept).not.toMatch(forbidden);
          expect(schema.parse(kept)).toBe(kept);
          expect(kept).toBe(kept.normalize('NFC'));
        }
      }),
    );
  });
});
