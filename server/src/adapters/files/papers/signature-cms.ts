import { objectIdOf, octetsOf, readAsn1, tags, timeOf, type Asn1 } from './signature-asn1.ts';
import { certificateNames, type CertificateNames } from './signature-certificate.ts';

/** A CMS SignedData with one signer (RFC 5652), taken apart but not yet checked. */
export interface SignedCms {
  /** What is signed by itself; null where the signed bytes lie outside, as in most PDFs. */
  readonly content: Uint8Array | null;
  readonly contentType: string;
  /** Null where the signer's certificate is not inside. */
  readonly certificate: CertificateNames | null;
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: Asn1;
  readonly signature: Uint8Array;
  /** The signed attributes as they are signed; null where the content itself is. */
  readonly signedAttributes: Uint8Array | null;
  readonly messageDigest: Uint8Array | null;
  readonly signingTime: number | null;
}

const signedDataId = '1.2.840.113549.1.7.2';
const messageDigestId = '1.2.840.113549.1.9.4';
const signingTimeId = '1.2.840.113549.1.9.5';
/** The key identifier of a signer that is not named by issuer and number: [0], implicit. */
const keyIdTag = 0x80;

const same = (a: Uint8Array | undefined, b: Uint8Array | null): boolean =>
  a !== undefined && b !== null && Buffer.compare(a, b) === 0;

const isSigner = (signer: Asn1, certificate: CertificateNames): boolean =>
  signer.tag === keyIdTag
    ? same(signer.content, certificate.keyId)
    : same(signer.children[0]?.whole, certificate.issuerBytes) && same(signer.children[1]?.content, certificate.serial);

/** Signed are not the attributes as they stand, [0], but as the set that they are (RFC 5652, 5.4). */
const asSet = (attributes: Asn1): Uint8Array => {
  const bytes = new Uint8Array(attributes.whole);
  bytes[0] = tags.set;
  return bytes;
};

/** Takes a CMS apart; null where the bytes are none, or it has no signer or several. */
export const readCms = (bytes: Uint8Array): SignedCms | null => {
  const info = readAsn1(bytes);
  const data = info?.children[1]?.children[0];
  if (info === null || data === undefined || objectIdOf(info.children[0]) !== signedDataId) return null;
  const encapsulated = data.children[2];
  const signers = data.children.at(-1);
  const signerInfo = signers?.tag === tags.set && signers.children.length === 1 ? signers.children[0] : undefined;
  if (encapsulated === undefined || signerInfo === undefined) return null;

  const [, signer, digest, ...rest] = signerInfo.children;
  const attributes = rest[0]?.tag === tags.context0 ? rest[0] : undefined;
  const [signatureAlgorithm, signatureElement] = attributes === undefined ? rest : rest.slice(1);
  const signature = octetsOf(signatureElement);
  if (signer === undefined || signatureAlgorithm === undefined || signature === null) return null;
  // Attributes are signed in DER, which has no indefinite lengths.
  if (attributes?.whole[1] === 0x80) return null;

  const certificates = data.children.find(({ tag }, index) => index > 2 && tag === tags.context0)?.children ?? [];
  const known = certificates.map(certificateNames).filter((each) => each !== null);
  const attribute = (type: string): Asn1 | undefined =>
    attributes?.children.find(({ children }) => objectIdOf(children[0]) === type)?.children[1]?.children[0];
  return {
    content: octetsOf(encapsulated.children[1]?.children[0]),
    contentType: objectIdOf(encapsulated.children[0]),
    certificate: known.find((certificate) => isSigner(signer, certificate)) ?? null,
    digestAlgorithm: objectIdOf(digest?.children[0]),
    signatureAlgorithm,
    signature,
    signedAttributes: attributes === undefined ? null : asSet(attributes),
    messageDigest: octetsOf(attribute(messageDigestId)),
    signingTime: timeOf(attribute(signingTimeId)),
  };
};
