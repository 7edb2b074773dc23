import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch } from '../../src/kit/search.ts';
import { typedIdentity } from '../../src/kit/typed-identity.ts';

const vowels = ['oa', 'oe', 'uy'];
const tones = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const onsets = ['h', 'th', 'kh', 'l', 'ng', 'đ'];

describe('the identity of what people type', () => {
  test.each([
    ['Lương Thị Hòa', 'Lương Thị Hoà'],
    ['Nguyễn Thủy Tiên', 'NGUYỄN THUỶ TIÊN'],
    ['Thúy Khoẻ', 'Thuý Khỏe'],
    ['Lò Thị Thử', 'Lò\u00A0Thị\u2003 Thử\u200B'],
    ['Lò Thị Thử', '\uFEFF Lò Thị Thử\u2060 '.normalize('NFD')],
    ['Đặng', 'đặng'],
  ])('is one for %s and %s', (one, other) => {
    expect(typedIdentity(one)).toBe(typedIdentity(other));
  });

  test.each([
    ['Hoa', 'Hòa'],
    ['Hòa', 'Hóa'],
    ['Hân', 'Han'],
    ['Đăng', 'Dang'],
    ['Lưu', 'Lừu'],
    ['An Bình', 'AnBình'],
    ['Xã Hòa Bình', 'Xã Hòa Bình 2'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(typedIdentity(one)).not.toBe(typedIdentity(other));
  });

  test('is one for every word whose tone may stand over either vowel', () => {
    for (const onset of onsets)
      for (const [first = '', second = ''] of vowels)
        for (const mark of tones)
          expect(typedIdentity(`${onset}${first}${mark}${second}`)).toBe(
            typedIdentity(`${onset}${first}${second}${mark}`),
          );
  });

  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'hoaàòÀôưđ Đyủ\u00A0\u200B\u0323\u0301') }),
  );

  test('of an identity is itself, and the form in which letters are composed does not matter', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const identity = typedIdentity(text);
        expect(typedIdentity(identity)).toBe(identity);
        expect(typedIdentity(text.normalize('NFD'))).toBe(typedIdentity(text.normalize('NFC')));
      }),
    );
  });

  test('is found by every search that finds what was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(foldForSearch(typedIdentity(text))).toBe(foldForSearch(text));
      }),
    );
  });
});
