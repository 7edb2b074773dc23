import { PDF, PdfNumber, type PdfRef } from '@libpdf/core';

/** Where a signature says that it lies in the file, and when it says it was made. */
export interface SignatureField {
  /** From, length, from, length; null where it does not say. */
  readonly byteRange: readonly number[] | null;
  /** What its own dictionary holds as the signature; null where that was not looked up. */
  readonly contents: Uint8Array | null;
  /** PDF's own date, `D:20261123083000+07'00'`; empty where there is none. */
  readonly modified: string;
}

/** More than anybody signs; a file with more shows these. */
const mostSignatures = 100;
const marker = '/ByteRange';
/** A signature's dictionary, or a time stamp's, by its type: a field that waits for a signature has none. */
const signatureType = /\/Type\s*\/(?:Sig|DocTimeStamp)(?![A-Za-z])/u;

/** Signatures by their mark in the bytes, wherever a reader may find them: they are never hidden. */
const scan = (file: Buffer): readonly SignatureField[] => {
  const fields: SignatureField[] = [];
  for (let at = file.indexOf(marker); at >= 0 && fields.length < mostSignatures; at = file.indexOf(marker, at + 1)) {
    const text = file.toString('latin1', at, at + 200);
    const found = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/u.exec(text);
    if (found !== null) fields.push({ byteRange: found.slice(1).map(Number), contents: null, modified: '' });
  }
  return fields;
};

const lookUp = (pdf: PDF): readonly SignatureField[] => {
  const resolve = (ref: PdfRef) => pdf.getObject(ref);
  const signed = pdf.getForm()?.getSignatureFields() ?? [];
  return signed.slice(0, mostSignatures).flatMap((field): readonly SignatureField[] => {
    const dictionary = field.getSignatureDict();
    if (dictionary === null) return [];
    const numbers = dictionary.getArray('ByteRange', resolve)?.toArray();
    return [
      {
        byteRange: numbers?.map((each) => (each instanceof PdfNumber ? each.value : NaN)) ?? null,
        // It is never encrypted itself, but in an encrypted file it may have been read as if it were.
        contents: pdf.isEncrypted ? null : (dictionary.getString('Contents', resolve)?.bytes ?? new Uint8Array()),
        modified: dictionary.getString('M', resolve)?.asString() ?? '',
      },
    ];
  });
};

/** Adds to what was looked up whatever bears a signature's mark besides: readers look at more places than one (ISO 32000-2, 7.5.8.4). */
const withMarked = (file: Buffer, found: readonly SignatureField[]): readonly SignatureField[] => {
  const explained = new Set(found.map(({ byteRange }) => JSON.stringify(byteRange)));
  const marked = scan(file).filter(({ byteRange }) => !explained.has(JSON.stringify(byteRange)));
  const all = [...found, ...marked];
  const bearsMark = (): boolean => file.includes(marker) || signatureType.test(file.toString('latin1'));
  return all.length > 0 || !bearsMark() ? all : [{ byteRange: null, contents: null, modified: '' }];
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
    if (!closed && !pdf.recoveredViaBruteForce) return withMarked(file, lookUp(pdf));
    if (closed) return withMarked(file, []);
  } catch {
    // Its objects can't be found; perhaps another program finds them.
  }
  return looksWhole(file) ? withMarked(file, []) : null;
};
