import { commonWords } from './common-words.ts';

/** Long enough without any other condition, and long enough with all four kinds of signs. */
const longCharacters = 14;
const shortCharacters = 8;
/** Capitals, small letters, digits, and signs that are none of these. */
const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];
/** Independent parts that a password needs; a name and a year, or three rows of keys, are two and three. */
const fewestParts = 6;

/** Keys that lie beside each other, and what is counted up; also backwards. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '!@#$%^&*()',
].flatMap((row) => [row, [...row].reverse().join('')]);
const shortestRow = 3;
/** A year, and a day as it stands in a document: 02/09/1945 without its strokes. */
const dates = /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]))?(?:19|20)\d\d$/u;
const datesLongest = 8;
/** Signs that stand for letters. */
const written = new Map(
  ['@a', '4a', '3e', '1i', '!i', '0o', '5s', '$s', '7t'].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s/gu, '');
const asLetters = (text: string): string => [...text].map((sign) => written.get(sign) ?? sign).join('');

/** Names of a person or an office as words of a password: whole, two neighbouring words of them, and of a person's each word. */
const wordsOf = (name: string, each: boolean): string[] => {
  const parts = name
    .split(/[\s._-]+/u)
    .map(folded)
    .filter((part) => part !== '');
  const pairs = parts.slice(1).map((part, index) => `${parts[index]}${part}`);
  return [parts.join(''), ...pairs, ...(each ? parts : [])];
};

/** Whose password it is to be, and where: what anybody there tries first. */
export interface PasswordPlace {
  readonly userName: string;
  readonly displayName: string;
  /** Of the hub, the district and its units. */
  readonly names: readonly string[];
}

/**
 * The fewest parts that a password can be put together from: a common word, a name, a year, a row of keys, one sign over and over and what
 * came before are one part each, any other sign is one, too.
 */
const partsOf = (password: string, words: ReadonlySet<string>): number => {
  const text = folded(password);
  const letters = asLetters(text);
  const longestWord = Math.max(...[...words].map(({ length }) => length));
  const isPart = (from: number, to: number): boolean => {
    const part = text.slice(from, to);
    if (/^(.)\1+$/u.test(part)) return true;
    if (part.length <= longestWord && (words.has(part) || words.has(letters.slice(from, to)))) return true;
    if (part.length < shortestRow) return false;
    if (rows.some((row) => row.includes(part))) return true;
    if (part.length <= datesLongest && dates.test(part)) return true;
    return text.indexOf(part) < from;
  };
  const fewest = [0];
  for (let to = 1; to <= text.length; to += 1) {
    let best = (fewest[to - 1] ?? 0) + 1;
    for (let from = 0; from < to - 1; from += 1) {
      const parts = (fewest[from] ?? 0) + 1;
      if (parts < best && isPart(from, to)) best = parts;
    }
    fewest.push(best);
  }
  return fewest[text.length] ?? 0;
};

/**
 * What is wrong with a password; null when nothing is. `weak`: neither 14 characters, blanks at its ends not counted, nor 8 of four kinds
 * (TCVN 14423:2026). `common`: long enough, and made of what is guessed first (as NIST SP 800-63B, 3.1.1.2 asks to refuse).
 */
export const passwordFault = (password: string, place: PasswordPlace): 'weak' | 'common' | null => {
  const text = password.normalize('NFC').trim();
  const { length } = [...text];
  if (length < longCharacters && !(length >= shortCharacters && kinds.every((kind) => kind.test(text)))) return 'weak';
  const own = [...wordsOf(place.userName, true), ...wordsOf(place.displayName, true)];
  const words = new Set([...commonWords, ...own, ...place.names.flatMap((name) => wordsOf(name, false))]);
  return partsOf(text, new Set([...words].filter(({ length: signs }) => signs >= 2))) < fewestParts ? 'common' : null;
};
