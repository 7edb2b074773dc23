import { z } from 'zod';

/** Signs that cannot be seen; a joiner is one of its emoji's parts and is left between them. */
const unseen = /(?![\u200D])\p{Cf}|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D/gu;

/** A text as it is seen in one line: NFC, every run of blanks one blank (no-break ones, too), nothing invisible, no blanks around it. */
export const oneLine = (text: string): string => text.normalize('NFC').replace(unseen, '').replace(/\s+/gu, ' ').trim();

/** One line that a person typed: trimmed, NFC, `least` to `most` characters as it is kept. */
export const Line = (least: number, most: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u);

/** Several lines that a person typed: NFC, line ends as `\n`, at most `most` characters as they are kept. */
export const Lines = (most: number) =>
  z
    .string()
    .overwrite((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/gu, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim(),
    )
    .max(most);

/** Why something is recorded otherwise than before; empty where nothing is changed. */
export const Reason = Line(0, 500);
