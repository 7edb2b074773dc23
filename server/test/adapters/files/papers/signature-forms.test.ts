import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { afterAll, describe, expect, test } from 'vitest';
import { readAsn1 } from '../../../../src/adapters/files/papers/signature-asn1.ts';
import { checkSignatures } from '../../../../src/adapters/files/papers/signature-check.ts';
import { readCms } from '../../../../src/adapters/files/papers/signature-cms.ts';
import { verifyCms } from '../../../../src/adapters/files/papers/signature-verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-cms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const openssl = (...args: readonly string[]): void => {
  execFileSync('openssl', args, { stdio: 'pipe', cwd: folder });
};

const name = 'Nguyễn Thị Hường';
const selfSigned = (file: string, ...key: readonly string[]): void =>
  openssl(
    'req',
    '-x509',
    '-newkey',
    ...key,
    '-nodes',
    '-utf8',
    '-subj',
    `/O=UBND xã/CN=${name}`,
    '-keyout',
    `${file}.key`,
    '-out',
    `${file}.pem`,
  );
selfSigned('rsa', 'rsa:2048');
selfSigned('ec', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384');

const parts = [Buffer.from('phần đầu của tệp, '), Buffer.from('phần sau của tệp')];
const otherParts = [Buffer.from('phần đầu của tệp, '), Buffer.from('phần sau của tập')];
writeFileSync(at('content'), Buffer.concat(parts));

/** A signature over the content in a form that openssl can make, as real signing programs do. */
const signature = (key: 'rsa' | 'ec', ...how: readonly string[]): Buffer => {
  openssl(
    'cms',
    '-sign',
    '-binary',
    '-in',
    'content',
    '-signer',
    `${key}.pem`,
    '-inkey',
    `${key}.key`,
    '-outform',
    'DER',
    '-out',
    'signature',
    ...how,
  );
  return readFileSync(at('signature'));
};
const integrityOf = (bytes: Uint8Array, over = parts): string => {
  const cms = readCms(bytes);
  return cms === null ? 'no signature' : verifyCms(cms, over).integrity;
};

describe.each([
  ['RSA with SHA-256', 'rsa', []],
  ['RSA with SHA-1', 'rsa', ['-md', 'sha1']],
  ['RSA-PSS with SHA-512', 'rsa', ['-md', 'sha512', '-keyopt', 'rsa_padding_mode:pss']],
  ['RSA-PSS with a salt of 20', 'rsa', ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:20']],
  ['RSA without attributes', 'rsa', ['-noattr']],
  ['a signer named by the key', 'rsa', ['-keyid']],
  ['an elliptic curve with SHA-384', 'ec', ['-md', 'sha384']],
] as const)('%s', (_, key, how) => {
  test('holds over what was signed, and over nothing else', () => {
    const bytes = signature(key, ...how);
    expect(integrityOf(bytes)).toBe('intact');
    expect(integrityOf(bytes, otherParts)).toBe('changed');
    expect(readCms(bytes)?.certificate).toMatchObject({ commonName: name, organisation: 'UBND xã', issuer: name });
  });
});

test('a signature in indefinite lengths, as some programs write it, holds too', () => {
  const info = readAsn1(signature('rsa'));
  const [type, wrapped] = info?.children ?? [];
  const data = wrapped?.children[0];
  if (type === undefined || data === undefined) throw new Error('it is a signature');
  const open = (tag: number): Buffer => Buffer.from([tag, 0x80]);
  const ends = Buffer.alloc(6);
  const bytes = Buffer.concat([open(0x30), type.whole, open(0xa0), open(0x30), data.content, ends]);
  expect(integrityOf(bytes)).toBe('intact');
  expect(integrityOf(bytes, otherParts)).toBe('changed');
  expect(integrityOf(bytes.subarray(0, -2))).toBe('no signature');
});

describe('what can’t be told', () => {
  test('a signature without its certificate', () => {
    expect(integrityOf(signature('rsa', '-nocerts'))).toBe('unreadable');
  });

  test('a signature that holds another content of its own', () => {
    expect(integrityOf(signature('rsa', '-nodetach'))).toBe('unreadable');
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(4000)],
    ['an endless length', Buffer.from('3084ffffffff', 'hex')],
    ['a thousand boxes in each other', Buffer.from('3080'.repeat(1000), 'hex')],
    ['a short header', Buffer.from('30', 'hex')],
  ])('%s', (_, bytes) => {
    expect(integrityOf(bytes)).toBe('no signature');
  });

  test('a signature cut off anywhere, or with any one byte changed, is never taken for good', () => {
    const bytes = signature('ec');
    for (let end = 0; end < bytes.length; end += 7) expect(integrityOf(bytes.subarray(0, end))).not.toBe('intact');
    const cms = readCms(bytes);
    const start = bytes.indexOf(cms?.signature ?? Buffer.alloc(1));
    for (let place = start; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 0x55;
      expect(integrityOf(changed)).not.toBe('intact');
    }
  });
});

test('a time stamp of an authority covers the file by its imprint and says when', () => {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-utf8',
    '-subj',
    '/CN=Dấu thời gian',
    '-addext',
    'extendedKeyUsage=critical,timeStamping',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.pem',
  );
  writeFileSync(at('tsa.cnf'), '[tsa]\nserial=serial\ndefault_policy=1.2.3.4\ndigests=sha256\nsigner_digest=sha256\n');
  writeFileSync(at('serial'), '01\n');
  openssl('ts', '-query', '-data', 'content', '-sha256', '-cert', '-out', 'query');
  openssl(
    'ts',
    '-reply',
    '-config',
    'tsa.cnf',
    '-section',
    'tsa',
    '-queryfile',
    'query',
    '-signer',
    'tsa.pem',
    '-inkey',
    'tsa.key',
    '-token_out',
    '-out',
    'stamp',
  );
  const cms = readCms(readFileSync(at('stamp')));
  if (cms === null) throw new Error('the stamp is a signature');
  const verified = verifyCms(cms, parts);
  expect(verified.integrity).toBe('intact');
  expect(Math.abs((verified.stampedAt ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(cms.certificate?.commonName).toBe('Dấu thời gian');
  expect(verifyCms(cms, otherParts).integrity).toBe('changed');
});

test('a time stamp of a document is one, and nobody who signed', async () => {
  const pdf = PDF.create();
  pdf.addPage({ size: 'a4' });
  const page = Buffer.from(await pdf.save()).toString('latin1');
  const cross = /startxref\s+\d+\s+%%EOF\s*$/u.exec(page)?.[0] ?? '';
  const room = 8000;
  const before = `${page}\n80 0 obj\n<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /ByteRange [RANGE] /Contents `;
  const after = ` >>\nendobj\n${cross}`;
  // The range has as many figures as its place takes, however long they are.
  const rangeOf = (start: number): string => `0 ${start} ${start + room + 2} ${after.length}`.padEnd(40);
  const head = before.replace('RANGE', rangeOf(before.length - 'RANGE'.length + 40));
  writeFileSync(at('content'), Buffer.from(head + after, 'latin1'));
  openssl('ts', '-query', '-data', 'content', '-sha256', '-cert', '-out', 'query');
  const reply = ['-config', 'tsa.cnf', '-section', 'tsa', '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-token_out'];
  openssl('ts', '-reply', '-queryfile', 'query', ...reply, '-out', 'stamp');
  const stamp = readFileSync(at('stamp')).toString('hex').padEnd(room, '0');
  const [found] = (await checkSignatures(Buffer.from(`${head}<${stamp}>${after}`, 'latin1'))) ?? [];
  expect(found).toMatchObject({
    kind: 'time-stamp',
    signer: 'Dấu thời gian',
    integrity: 'intact',
    coversWholeFile: true,
  });
  expect(Math.abs((found?.signedAt ?? 0) - Date.now())).toBeLessThan(60_000);
});
