/**
 * The signs of an enrolment code: twenty of which none looks like another (no 0 O Q D, no 1 I L, no 8 beside B, 5 beside S, 2 beside Z, 6
 * beside G) and of which no Vietnamese typing tool (Telex, VNI) makes another letter: for that they would need a vowel, D or W.
 */
export const enrolmentCodeSigns = '23456789CFHJKMNPRTVX';

/** How many of them a code has. How hard that is to guess stands in `application/sign-in/enrolment-guesses.ts` of the hub. */
export const enrolmentCodeLength = 10;

/** What is easily read or typed for a sign that codes have. */
const lookAlikes: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2', G: '6', Y: 'V', U: 'V' };

/**
 * A typed code as it is kept, ten capitals and digits: blanks, dashes and capitals do not matter, nor does a sign that looks like the one that
 * is meant. Null where it can't be one.
 */
export const readEnrolmentCode = (typed: string): string | null => {
  const signs = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}._\p{Cf}]+/gu, ''),
  ].map((sign) => lookAlikes[sign] ?? sign);
  const fits = signs.length === enrolmentCodeLength && signs.every((sign) => enrolmentCodeSigns.includes(sign));
  return fits ? signs.join('') : null;
};

/** A code as it is shown and printed, `CFH37-KM42X`. */
export const shownEnrolmentCode = (code: string): string =>
  code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
