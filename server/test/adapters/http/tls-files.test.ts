import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureContextOptions } from 'node:tls';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureCertificates, filesIn } from '../../../../scripts/certificates/own-certificates.ts';
import { tlsSettings } from '../../../src/adapters/http/tls-settings.ts';
import { TlsFiles } from '../../../src/adapters/http/tls-files.ts';

const silent = pino({ level: 'silent' });
const names = { dns: ['localhost'], ip: ['127.0.0.1'] };

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-tls-'));
  await ensureCertificates(folder, names, new Date());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (): TlsFiles => {
  const { certificate, key, authority } = filesIn(folder);
  return new TlsFiles({ certFile: certificate, keyFile: key, caFile: authority }, silent);
};

it('a renewed certificate serves the next connection, without a restart', async () => {
  const files = open();
  const server = createServer({ cert: files.pems.cert, key: files.pems.key });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const served = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, ca: files.pems.caPem ?? '', servername: 'localhost' }, () => {
        resolve(socket.getPeerCertificate().fingerprint256);
        socket.destroy();
      }).on('error', reject);
    });
  const before = await served();
  await ensureCertificates(folder, { ...names, ip: [...names.ip, '10.0.0.7'] }, new Date());
  await files.look((pems) => server.setSecureContext(pems));
  const after = await served();
  server.close();
  expect(before).not.toBe(after);
  expect(after).toBe(new X509Certificate(files.pems.cert).fingerprint256);
});

it('TLS is spoken with authenticated ciphers alone, also after a renewal', async () => {
  const files = open();
  const server = createServer(tlsSettings(files.pems));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  /** What is agreed on with a client that knows only this; null when nothing is. */
  const agreed = (client: SecureContextOptions): Promise<string | null> =>
    new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...client }, () => {
        resolve(`${socket.getProtocol() ?? ''} ${socket.getCipher().name}`);
        socket.destroy();
      }).on('error', () => resolve(null));
    });
  const old = { maxVersion: 'TLSv1.2' } as const;
  const look = async (): Promise<void> => {
    expect(await agreed({})).toMatch(/^TLSv1\.3 TLS_AES_/u);
    expect(await agreed({ ...old, ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' })).toMatch(/^TLSv1\.2 ECDHE-.*GCM/u);
    // CBC, an exchange of keys without forward secrecy, and the versions before 1.2, even where the client would take anything.
    for (const ciphers of ['ECDHE-ECDSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA384', 'AES128-GCM-SHA256', 'AES128-SHA'])
      expect(await agreed({ ...old, ciphers }), ciphers).toBeNull();
    expect(await agreed({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })).toBeNull();
  };
  await look();
  await ensureCertificates(folder, { ...names, ip: [...names.ip, '10.0.0.7'] }, new Date());
  await files.look((pems) => server.setSecureContext(tlsSettings(pems)));
  await look();
  server.close();
});

it('the certificate tells which names are the hub’s, also once it was renewed', async () => {
  const files = open();
  expect(['localhost', '127.0.0.1', '10.0.0.7', 'elsewhere.example'].filter((name) => files.speaksFor(name))).toEqual([
    'localhost',
    '127.0.0.1',
  ]);
  await ensureCertificates(folder, { ...names, ip: [...names.ip, '10.0.0.7'] }, new Date());
  await files.look(() => undefined);
  expect(files.speaksFor('10.0.0.7')).toBe(true);
});

it('half a file is left alone, and what was there before stays', async () => {
  const files = open();
  const before = files.pems;
  truncateSync(filesIn(folder).certificate, 100);
  const renewed: unknown[] = [];
  await files.look((pems) => renewed.push(pems));
  rmSync(filesIn(folder).key);
  await files.look((pems) => renewed.push(pems));
  expect(renewed).toEqual([]);
  expect(files.pems).toBe(before);
});

it('nothing happens while nothing changes', async () => {
  const renewed: unknown[] = [];
  await open().look((pems) => renewed.push(pems));
  expect(renewed).toEqual([]);
});

it('says at the start which file is missing', () => {
  rmSync(filesIn(folder).key);
  expect(open).toThrow(filesIn(folder).key);
});
