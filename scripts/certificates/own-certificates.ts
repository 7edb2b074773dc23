import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { SetupError } from '../setup/setup-error.ts';
import type { Names } from './names.ts';

/** Where the hub's own certificates lie in a folder. */
export const filesIn = (folder: string) => ({
  authority: join(folder, 'ca.crt'),
  authorityKey: join(folder, 'ca.key'),
  certificate: join(folder, 'server.crt'),
  key: join(folder, 'server.key'),
});

/** What was done: nothing, a new server certificate, or a new authority (which every device must install again). */
export type Outcome = 'kept' | 'server-issued' | 'authority-issued';

/** A server certificate is issued anew when less than this is left of it. */
export const renewBeforeMs = 30 * 86_400_000;

const readCertificate = (file: string): X509Certificate | undefined => {
  try {
    return new X509Certificate(readFileSync(file));
  } catch {
    return undefined;
  }
};

// Both sides through one spelling: OpenSSL prints IPv6 addresses in capitals, in full.
const spelling = (kind: string, name: string): string => {
  if (kind !== 'IP Address') return `${kind}:${name.toLowerCase()}`;
  return `${kind}:${isIP(name) === 6 ? new URL(`http://[${name}]`).hostname : name}`;
};

const namesOf = (certificate: X509Certificate): string =>
  (certificate.subjectAltName ?? '')
    .split(', ')
    .map((entry) => spelling(entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)))
    .sort()
    .join();

const asWritten = ({ dns, ip }: Names): string =>
  [...dns.map((name) => spelling('DNS', name)), ...ip.map((name) => spelling('IP Address', name))].sort().join();

/** Whether a server certificate can stay: of this authority, for exactly these names, and not near its end. */
export function canStay(server: X509Certificate, authority: X509Certificate, names: Names, now: Date): boolean {
  return (
    server.checkIssued(authority) &&
    server.verify(authority.publicKey) &&
    namesOf(server) === asWritten(names) &&
    new Date(server.validTo).getTime() - now.getTime() >= renewBeforeMs
  );
}

// Written beside and renamed, so that a hub that starts meanwhile never reads half a file.
const write = (file: string, content: string, mode: number): void => {
  writeFileSync(`${file}.new`, content, { mode });
  renameSync(`${file}.new`, file);
};

/**
 * Sees to it that `folder` holds a private authority and a server certificate for `names`, and makes what is missing,
 * outdated or near its end. The authority stays as long as it is valid: room devices have it installed.
 */
export async function ensureCertificates(folder: string, names: Names, now: Date): Promise<Outcome> {
  const files = filesIn(folder);
  const authority = readCertificate(files.authority);
  const authorityGood =
    authority !== undefined && new Date(authority.validTo).getTime() - now.getTime() > renewBeforeMs;
  const server = readCertificate(files.certificate);
  if (authorityGood && server && existsSync(files.key) && canStay(server, authority, names, now)) return 'kept';

  // Loaded only where something is to be made: a start that makes nothing does not wait for it.
  const { issueAuthority, issueServer } = await import('./issue.ts');
  mkdirSync(folder, { recursive: true });
  if (!authorityGood) {
    const owner = names.dns.find((name) => name !== 'localhost' && !name.endsWith('.local')) ?? 'localhost';
    const made = await issueAuthority(owner, now);
    write(files.authorityKey, made.key, 0o600);
    write(files.authority, made.certificate, 0o644);
  } else if (!existsSync(files.authorityKey)) {
    throw new SetupError(
      `Cần cấp lại chứng thư máy chủ nhưng thiếu ${files.authorityKey}: chép khoá từ bản lưu về đó.`,
      `The server certificate must be issued anew but ca.key is missing: put it back from your copy. ` +
        `(Or remove ca.crt: a new authority is made, and every device must install it again.)`,
    );
  }
  const issuer = {
    certificate: readFileSync(files.authority, 'utf8'),
    key: readFileSync(files.authorityKey, 'utf8'),
  };
  const made = await issueServer(issuer, names, now);
  write(files.key, made.key, 0o600);
  write(files.certificate, made.certificate, 0o644);
  return authorityGood ? 'server-issued' : 'authority-issued';
}
