import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fontLetters } from './font-letters.ts';

const font = (name: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`));

/** Tinos has the measures of Times New Roman and, in these whole files, every Vietnamese letter. Paths by style. */
export const tinos = {
  normal: font('400Regular'),
  bold: font('700Bold'),
  italics: font('400Regular_Italic'),
  bolditalics: font('700Bold_Italic'),
};

/** Stands for a letter that the fonts lack. */
const unknownLetter = '□';

const printableText = (text: string, letters: ReadonlySet<number>): string =>
  [...text.replaceAll('\t', '    ').replaceAll('\uFEFF', '')]
    .map((letter) => (letter === '\n' || letters.has(letter.codePointAt(0) ?? 0) ? letter : unknownLetter))
    .join('');

const mapped = (value: unknown, letters: ReadonlySet<number>): unknown => {
  if (typeof value === 'string') return printableText(value, letters);
  if (Array.isArray(value)) return value.map((each: unknown) => mapped(each, letters));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, letters)]));
};

/**
 * The same value with a box for each letter that the fonts lack, such as an emoji, in all of its texts: a PDF/A shows no picture that its
 * font has for no letter (ISO 19005-3, 6.2.11.8). The four styles have the same letters.
 */
export const printable = (value: unknown): unknown => mapped(value, fontLetters(readFileSync(tinos.normal)));
