import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOperatorPems } from '../../../scripts/certificates/operator-pem.ts';
import { ensureCertificates, filesIn } from '../../../scripts/certificates/own-certificates.ts';

const now = new Date('2026-11-22T08:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const names = { dns: ['hop.example.vn'], ip: [] };

let folder: string;
let own: ReturnType<typeof filesIn>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-pem-'));
  await ensureCertificates(folder, names, now);
  own = filesIn(folder);
  writeFileSync(join(folder, 'not.pem'), 'hello');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a certificate that the operator brings', () => {
  it('is good with its key, and says when it ends', () => {
    expect(checkOperatorPems(own.certificate, own.key, now).validTo > inDays(330)).toBe(true);
  });

  type Case = [what: string, files: () => [string, string], at: Date, sentence: string];
  const cases: Case[] = [
    ['another key', () => [own.certificate, own.authorityKey], now, 'does not belong to the certificate'],
    ['a certificate that has ended', () => [own.certificate, own.key], inDays(400), 'has expired on 2027-10-25'],
    ['a clock before its beginning', () => [own.certificate, own.key], inDays(-62), 'valid from 2026-09-23 only'],
    ['no certificate', () => [join(folder, 'not.pem'), own.key], now, 'HUB_TLS_CERT is not a PEM certificate'],
    ['no key', () => [own.certificate, join(folder, 'not.pem')], now, 'HUB_TLS_KEY is not a PEM private key'],
    [
      'a missing file',
      () => [join(folder, 'nowhere.crt'), own.key],
      now,
      'HUB_TLS_CERT names a file that cannot be read',
    ],
  ];

  it.each(cases)('is refused in a sentence: %s', (_case, files, at, sentence) => {
    const [certificate, key] = files();
    expect(() => checkOperatorPems(certificate, key, at)).toThrow(sentence);
  });
});
