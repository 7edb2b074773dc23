import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueAuthority, issueServer } from '../../../scripts/certificates/issue.ts';
import { limitsFor } from '../../../scripts/certificates/name-limits.ts';
import { machineNames } from '../../../scripts/certificates/names.ts';
import { parseDomains } from '../../../scripts/certificates/office-domains.ts';
import { ensureCertificates, filesIn } from '../../../scripts/certificates/own-certificates.ts';

const now = new Date('2026-11-22T08:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const names = { dns: ['hop.example.vn', 'localhost'], ip: ['127.0.0.1', '192.0.2.7', '::1', '2001:db8::a:1'] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-certs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const certificate = (name: 'authority' | 'certificate'): X509Certificate =>
  new X509Certificate(readFileSync(filesIn(folder)[name]));

describe('the certificates that the hub makes for itself', () => {
  it('names every name and address, and is signed by the private authority', async () => {
    expect((await ensureCertificates(folder, names, now)).outcome).toBe('authority-issued');
    const [authority, server] = [certificate('authority'), certificate('certificate')];

    expect(server.checkHost('hop.example.vn')).toBe('hop.example.vn');
    for (const address of names.ip) expect(server.checkIP(address), address).toBeDefined();
    expect(server.checkHost('other.example.vn')).toBeUndefined();
    expect(server.checkIP('192.0.2.8')).toBeUndefined();

    expect(authority.ca).toBe(true);
    expect(server.ca).toBe(false);
    expect(server.checkIssued(authority)).toBe(true);
    expect(server.verify(authority.publicKey)).toBe(true);
  });

  it('lasts as long as browsers allow, and the authority ten years', async () => {
    await ensureCertificates(folder, names, now);
    const days = ({ validFrom, validTo }: X509Certificate): number =>
      (new Date(validTo).getTime() - new Date(validFrom).getTime()) / 86_400_000;
    expect(days(certificate('certificate'))).toBeLessThanOrEqual(397);
    expect(days(certificate('certificate'))).toBeGreaterThan(390);
    expect(days(certificate('authority'))).toBeGreaterThan(3649);
  });

  it('is good on a PC whose clock is weeks behind', async () => {
    await ensureCertificates(folder, names, now);
    for (const name of ['authority', 'certificate'] as const)
      expect(new Date(certificate(name).validFrom) < inDays(-59), name).toBe(true);
  });

  // Chrome checks by its PC's clock as OpenSSL does by the moment that it is told.
  it.each([
    ['3 hours behind', -3, 0],
    ['3 hours ahead', 3, 0],
    ['a month behind', -30 * 24, 0],
    ['2 years behind', -2 * 365 * 24, 2],
  ])('holds on a PC whose clock is %s as it should', async (_, hours, status) => {
    await ensureCertificates(folder, names, now);
    const { authority, certificate } = filesIn(folder);
    const then = String(Math.floor(now.getTime() / 1_000) + hours * 3_600);
    const checked = spawnSync('openssl', ['verify', '-attime', then, '-CAfile', authority, certificate]);
    expect(checked.status, checked.stderr.toString()).toBe(status);
  });

  it('keeps the keys to their owner', async () => {
    await ensureCertificates(folder, names, now);
    for (const file of [filesIn(folder).key, filesIn(folder).authorityKey])
      expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('serves a client that knows only the authority, and no other client', async () => {
    await ensureCertificates(folder, names, new Date());
    const files = filesIn(folder);
    const server = createServer({ cert: readFileSync(files.certificate), key: readFileSync(files.key) });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const reach = (options: { ca?: Buffer; servername?: string }): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect({ host: '127.0.0.1', port, ...options }, () => {
          socket.destroy();
          resolve('connected');
        }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      });
    const ca = readFileSync(files.authority);

    expect(await reach({ ca, servername: 'hop.example.vn' })).toBe('connected');
    expect(await reach({ ca, servername: 'other.example.vn' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(await reach({ servername: 'hop.example.vn' })).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    server.close();
  });
});

describe('what the private authority may speak for', () => {
  const verdict = (...of: string[]): string => {
    const { authority, certificate } = filesIn(folder);
    return spawnSync('openssl', ['verify', '-CAfile', of[0] ?? authority, of[1] ?? certificate], { encoding: 'utf8' })
      .stdout;
  };
  const forged = async (sites: { dns: string[]; ip: string[] }): Promise<string> => {
    const { authority, authorityKey } = filesIn(folder);
    const pair = { certificate: readFileSync(authority, 'utf8'), key: readFileSync(authorityKey, 'utf8') };
    const file = join(folder, 'forged.crt');
    writeFileSync(file, (await issueServer(pair, sites, new Date())).certificate);
    return file;
  };

  it('is the office and what is private, for every program that checks certificates', async () => {
    await ensureCertificates(folder, names, new Date(), ['binhgia.langson.gov.vn']);
    const { authority } = filesIn(folder);
    expect(verdict()).toContain(': OK');
    expect(execFileSync('openssl', ['x509', '-in', authority, '-noout', '-text'], { encoding: 'utf8' })).toContain(
      'X509v3 Name Constraints: critical',
    );
    for (const own of ['hop.binhgia.langson.gov.vn', 'hub.local', 'meet.example.vn', 'localhost'])
      expect(verdict(authority, await forged({ dns: [own], ip: ['172.16.4.4', 'fd00::7'] })), own).toContain(': OK');
    for (const other of ['mail.example.com', 'dichvucong.gov.vn', 'gov.vn', 'xbinhgia.langson.gov.vn'])
      expect(verdict(authority, await forged({ dns: [other], ip: [] })), other).not.toContain(': OK');
    for (const other of ['203.0.113.9', '2001:db8::1:1', '172.32.0.1', '11.0.0.1'])
      expect(verdict(authority, await forged({ dns: ['localhost'], ip: [other] })), other).not.toContain(': OK');
  });

  it('is read back as it was written', () => {
    const limits = limitsFor({ dns: ['hub', 'hop.binhgia.gov.vn'], ip: ['203.0.113.9', '2001:db8::a'] }, [
      'b.example.vn',
    ]);
    expect(limits.dns).toEqual(expect.arrayContaining(['hub', 'binhgia.gov.vn', 'b.example.vn', 'local']));
    expect(limits.dns).not.toContain('gov.vn');
    expect(limits.ranges).toEqual(expect.arrayContaining(['10.0.0.0/8', '203.0.113.9/32', '2001:db8::a/128']));
  });

  it('takes a name in later without a new authority, and leaves out one that would spoil the certificate', async () => {
    await ensureCertificates(folder, names, new Date(), ['binhgia.langson.gov.vn']);
    const before = certificate('authority').fingerprint256;
    const more = {
      dns: [...names.dns, 'hop2.binhgia.langson.gov.vn', 'hop.other.vn'],
      ip: [...names.ip, '203.0.113.9'],
    };
    const ensured = await ensureCertificates(folder, more, new Date());
    expect(ensured).toMatchObject({ outcome: 'server-issued', refused: ['hop.other.vn', '203.0.113.9'] });
    expect(certificate('certificate').checkHost('hop2.binhgia.langson.gov.vn')).toBeDefined();
    expect(certificate('authority').fingerprint256).toBe(before);
    expect(verdict()).toContain(': OK');
    expect((await ensureCertificates(folder, more, new Date())).outcome).toBe('kept');
  });

  it('stays without limits where an older program has made it', async () => {
    const older = await issueAuthority('hub', null, now);
    writeFileSync(filesIn(folder).authority, older.certificate);
    writeFileSync(filesIn(folder).authorityKey, older.key);
    const before = certificate('authority').fingerprint256;
    const anywhere = { dns: ['hop.other.vn'], ip: ['203.0.113.9'] };
    expect(await ensureCertificates(folder, anywhere, now)).toEqual({
      outcome: 'server-issued',
      names: anywhere,
      refused: [],
    });
    expect(certificate('authority').fingerprint256).toBe(before);
  });

  it.each(['gov', 'bình gia.vn', 'a b.vn', '-x.vn', 'http://hop.vn'])('refuses %s as a domain', (text) => {
    expect(() => parseDomains(text)).toThrow('is no domain name');
  });

  it('takes domains as people write them', () => {
    expect(parseDomains(' *.BinhGia.langson.gov.vn , huyen.vn.,')).toEqual(['binhgia.langson.gov.vn', 'huyen.vn']);
  });
});

describe('a clock that was wrong', () => {
  it('far ahead: what it made is made anew, and the authority that is not good yet is put aside', async () => {
    await ensureCertificates(folder, names, inDays(400));
    const before = certificate('authority').fingerprint256;
    expect((await ensureCertificates(folder, names, now)).outcome).toBe('authority-issued');
    expect(certificate('authority').fingerprint256).not.toBe(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('ca.key.until-'))).toHaveLength(1);
  });

  it('ahead for one renewal: the server’s certificate is made anew by the same authority', async () => {
    await ensureCertificates(folder, names, now);
    await ensureCertificates(folder, names, inDays(500));
    const before = certificate('authority').fingerprint256;
    expect((await ensureCertificates(folder, names, now)).outcome).toBe('server-issued');
    expect(new Date(certificate('certificate').validFrom) < now).toBe(true);
    expect(certificate('authority').fingerprint256).toBe(before);
  });

  it('years behind: nothing is thrown away', async () => {
    await ensureCertificates(folder, names, now);
    const before = certificate('certificate').fingerprint256;
    expect((await ensureCertificates(folder, names, new Date('2019-01-01T00:00:00Z'))).outcome).toBe('kept');
    expect(certificate('certificate').fingerprint256).toBe(before);
  });
});

describe('when certificates are made anew', () => {
  const authorityThen = async (): Promise<string> => {
    await ensureCertificates(folder, names, now);
    return certificate('authority').fingerprint256;
  };

  it('keeps everything while nothing changes', async () => {
    await ensureCertificates(folder, names, now);
    const before = certificate('certificate').fingerprint256;
    expect((await ensureCertificates(folder, names, inDays(300))).outcome).toBe('kept');
    expect(certificate('certificate').fingerprint256).toBe(before);
  });

  it('issues for a new address, by the same authority', async () => {
    const before = await authorityThen();
    const moved = { ...names, ip: [...names.ip, '10.20.0.4'] };
    expect((await ensureCertificates(folder, moved, now)).outcome).toBe('server-issued');
    expect(certificate('certificate').checkIP('10.20.0.4')).toBe('10.20.0.4');
    expect(certificate('authority').fingerprint256).toBe(before);
  });

  it('issues when an address is gone', async () => {
    await authorityThen();
    const moved = { ...names, ip: names.ip.filter((address) => address !== '192.0.2.7') };
    expect((await ensureCertificates(folder, moved, now)).outcome).toBe('server-issued');
    expect(certificate('certificate').checkIP('192.0.2.7')).toBeUndefined();
  });

  it('issues less than 30 days before the end, by the same authority', async () => {
    const before = await authorityThen();
    expect((await ensureCertificates(folder, names, inDays(368))).outcome).toBe('server-issued');
    expect(certificate('authority').fingerprint256).toBe(before);
    expect(new Date(certificate('certificate').validTo) > inDays(700)).toBe(true);
  });

  it('never lets a server certificate outlive its authority', async () => {
    await authorityThen();
    expect((await ensureCertificates(folder, names, inDays(3600))).outcome).toBe('server-issued');
    expect(certificate('certificate').validTo).toBe(certificate('authority').validTo);
  });

  it('makes a new authority near the end of the old one', async () => {
    const before = await authorityThen();
    expect((await ensureCertificates(folder, names, inDays(3630))).outcome).toBe('authority-issued');
    expect(certificate('authority').fingerprint256).not.toBe(before);
    expect(certificate('certificate').checkIssued(certificate('authority'))).toBe(true);
  });

  it('replaces a server certificate of another authority', async () => {
    await authorityThen();
    const other = mkdtempSync(join(tmpdir(), 'diem-cau-certs-'));
    await ensureCertificates(other, names, now);
    writeFileSync(filesIn(folder).certificate, readFileSync(filesIn(other).certificate));
    rmSync(other, { recursive: true });
    expect((await ensureCertificates(folder, names, now)).outcome).toBe('server-issued');
  });

  it('asks for the authority’s key rather than making a new authority', async () => {
    await authorityThen();
    rmSync(filesIn(folder).authorityKey);
    expect((await ensureCertificates(folder, names, now)).outcome).toBe('kept');
    await expect(ensureCertificates(folder, { ...names, dns: ['localhost'] }, now)).rejects.toThrow('ca.key');
  });
});

describe('the names of a machine', () => {
  const address = (address: string, internal = false) => ({ address, internal }) as never;

  it('are its host name, localhost, its outside addresses and those that are given', () => {
    const found = machineNames(' Hop.Example.vn, 203.0.113.9 ,', 'hub.quan.local', {
      lo: [address('127.0.0.1', true)],
      eth0: [address('192.0.2.7'), address('2001:db8::7'), address('fe80::1')],
    });
    expect(found).toEqual({
      dns: ['hop.example.vn', 'hub', 'hub.local', 'hub.quan.local', 'localhost'],
      ip: ['127.0.0.1', '192.0.2.7', '2001:db8::7', '203.0.113.9', '::1'],
    });
  });
});
