import { z } from 'zod';

/** One line that a person typed: trimmed, NFC, `least` to `most` characters. */
export const Line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u)
    .transform((text) => text.normalize('NFC'));

/** Several lines that a person typed: NFC, line ends as `\n`, at most `most` characters. */
export const Lines = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/gu, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim(),
    );

/** Why something is recorded otherwise than before; empty where nothing is changed. */
export const Reason = Line(0, 500);
