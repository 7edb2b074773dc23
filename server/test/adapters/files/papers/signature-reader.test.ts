import { deflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import { afterAll, describe, expect, test } from 'vitest';
import { pdfDate } from '../../../../src/adapters/files/papers/signature-check.ts';
import type { SignatureReader } from '../../../../src/application/ports/signature-reader.ts';
import { createSignatureReader } from '../../../../src/adapters/files/papers/signature-reader.ts';
import { chair, issuerName, secretary, signedPapers } from '../../../support/signed-papers.ts';

const warnings: string[] = [];
const logger = {
  info: () => undefined,
  error: () => undefined,
  warn: (_: object, text: string) => void warnings.push(text),
};
/** A reader of bytes that are there already. */
const readerOf = (reader: SignatureReader) => ({
  read: (bytes: Uint8Array) => reader.read(() => Promise.resolve(bytes)),
});
const reader = readerOf(createSignatureReader(logger));
const papers = signedPapers();
afterAll(() => papers.close());

const at = new Date('2026-11-23T08:30:00+07:00');
const later = new Date('2026-11-24T09:00:00+07:00');
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The same bytes with one of them changed, at the place of a text that occurs in them. */
const changedAt = (bytes: Uint8Array, words: string): Uint8Array => {
  const place = text(bytes).indexOf(words);
  if (place < 0) throw new Error(`“${words}” does not occur`);
  return bytes.map((byte, index) => (index === place ? byte ^ 1 : byte));
};

const bySecretary = {
  kind: 'signature',
  signer: secretary.name,
  organisation: secretary.organisation,
  issuer: issuerName,
  signedAt: at.getTime(),
  integrity: 'intact',
  coversWholeFile: true,
};

describe('a signed PDF', () => {
  test.each([
    ['rsa', 'ETSI.CAdES.detached'],
    ['rsa', 'adbe.pkcs7.detached'],
    ['ec', 'ETSI.CAdES.detached'],
  ] as const)(
    'with a key of kind %s, %s: its signer, issuer and time, unchanged; pdfsig agrees',
    async (kind, subFilter) => {
      const signed = await papers.sign(await papers.unsigned(), secretary, at, { kind, subFilter });
      expect(await reader.read(signed)).toEqual([bySecretary]);
      const said = papers.pdfsig(signed);
      expect(said).toContain('Signature is Valid');
      expect(said).toContain('Total document signed');
    },
  );

  test('one changed byte is noticed, and pdfsig agrees', async () => {
    const changed = changedAt(await papers.sign(await papers.unsigned(), secretary, at), '/MediaBox [0 0 595');
    // The page's own bytes may be packed: any signed byte will do, and this one keeps the file readable.
    expect(await reader.read(changed)).toEqual([{ ...bySecretary, integrity: 'changed' }]);
    expect(papers.pdfsig(changed)).toContain('Digest Mismatch');
  });

  test('two successive signatures: both unchanged, the first does not reach the end', async () => {
    const once = await papers.sign(await papers.unsigned(), secretary, at);
    const twice = await papers.sign(once, chair, later, { kind: 'ec' });
    expect(await reader.read(twice)).toEqual([
      { ...bySecretary, coversWholeFile: false },
      { ...bySecretary, signer: chair.name, organisation: chair.organisation, signedAt: later.getTime() },
    ]);
    expect(papers.pdfsig(twice).match(/Signature is Valid/gu)).toHaveLength(2);
    const changed = changedAt(twice, '/MediaBox [0 0 595');
    expect((await reader.read(changed))?.map(({ integrity }) => integrity)).toEqual(['changed', 'changed']);
  });

  test('something added after it: it says so, and does not cover the file to its end', async () => {
    const signed = await papers.sign(await papers.unsigned(), secretary, at);
    const pdf = await PDF.load(signed);
    pdf.setTitle('thêm sau');
    const added = await pdf.save({ incremental: true });
    expect(added.length).toBeGreaterThan(signed.length);
    expect(await reader.read(added)).toEqual([{ ...bySecretary, integrity: 'added-to', coversWholeFile: false }]);
  });

  test('a changed signature is no good one', async () => {
    const signed = await papers.sign(await papers.unsigned(), secretary, at);
    const contents = text(signed).indexOf('/Contents <30') + '/Contents <'.length;
    const end = text(signed).slice(contents).search(/0{60}/u) + contents - 40;
    const flipped = signed.map((byte, index) => (index === end ? (byte === 0x30 ? 0x31 : 0x30) : byte));
    expect((await reader.read(flipped))?.[0]?.integrity).not.toBe('intact');
  });
});

describe('what is not plain', () => {
  const ranged = (bytes: Uint8Array, change: (range: readonly number[]) => readonly number[]): Uint8Array => {
    const found = /\/ByteRange\s*\[([\d\s]+)\]/u.exec(text(bytes));
    if (found?.[1] === undefined) throw new Error('there is a range');
    const range = change(found[1].trim().split(/\s+/u).map(Number)).join(' ');
    const file = Buffer.from(bytes);
    file.write(range.padEnd(found[1].length), found.index + found[0].indexOf('[') + 1, 'latin1');
    return new Uint8Array(file);
  };

  test('a PDF without signatures has none', async () => {
    expect(await reader.read(await papers.unsigned())).toEqual([]);
  });

  test.each([
    ['no bytes', new Uint8Array()],
    ['a text', new TextEncoder().encode('Biên bản cuộc họp')],
    ['only the first line of a PDF', new TextEncoder().encode('%PDF-1.7\n')],
    ['a page of the web', new TextEncoder().encode('<!doctype html><script>alert(1)</script>')],
  ])('%s: no PDF', async (_, bytes) => {
    expect(await reader.read(bytes)).toBeNull();
  });

  test('a file that was cut off is no PDF, wherever it ends', async () => {
    const signed = await papers.sign(await papers.unsigned(), secretary, at);
    for (const share of [0.2, 0.5, 0.9, 0.98])
      expect(await reader.read(signed.slice(0, Math.floor(signed.length * share)))).toBeNull();
  });

  test('garbage where the signature should stand can’t be told', async () => {
    const signed = await papers.sign(await papers.unsigned(), secretary, at);
    const start = text(signed).indexOf('/Contents <') + '/Contents <'.length;
    const garbage = signed.map((byte, index) => (index >= start && index < start + 400 ? 0x66 : byte));
    expect(await reader.read(garbage)).toMatchObject([{ signer: '', integrity: 'unreadable' }]);
  });

  test('a range that leaves out more than the signature hides something and is not taken', async () => {
    const signed = await papers.sign(await papers.unsigned(), secretary, at);
    const hiding = ranged(signed, ([a = 0, b = 0, c = 0, d = 0]) => [a, b - 20, c, d]);
    expect(await reader.read(hiding)).toMatchObject([{ integrity: 'unreadable' }]);
    const fromLater = ranged(signed, ([, b = 0, c = 0, d = 0]) => [9, b - 9, c, d]);
    expect(await reader.read(fromLater)).toMatchObject([{ integrity: 'unreadable' }]);
    const beyond = ranged(signed, ([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d + 1]);
    expect(await reader.read(beyond)).toMatchObject([{ integrity: 'changed', coversWholeFile: false }]);
  });

  test('a PDF that needs a password: it is taken, and it has no signature', async () => {
    const pdf = await PDF.load(await papers.unsigned());
    pdf.setProtection({ userPassword: 'bí mật', ownerPassword: 'khác' });
    expect(await reader.read(await pdf.save())).toEqual([]);
  });

  test('a signature in a file whose objects can’t be looked up is found and checked', async () => {
    const signed = await papers.sign(await papers.unsigned(), secretary, at);
    // It is found by its mark; here the reference to the objects is what is broken, and with it what was signed.
    const file = Buffer.from(signed);
    let place = file.lastIndexOf('/Root');
    while (place >= 0) {
      file.write('/Rxxt', place, 'latin1');
      place = file.lastIndexOf('/Root');
    }
    expect(await reader.read(new Uint8Array(file))).toMatchObject([{ signer: secretary.name, integrity: 'changed' }]);
  });

  test('a few hundred kB that unpack to 300 MB are given up before they fill the memory', async () => {
    const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024)).toString('latin1');
    const objects = `%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 2/First 10/Filter/FlateDecode/Length ${packed.length}>>\nstream\n${packed}\nendstream\nendobj\n`;
    const where = Buffer.alloc(24);
    where.writeUInt8(1, 6);
    where.writeUInt32BE(9, 7);
    where.writeUInt8(2, 12);
    where.writeUInt32BE(1, 13);
    where.writeUInt8(1, 18);
    where.writeUInt32BE(objects.length, 19);
    const table = `3 0 obj\n<</Type/XRef/Size 4/W[1 4 1]/Root 2 0 R/Length ${where.length}>>\nstream\n${where.toString('latin1')}\nendstream\nendobj\n`;
    const bomb = Buffer.from(`${objects}${table}startxref\n${objects.length}\n%%EOF\n`, 'latin1');
    const poor = readerOf(createSignatureReader(logger, { ms: 60_000, heapMb: 384, memoryMb: 300 }));
    warnings.length = 0;
    expect(await poor.read(new Uint8Array(bomb))).toBeNull();
    expect(warnings).toHaveLength(1);
  }, 60_000);

  test('30 MB of blanks and a million brackets end in time', async () => {
    const blanks = new Uint8Array(30_000_000).fill(0x20);
    blanks.set(new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< '));
    expect(await reader.read(blanks)).toBeNull();
    expect(await reader.read(new TextEncoder().encode(`%PDF-1.7\n1 0 obj\n${'['.repeat(1_000_000)}`))).toBeNull();
  });

  test('a file that takes too long is given up, and the next one is read', async () => {
    const hasty = readerOf(createSignatureReader(logger, { ms: 1, heapMb: 64, memoryMb: 896 }));
    expect(await hasty.read(await papers.unsigned())).toBeNull();
    expect(warnings.at(-1)).toMatch(/limits/u);
    expect(await reader.read(await papers.unsigned())).toEqual([]);
  });
});

test.each([
  ["D:20261123083000+07'00'", '2026-11-23T01:30:00Z'],
  ['D:20261123083000Z', '2026-11-23T08:30:00Z'],
  ["D:20261123083000-05'30'", '2026-11-23T14:00:00Z'],
  ['D:202611230830', '2026-11-23T08:30:00Z'],
  ['D:2026112308', '2026-11-23T08:00:00Z'],
  ['D:20261123', '2026-11-23T00:00:00Z'],
  ['D:202611', '2026-11-01T00:00:00Z'],
  ['D:2026', '2026-01-01T00:00:00Z'],
  ["D:2026112308+07'00'", '2026-11-23T01:00:00Z'],
  ['20261123083000', '2026-11-23T08:30:00Z'],
])('the date %s is %s', (written, instant) => {
  expect(pdfDate(written)).toBe(Date.parse(instant));
  expect(pdfDate(`x${written}`)).toBeNull();
});
