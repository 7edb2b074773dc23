import { X509Certificate, constants, createHash, createVerify, verify, type VerifyKeyObjectInput } from 'node:crypto';
import { objectIdOf, tags, type Asn1, octetsOf, readAsn1, timeOf } from './signature-asn1.ts';
import type { SignedCms } from './signature-cms.ts';

/** Hash functions by the identifiers of themselves and of the signatures that name them. */
const hashes: Readonly<Partial<Record<string, string>>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
/** Signatures that leave the hash to the digest algorithm: plain RSA and plain elliptic curves. */
const byDigest: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1']);
const pss = '1.2.840.113549.1.1.10';
/** Content type of a time stamp (RFC 3161, 2.4.2). */
export const timeStampInfo = '1.2.840.113549.1.9.16.1.4';

/** What was found out; `unreadable` where it can't be told. */
export interface Verified {
  readonly integrity: 'intact' | 'changed' | 'unreadable';
  /** When a time-stamp authority made it; null for any other signature. */
  readonly stampedAt: number | null;
}

const unreadable: Verified = { integrity: 'unreadable', stampedAt: null };

const digestOf = (hash: string, parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash(hash);
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** Hash, padding and salt of an RSASSA-PSS signature (RFC 4055, 3.1); SHA-1 and 20 octets where it says nothing. */
const pssOf = (algorithm: Asn1): { readonly hash: string | undefined; readonly saltLength: number } => {
  const parts = algorithm.children[1]?.children ?? [];
  const part = (tag: number): Asn1 | undefined => parts.find((each) => each.tag === tag)?.children[0];
  const named = part(tags.context0);
  const salt = part(tags.context2);
  return {
    hash: named === undefined ? 'sha1' : hashes[objectIdOf(named.children[0])],
    saltLength: salt === undefined ? 20 : salt.content.reduce((sum, octet) => sum * 256 + octet, 0),
  };
};

/** Whether the certificate's key made the signature; null for an algorithm that is not known here. */
const signatureHolds = (cms: SignedCms, signed: readonly Uint8Array[]): boolean | null => {
  if (cms.certificate === null) return null;
  const key = new X509Certificate(cms.certificate.whole).publicKey;
  const algorithm = objectIdOf(cms.signatureAlgorithm.children[0]);
  if (key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyType === 'ed448')
    return verify(null, Buffer.concat(signed), key, cms.signature);
  const { hash, saltLength } =
    algorithm === pss
      ? pssOf(cms.signatureAlgorithm)
      : { hash: hashes[byDigest.has(algorithm) ? cms.digestAlgorithm : algorithm], saltLength: 0 };
  if (hash === undefined) return null;
  const how: VerifyKeyObjectInput =
    algorithm === pss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } : { key };
  const verifier = createVerify(hash);
  for (const part of signed) verifier.update(part);
  return verifier.verify(how, cms.signature);
};

/** Whether the CMS's own content stands for the parts of the file: by their SHA-1, or by a time stamp's imprint. */
const contentStandsFor = (cms: SignedCms, content: Uint8Array, parts: readonly Uint8Array[]): boolean | null => {
  if (cms.contentType !== timeStampInfo) return content.length === 20 ? digestOf('sha1', parts).equals(content) : null;
  const imprint = readAsn1(content)?.children[2];
  const hash = hashes[objectIdOf(imprint?.children[0]?.children[0])];
  const stamped = octetsOf(imprint?.children[1]);
  return hash === undefined || stamped === null ? null : digestOf(hash, parts).equals(stamped);
};

/** Checks a signature over parts of a file: their digest is what was signed, and the signer's key signed it. */
export const verifyCms = (cms: SignedCms, parts: readonly Uint8Array[]): Verified => {
  try {
    const content = cms.content === null ? parts : [cms.content];
    const stands = cms.content === null ? true : contentStandsFor(cms, cms.content, parts);
    const hash = hashes[cms.digestAlgorithm];
    if (stands === null || hash === undefined) return unreadable;
    if (cms.signedAttributes !== null && cms.messageDigest === null) return unreadable;
    const digestHolds = cms.messageDigest === null || digestOf(hash, content).equals(cms.messageDigest);
    const holds = signatureHolds(cms, cms.signedAttributes === null ? content : [cms.signedAttributes]);
    if (holds === null) return unreadable;
    const stamp =
      cms.contentType === timeStampInfo && cms.content !== null ? readAsn1(cms.content)?.children[4] : undefined;
    return { integrity: stands && digestHolds && holds ? 'intact' : 'changed', stampedAt: timeOf(stamp) };
  } catch {
    // A key or a signature of a shape that the platform's cryptography refuses.
    return unreadable;
  }
};
