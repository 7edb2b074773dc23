import type { SignatureCheck } from '@diem-cau/shared';
import { readCms } from './signature-cms.ts';
import { signatureFields, type SignatureField } from './signature-fields.ts';
import { verifyCms } from './signature-verify.ts';

/** Larger than any signature with its chain, its time stamp and its revocation lists. */
const largestCms = 4 * 1024 * 1024;

interface Ranges {
  readonly parts: readonly [Uint8Array, Uint8Array];
  readonly cms: Uint8Array;
  readonly coversWholeFile: boolean;
}

/** PDF's `D:YYYYMMDDHHmmSS+07'00'` as milliseconds; null where it is none. */
export const pdfDate = (text: string): number | null => {
  const found = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)?/u.exec(text);
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const offset = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * (found[7] === '-' ? -1 : 1);
  const at = Date.UTC(year, month - 1, day, hour, minute - offset, second);
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
  if (hex === undefined) return null;
  return {
    parts: [file.subarray(0, firstLength), file.subarray(second, second + secondLength)],
    cms: Buffer.from(hex.replace(/\s/gu, ''), 'hex'),
    coversWholeFile: second + secondLength === file.length,
  };
};

const nothingKnown: SignatureCheck = {
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
  const cms = readCms(bytes);
  if (cms === null) return { ...dated, coversWholeFile };
  const { integrity, stampedAt } = verifyCms(cms, parts);
  return {
    signer: cms.certificate?.commonName ?? '',
    organisation: cms.certificate?.organisation ?? '',
    issuer: cms.certificate?.issuer ?? '',
    signedAt: stampedAt ?? cms.signingTime ?? dated.signedAt,
    integrity,
    coversWholeFile,
  };
};

const endOf = ({ byteRange }: SignatureField): number => (byteRange?.[2] ?? 0) + (byteRange?.[3] ?? 0);

/** The signatures of a PDF, the first one first, each checked; null where the bytes are no PDF that can be read. */
export const checkSignatures = async (bytes: Uint8Array): Promise<readonly SignatureCheck[] | null> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = await signatureFields(file);
  return fields === null ? null : fields.toSorted((a, b) => endOf(a) - endOf(b)).map((field) => check(file, field));
};
