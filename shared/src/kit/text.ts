import { z } from 'zod';

/** Signs that cannot be seen; a joiner is one of its emoji's parts and is left between them. */
const unseen = /(?![\u200D])\p{Cf}|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D/gu;

/** What no XML 1.0 document can hold (Char, 2.2), and thus no paper and no table: controls, halves of a character, U+FFFE and U+FFFF. */
const unwritable = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Line ends of every system, of Word (a line broken by hand is a vertical tab) and of Unicode. */
const lineEnd = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu;

/**
 * A text as it is seen in one line: NFC, every run of blanks one blank (no-break ones and line ends, too), nothing invisible or unwritable,
 * no blanks around it.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(unwritable, '')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ')
    .trim();

/** A text of several lines: NFC, line ends as `\n`, nothing unwritable, no blanks around it. */
const severalLines = (text: string): string =>
  text.replace(lineEnd, '\n').replace(unwritable, '').normalize('NFC').trim();

/** One line that a person typed, as `oneLine` makes it, `least` to `most` characters as it is kept. */
export const Line = (least: number, most: number) => z.string().overwrite(oneLine).min(least).max(most);

/** Several lines that a person typed: NFC, line ends as `\n`, at most `most` characters as they are kept. */
export const Lines = (most: number) => z.string().overwrite(severalLines).max(most);

/** Why something is recorded otherwise than before; empty where nothing is changed. */
export const Reason = Line(0, 500);
