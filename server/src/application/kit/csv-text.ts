import { legacyCharset } from './legacy-charset.ts';

/** The text of a file, or why it cannot be read: a sentence for the person. */
export type CsvText = { readonly text: string } | { readonly trouble: string };

const asUtf8 = 'Trong Excel hãy lưu bằng "CSV UTF-8".';
const fonts = { TCVN3: 'TCVN3 (phông .VnTime)', VNI: 'VNI (phông VNI-Times)' };

const decoded = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-16 only with its byte order mark, as Excel's "Unicode Text" has it. */
const unicodeText = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  return decoded(bytes, 'utf-8');
};

const legacyTrouble = (text: string): string | null => {
  const legacy = legacyCharset(text);
  if (legacy === null) return null;
  return `chữ trong tệp có vẻ gõ bằng bảng mã ${fonts[legacy.charset]}, ví dụ "${legacy.word}". Hãy chuyển sang Unicode (bằng UniKey) rồi lưu lại. ${asUtf8}`;
};

/**
 * Reads a file's bytes as text with `\n` as its line end and without a byte order mark: UTF-8, or UTF-16 with its mark. A text in TCVN3 or
 * VNI is named as such, whether its bytes are old or were saved as Unicode since: nobody could read the names.
 */
export const readCsvText = (bytes: Uint8Array): CsvText => {
  const text = unicodeText(bytes);
  if (text === null) {
    // Windows-1258 is Vietnamese too: its own proper words must not be taken for another charset's.
    const proper = decoded(bytes, 'windows-1258')?.normalize('NFC');
    const old = decoded(bytes, 'windows-1252') ?? '';
    const looksProper = proper !== undefined && legacyCharset(proper) === null && /[ạ-ỹ]/iu.test(proper);
    const trouble = looksProper ? null : legacyTrouble(old);
    return { trouble: trouble ?? `tệp không ở dạng UTF-8. ${asUtf8}` };
  }
  const trouble = legacyTrouble(text);
  return trouble === null ? { text: text.normalize('NFC').replace(/\r\n?/gu, '\n') } : { trouble };
};
