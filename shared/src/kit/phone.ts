import { z } from 'zod';
import { oneLine } from './text.ts';

/** One number as people write it, with its extension: `0205 3834 123`, `+84 (205) 3834.123`, `0912-345-678 máy lẻ 12`. */
const written =
  /^(?<main>[+(]{0,2}\d[\d ().\-–]*)(?:[,;]? ?(?:số máy lẻ|máy lẻ|máy nhánh|số lẻ|lẻ|nhánh|extension|ext\.?|x|#) ?(?<extension>\d{1,6}))?$/iu;

/** From `113` to the 15 digits of ITU-T E.164. */
const hasDigitsEnough = (digits: string): boolean => digits.length >= 3 && digits.length <= 15;

/** What a spreadsheet leaves of a Vietnamese number that it takes for a figure: a mobile one or a fixed one without its first zero. */
const lostZero = /^(?:[35789]\d{8}|2\d{9})$/u;

/**
 * What a telephone number is compared by and called by, however it is typed: its digits in the country's own form, with the extension as RFC 3966
 * writes it: `02053834123;ext=12`. Null for a text that is no number.
 */
export const phoneIdentity = (text: string): string | null => {
  const { main, extension } = written.exec(oneLine(text))?.groups ?? {};
  if (main === undefined) return null;
  const digits = main.replace(/\D/gu, '');
  if (!hasDigitsEnough(digits)) return null;
  const isVietnamese = /^(?:\+\(?|00)84\d{9,10}$/u.test(main.replace(/[^\d+(]/gu, ''));
  const own = isVietnamese ? `0${digits.replace(/^(?:00)?84/u, '')}` : lostZero.test(digits) ? `0${digits}` : digits;
  const called = main.startsWith('+') && !isVietnamese ? `+${digits}` : own;
  return extension === undefined ? called : `${called};ext=${extension}`;
};

/** The address behind a telephone number on a page; null for a text that is no number. */
export const phoneLink = (text: string): string | null => {
  const identity = phoneIdentity(text);
  return identity === null ? null : `tel:${identity}`;
};

/** A telephone number as it was typed; empty where there is none. */
export const PhoneNumber = z
  .string()
  .overwrite(oneLine)
  .max(40)
  .refine((text) => text === '' || phoneIdentity(text) !== null);
