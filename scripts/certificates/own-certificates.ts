import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { SetupError } from '../setup/setup-error.ts';
import { day } from './operator-pem.ts';
import { limitsFor, partedBy } from './name-limits.ts';
import type { Names } from './names.ts';

/** Where the hub's own certificates lie in a folder. */
export const filesIn = (folder: string) => ({
  authority: join(folder, 'ca.crt'),
  authorityKey: join(folder, 'ca.key'),
  certificate: join(folder, 'server.crt'),
  key: join(folder, 'server.key'),
});

/** What was done: nothing, a new server certificate, or a new authority (which every device must install again). */
type Outcome = 'kept' | 'server-issued' | 'authority-issued';

const dayMs = 86_400_000;

/** A server certificate is issued anew when less than this is left of it. */
export const renewBeforeMs = 30 * dayMs;

/** Browsers refuse a server certificate that is good for more than 398 days (CA/Browser Forum, SC-31). */
export const serverDays = 397;

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

/** No clock that is right shows an earlier day: the program was not there yet. */
const programDay = new Date('2026-11-01T00:00:00Z');

/**
 * Whether this machine's clock is certainly behind, as after a flat battery on its board: then what a right clock has made must not be
 * thrown away for not being good yet.
 */
export const clockIsWrong = (now: Date): boolean => now < programDay;

/** Whether a certificate was made by a clock that was far ahead: it is not good yet, or for longer than any that is made now. */
const isFromTheFuture = (certificate: X509Certificate, lastsDays: number, now: Date): boolean =>
  new Date(certificate.validFrom) > now || new Date(certificate.validTo).getTime() - now.getTime() > lastsDays * dayMs;

/** Whether a server certificate can stay: of this authority, for exactly these names, good now, and not near its end. */
function canStay(server: X509Certificate, authority: X509Certificate, names: Names, now: Date): boolean {
  return (
    server.checkIssued(authority) &&
    server.verify(authority.publicKey) &&
    namesOf(server) === asWritten(names) &&
    (clockIsWrong(now) || !isFromTheFuture(server, serverDays, now)) &&
    new Date(server.validTo).getTime() - now.getTime() >= renewBeforeMs
  );
}

// Written beside and renamed, so that a hub that starts meanwhile never reads half a file.
const write = (file: string, content: string, mode: number): void => {
  writeFileSync(`${file}.new`, content, { mode });
  renameSync(`${file}.new`, file);
};

/** Puts an authority that is of no use aside: its key may still be wanted. */
const setAside = (folder: string, now: Date): void => {
  const { authority, authorityKey } = filesIn(folder);
  for (const file of [authority, authorityKey]) if (existsSync(file)) renameSync(file, `${file}.until-${day(now)}`);
};

/** What was done, for which names, and which of those asked for the authority may not speak for. */
export type Ensured = { outcome: Outcome; names: Names; refused: string[] };

/**
 * Sees to it that `folder` holds a private authority and a server certificate for `names`, and makes what is missing, outdated, near its
 * end or not good yet. The authority stays as long as it is valid: room devices have it installed. A new one is limited to these names,
 * the `domains` of the office and what is private; an older one without limits stays as it is.
 */
export async function ensureCertificates(
  folder: string,
  names: Names,
  now: Date,
  domains: readonly string[] = [],
): Promise<Ensured> {
  const files = filesIn(folder);
  const authority = readCertificate(files.authority);
  const authorityGood =
    authority !== undefined &&
    (new Date(authority.validFrom) <= now || clockIsWrong(now)) &&
    new Date(authority.validTo).getTime() - now.getTime() > renewBeforeMs;
  const server = readCertificate(files.certificate);
  const { limitsOf } = await import('./name-constraints.ts');
  const limits = authorityGood ? limitsOf(authority.toString()) : limitsFor(names, domains);
  const { allowed, refused } = limits === null ? { allowed: names, refused: [] } : partedBy(limits, names);
  const ensured = (outcome: Outcome): Ensured => ({ outcome, names: allowed, refused });
  if (authorityGood && server && existsSync(files.key) && canStay(server, authority, allowed, now))
    return ensured('kept');

  // Loaded only where something is to be made: a start that makes nothing does not wait for it.
  const { issueAuthority, issueServer } = await import('./issue.ts');
  mkdirSync(folder, { recursive: true });
  if (!authorityGood) {
    setAside(folder, now);
    const owner = names.dns.find((name) => name !== 'localhost' && !name.endsWith('.local')) ?? 'localhost';
    const made = await issueAuthority(owner, limitsFor(names, domains), now);
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
  const made = await issueServer(issuer, allowed, now);
  write(files.key, made.key, 0o600);
  write(files.certificate, made.certificate, 0o644);
  return ensured(authorityGood ? 'server-issued' : 'authority-issued');
}
