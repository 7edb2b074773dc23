import type { SignatureCheck } from '@diem-cau/shared';
import { readCms } from './signature-cms.ts';
import { signatureFields, type SignatureField } from './signature-fields.ts';
import { timeStampInfo, verifyCms } from './signature-verify.ts';

/** Larger than any signature with its chain, its time stamp and its revocation lists. */
const largestCms = 4 * 1024 * 1024;

interface Ranges {
  readonly parts: readonly [Uint8Array, Uint8Array];
  readonly cms: Buffer;
  readonly coversWholeFile: boolean;
}

/**
 * PDF's date `D:YYYYMMDDHHmmSSOHH'mm'` as milliseconds; from the month on, any part may be left out with all that follow (ISO 32000-2, 7.9.4),
 * and without an offset it is UTC here. Null where it is none.
 */
export const pdfDate = (text: string): number | null => {
  const found =
    /^(?:D:)?(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?)?)?)?)?(?:Z|([+-])(\d{2})'?(\d{2})?)?/u.exec(text);
  if (found === null) return null;
  const part = (index: number, otherwise: number): number => Number(found[index] ?? otherwise);
  const offset = (part(8, 0) * 60 + part(9, 0)) * (found[7] === '-' ? -1 : 1);
  const at = Date.UTC(part(1, 0), part(2, 1) - 1, part(3, 1), part(4, 0), part(5, 0) - offset, part(6, 0));
  return at >= 0 ? at : null;
};

/**
 * What a signature covers: all from the file's first byte but the signature itself. A range that leaves anything else out hides it, and
 * is not taken (ISO 32000-2, 12.8.1). `cut` where the file ends before the range does.
 */
const rangesOf = (file: Buffer, { byteRange }: SignatureField): Ranges | 'cut' | null => {
  if (byteRange?.length !== 4 || !byteRange.every((each) => Number.isSafeInteger(each) && each >= 0)) return null;
  const [from = 0, firstLength = 0, second = 0, secondLength = 0] = byteRange;
  if (from !== 0 || second <= firstLength) return null;
  if (second + secondLength > file.length) return 'cut';
  const gap = file.subarray(firstLength, second);
  if (gap.length > 2 * largestCms + 2) return null;
  const hex = /^<([0-9A-Fa-f\s]*)>$/u.exec(gap.toString('latin1'))?.[1];
  // What lies there must be a signature by its key, and no other string that says the same.
  if (hex === undefined || !/\/Contents\s*$/u.test(file.toString('latin1', Math.max(0, firstLength - 40), firstLength)))
    return null;
  return {
    parts: [file.subarray(0, firstLength), file.subarray(second, second + secondLength)],
    cms: Buffer.from(hex.replace(/\s/gu, ''), 'hex'),
    coversWholeFile: second + secondLength === file.length,
  };
};

const nothingKnown: SignatureCheck = {
  kind: 'signature',
  signer: '',
  organisation: '',
  issuer: '',
  signedAt: null,
  integrity: 'unreadable',
  coversWholeFile: false,
};

const check = (file: Buffer, field: SignatureField): SignatureCheck => {
  const dated = { ...nothingKnown, signedAt: pdfDate(field.modified) };
  const ranges = rangesOf(file, field);
  if (ranges === null) return dated;
  if (ranges === 'cut') return { ...dated, integrity: 'changed' };
  const { cms: bytes, parts, coversWholeFile } = ranges;
  if (field.contents !== null && !bytes.equals(field.contents)) return { ...dated, integrity: 'changed' };
  const cms = readCms(bytes);
  if (cms === null) return { ...dated, coversWholeFile };
  const { integrity, stampedAt } = verifyCms(cms, parts);
  return {
    kind: cms.contentType === timeStampInfo ? 'time-stamp' : 'signature',
    signer: cms.certificate?.commonName ?? '',
    organisation: cms.certificate?.organisation ?? '',
    issuer: cms.certificate?.issuer ?? '',
    signedAt: stampedAt ?? cms.signingTime ?? dated.signedAt,
    integrity,
    coversWholeFile,
  };
};

const endOf = ({ byteRange }: SignatureField): number => (byteRange?.[2] ?? 0) + (byteRange?.[3] ?? 0);

/** A signature belongs to the first field that has its range: a second one borrows what somebody signed elsewhere. */
const withoutBorrowed = (file: Buffer, fields: readonly SignatureField[]): readonly SignatureCheck[] => {
  const met = new Set<string>();
  return fields.map((field) => {
    const range = JSON.stringify(field.byteRange);
    const borrowed = field.byteRange !== null && met.has(range);
    met.add(range);
    const found = check(file, field);
    return borrowed && found.integrity === 'intact' ? { ...found, integrity: 'changed' } : found;
  });
};

/**
 * The signatures of a PDF, the first one first, each checked; null where the bytes are no PDF that can be read. What was signed may be
 * unchanged and yet not be what is seen: where no good signature reaches the end of the file, somebody added to it afterwards.
 */
export const checkSignatures = async (bytes: Uint8Array): Promise<readonly SignatureCheck[] | null> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = (await signatureFields(file))?.toSorted((a, b) => endOf(a) - endOf(b));
  if (fields === undefined) return null;
  const checks = withoutBorrowed(file, fields);
  const lastSigned = Math.max(0, ...fields.filter((_, index) => checks[index]?.integrity === 'intact').map(endOf));
  const addedTo = /\S/u.test(file.toString('latin1', lastSigned));
  return checks.map((each) => (each.integrity === 'intact' && addedTo ? { ...each, integrity: 'added-to' } : each));
};
