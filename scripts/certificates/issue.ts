// @peculiar/x509 needs this before it is loaded.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { createPrivateKey, randomBytes } from 'node:crypto';
import { nameConstraints } from './name-constraints.ts';
import type { NameLimits } from './name-limits.ts';
import type { Names } from './names.ts';
import { serverDays } from './own-certificates.ts';

/** A certificate and its private key (PKCS #8), both PEM. */
export type Pair = { certificate: string; key: string };

const dayMs = 86_400_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** How long a certificate authority of our own is good for. */
const authorityDays = 3650;

/**
 * A PC whose clock is behind must not refuse a certificate that was made just now: a time zone set wrong is hours, a flat battery on the
 * board is often the last weeks that the PC was off.
 */
const backdatedMs = 60 * dayMs;

// 16 random bytes; the first one below 0x80, as the number must be positive.
const serialNumber = (): string => {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.toString('hex');
};

const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const keyPem = async ({ privateKey }: Awaited<ReturnType<typeof newKeys>>): Promise<string> =>
  `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', privateKey), PemConverter.PrivateKeyTag)}\n`;

/**
 * Makes a private certificate authority that can speak for nobody outside `limits`, whoever holds its key; null for one without limits, as
 * older programs made it. `owner` (ASCII) tells one
 * hub's authority from another's in a device's list.
 */
export async function issueAuthority(owner: string, limits: NameLimits | null, now: Date): Promise<Pair> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [`Diem Cau CA (${owner})`] }, { O: ['Diem Cau'] }],
    notBefore: new Date(now.getTime() - backdatedMs),
    notAfter: new Date(now.getTime() + authorityDays * dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ...(limits === null ? [] : [nameConstraints(limits)]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key: await keyPem(keys) };
}

/** Makes a server certificate for `names`, signed by `authority` and never outliving it. */
export async function issueServer(authority: Pair, names: Names, now: Date): Promise<Pair> {
  const issuer = new X509Certificate(authority.certificate);
  const keys = await newKeys();
  const pkcs8 = createPrivateKey(authority.key).export({ type: 'pkcs8', format: 'der' });
  const signingKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  const end = Math.min(now.getTime() + serverDays * dayMs - backdatedMs, issuer.notAfter.getTime());
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [names.dns.find((name) => name !== 'localhost') ?? 'localhost'] }, { O: ['Diem Cau'] }],
    issuer: issuer.subjectName,
    notBefore: new Date(now.getTime() - backdatedMs),
    notAfter: new Date(end),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns', value }) as const),
        ...names.ip.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key: await keyPem(keys) };
}
