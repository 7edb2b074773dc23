import { PDF, PdfArray, PdfNumber, PdfString } from '@libpdf/core';

/** Where a signature says that it lies in the file, and when it says it was made. */
export interface SignatureField {
  /** From, length, from, length; null where it does not say. */
  readonly byteRange: readonly number[] | null;
  /** PDF's own date, `D:20261123083000+07'00'`; empty where there is none. */
  readonly modified: string;
}

/** More than anybody signs; a file with more shows these. */
const mostSignatures = 100;
const marker = '/ByteRange';

/** Where objects can't be looked up, as in a file that needs a password or is damaged, signatures are found by their mark: they are never hidden. */
const scan = (file: Buffer): readonly SignatureField[] => {
  const fields: SignatureField[] = [];
  for (let at = file.indexOf(marker); at >= 0 && fields.length < mostSignatures; at = file.indexOf(marker, at + 1)) {
    const text = file.toString('latin1', at, at + 200);
    const found = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/u.exec(text);
    if (found !== null) fields.push({ byteRange: found.slice(1).map(Number), modified: '' });
  }
  return fields;
};

const lookUp = (pdf: PDF): readonly SignatureField[] => {
  const signed = pdf.getForm()?.getSignatureFields() ?? [];
  return signed.slice(0, mostSignatures).flatMap((field): readonly SignatureField[] => {
    const dictionary = field.getSignatureDict();
    if (dictionary === null) return [];
    const range = dictionary.get('ByteRange');
    const modified = dictionary.get('M');
    const numbers =
      range instanceof PdfArray ? range.toArray().map((each) => (each instanceof PdfNumber ? each.value : NaN)) : null;
    return [{ byteRange: numbers, modified: modified instanceof PdfString ? modified.asString() : '' }];
  });
};

/** A file that another program may open though this one can't: it begins like a PDF and is not cut off. */
const looksWhole = (file: Buffer): boolean =>
  /startxref\s+\d+\s+%%EOF\s*$/u.test(file.toString('latin1', Math.max(0, file.length - 1024)));

/** The signatures of a PDF, in no particular order; null where the bytes are no PDF that can be read. */
export const signatureFields = async (file: Buffer): Promise<readonly SignatureField[] | null> => {
  if (!file.subarray(0, 1024).includes('%PDF-')) return null;
  try {
    const pdf = await PDF.load(file);
    const closed = pdf.isEncrypted && !pdf.isAuthenticated;
    if (!closed && !pdf.recoveredViaBruteForce) return lookUp(pdf);
    if (closed) return scan(file);
  } catch {
    // Its objects can't be found; perhaps another program finds them.
  }
  return looksWhole(file) ? scan(file) : null;
};
