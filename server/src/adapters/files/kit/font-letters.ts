/** Encodings of a TrueType font's table of letters that hold Unicode's basic plane (OpenType, `cmap`): platform 3 encoding 1. */
const [windows, unicodeBasic] = [3, 1];
/** The one format of such a table that is read here: segments of code points. */
const segments = 4;

const tableAt = (font: DataView, wanted: string): number => {
  const tables = font.getUint16(4);
  for (let entry = 12; entry < 12 + tables * 16; entry += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => font.getUint8(entry + index)));
    if (tag === wanted) return font.getUint32(entry + 8);
  }
  throw new Error(`the font has no table ${wanted}`);
};

const lettersTable = (font: DataView): number => {
  const cmap = tableAt(font, 'cmap');
  const encodings = font.getUint16(cmap + 2);
  for (let entry = cmap + 4; entry < cmap + 4 + encodings * 8; entry += 8) {
    if (font.getUint16(entry) !== windows || font.getUint16(entry + 2) !== unicodeBasic) continue;
    const table = cmap + font.getUint32(entry + 4);
    if (font.getUint16(table) === segments) return table;
  }
  throw new Error('the font has no table of letters that can be read');
};

/** Every code point for which a TrueType font has a picture. Throws for a font without a table of the basic plane in format 4. */
export const fontLetters = (bytes: Uint8Array): ReadonlySet<number> => {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = lettersTable(font);
  const doubled = font.getUint16(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  const letters = new Set<number>();
  for (let at = 0; at < doubled; at += 2) {
    const [start, range] = [font.getUint16(starts + at), font.getUint16(ranges + at)];
    for (let letter = start; letter <= font.getUint16(ends + at); letter += 1) {
      const listed = range === 0 ? letter : font.getUint16(ranges + at + range + 2 * (letter - start));
      const picture = listed === 0 && range !== 0 ? 0 : (listed + font.getUint16(deltas + at)) & 0xffff;
      if (picture !== 0) letters.add(letter);
    }
  }
  return letters;
};
