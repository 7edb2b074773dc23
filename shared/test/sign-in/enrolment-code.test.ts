import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enrolmentCodeLength, enrolmentCodeSigns, readEnrolmentCode, shownEnrolmentCode } from '../../src/index.ts';

const codes = fc
  .array(fc.constantFrom(...enrolmentCodeSigns), { minLength: enrolmentCodeLength, maxLength: enrolmentCodeLength })
  .map((signs) => signs.join(''));

it('has signs that are not mistaken for each other, nor changed by Telex or VNI', () => {
  expect(new Set(enrolmentCodeSigns).size).toBe(20);
  // Look-alikes in capitals, and in the small letters that people write by hand.
  for (const pair of ['0O', '0D', '0Q', '1I', '1L', '8B', '5S', '2Z', '6G', 'UV', 'VY'])
    expect([...pair].filter((sign) => enrolmentCodeSigns.includes(sign)).length, pair).toBeLessThan(2);
  // Both tools need a vowel for a mark, D for đ, W for ư.
  for (const sign of 'AEIOUYDW') expect(enrolmentCodeSigns, sign).not.toContain(sign);
});

it('is read however it is typed', () => {
  const blanks = fc.stringMatching(/^[ \t\u00A0\-\u2013\u2011._]{0,3}$/u);
  fc.assert(
    fc.property(codes, fc.array(blanks, { minLength: 10, maxLength: 10 }), fc.boolean(), (code, between, small) => {
      const typed = [...code].map((sign, index) => `${sign}${between[index] ?? ''}`).join('');
      expect(readEnrolmentCode(small ? typed.toLowerCase() : typed)).toBe(code);
      expect(readEnrolmentCode(shownEnrolmentCode(code))).toBe(code);
    }),
  );
});

it('is read where a sign was taken for one that looks like it, and in wide letters', () => {
  expect(readEnrolmentCode('bszgy-23456')).toBe('8526V23456');
  expect(readEnrolmentCode('ＣＦＨ３７-KM42X')).toBe('CFH37KM42X');
});

it('is no other text', () => {
  for (const text of ['', 'CFH37', 'CFH37-KM42', 'CFH37-KM42XX', 'CFH37-KM4ÉX', 'OOOOO-OOOOO', "CFH37'KM42X"])
    expect(readEnrolmentCode(text), text).toBeNull();
});
