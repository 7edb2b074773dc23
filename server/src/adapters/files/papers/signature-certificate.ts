import { objectIdOf, readAsn1, tags, type Asn1 } from './signature-asn1.ts';

/** What a signature's list says of a certificate; names in NFC, empty where they can't be read. */
export interface CertificateNames {
  readonly whole: Uint8Array;
  /** The issuer's name and the serial number, as they stand in the certificate. */
  readonly issuerBytes: Uint8Array;
  readonly serial: Uint8Array;
  /** SubjectKeyIdentifier; null where there is none. */
  readonly keyId: Uint8Array | null;
  readonly commonName: string;
  readonly organisation: string;
  readonly issuer: string;
}

const commonNameId = '2.5.4.3';
const organisationId = '2.5.4.10';
const keyIdentifierId = '2.5.29.14';
const bmpString = 0x1e;
const universalString = 0x1c;

const bigEndian = (bytes: Uint8Array, size: 2 | 4): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % size));
  let text = '';
  for (let at = 0; at < view.byteLength; at += size) {
    const code = size === 2 ? view.getUint16(at) : view.getUint32(at);
    text += size === 2 ? String.fromCharCode(code) : code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  }
  return text;
};

/** Strings say what they are by their tag, but some issuers put UTF-8 where it does not belong: it is taken wherever it fits. */
const textOf = ({ tag, content }: Asn1): string => {
  if (tag === bmpString) return bigEndian(content, 2);
  if (tag === universalString) return bigEndian(content, 4);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('latin1').decode(content);
  }
};

/** The last part of a name with this type, the most particular one. */
const partOf = (name: Asn1 | undefined, type: string): string => {
  const parts = (name?.children ?? [])
    .flatMap((set) => set.children)
    .filter(({ children }) => objectIdOf(children[0]) === type);
  const value = parts.at(-1)?.children[1];
  if (value === undefined) return '';
  return textOf(value)
    .replace(/\p{Cc}/gu, '')
    .trim()
    .normalize('NFC')
    .slice(0, 300);
};

const keyIdOf = (fields: readonly Asn1[]): Uint8Array | null => {
  const extensions = fields.find(({ tag }) => tag === 0xa3)?.children[0]?.children ?? [];
  const wrapped = extensions.find(({ children }) => objectIdOf(children[0]) === keyIdentifierId)?.children.at(-1);
  const inner = wrapped === undefined ? null : readAsn1(wrapped.content);
  return inner?.tag === tags.octets ? inner.content : null;
};

/** Reads an X.509 certificate as far as a list of signatures needs it; null where it is none (RFC 5280, 4.1). */
export const certificateNames = (certificate: Asn1): CertificateNames | null => {
  const all = certificate.children[0]?.children ?? [];
  // The version stands before the serial number, but only from version 2 on.
  const fields = all[0]?.tag === tags.context0 ? all.slice(1) : all;
  const [serial, , issuer, , subject] = fields;
  if (serial?.tag !== tags.integer || issuer === undefined || subject === undefined) return null;
  return {
    whole: certificate.whole,
    issuerBytes: issuer.whole,
    serial: serial.content,
    keyId: keyIdOf(fields),
    commonName: partOf(subject, commonNameId),
    organisation: partOf(subject, organisationId),
    issuer: partOf(issuer, commonNameId) || partOf(issuer, organisationId),
  };
};
