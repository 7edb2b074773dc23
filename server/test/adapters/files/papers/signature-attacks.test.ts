import { afterAll, describe, expect, test } from 'vitest';
import { checkSignatures } from '../../../../src/adapters/files/papers/signature-check.ts';
import { secretary, signedPapers } from '../../../support/signed-papers.ts';

/** After Mladenov and others, "1 Trillion Dollar Refund" (2019), and "Shadow Attacks" (2021): what passed for signed in many readers. */
const papers = signedPapers();
afterAll(() => papers.close());
const at = new Date('2026-11-23T08:30:00+07:00');

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const objectOf = (bytes: Uint8Array, pattern: RegExp): { readonly id: string; readonly body: string } => {
  const found = [...latin1(bytes).matchAll(/(\d+) 0 obj\s*([\s\S]*?)\s*endobj/gu)].findLast(([, , body = '']) =>
    pattern.test(body),
  );
  const [, id = '', body = ''] = found ?? [];
  if (id === '') throw new Error(`there is no object with ${pattern}`);
  return { id, body };
};

/** The file with objects added or written anew behind it, as any editor saves a change. */
const updated = (bytes: Uint8Array, objects: Readonly<Record<string, string>>): Uint8Array => {
  const before = latin1(bytes);
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(before)?.[1] ?? '';
  let text = `${before}\n`;
  const places = Object.entries(objects).map(([id, body]) => {
    const place = text.length;
    text += `${id} 0 obj\n${body}\nendobj\n`;
    return `${id} 1\n${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const root = objectOf(bytes, /\/Type \/Catalog/u).id;
  const start = text.length;
  text += `xref\n${places.join('')}trailer\n<< /Size 90 /Root ${root} 0 R /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

const signed = await papers.sign(await papers.unsigned(), secretary, at);
const catalog = objectOf(signed, /\/Type \/Catalog/u);
const form = objectOf(signed, /\/SigFlags/u);
const field = objectOf(signed, /\/FT \/Sig/u);
const signature = objectOf(signed, /\/ByteRange/u);
const integrities = async (file: Uint8Array): Promise<readonly string[] | undefined> =>
  (await checkSignatures(file))?.map(({ integrity }) => integrity);
const withSecondField = (second: string): Readonly<Record<string, string>> => ({
  [form.id]: form.body.replace(`[${field.id} 0 R]`, `[${field.id} 0 R 81 0 R]`),
  80: second,
  81: field.body.replace('Signature_1', 'Signature_2').replace(`/V ${signature.id} 0 R`, '/V 80 0 R'),
});

describe('a signed PDF that somebody meddled with', () => {
  test('is unchanged as it was signed, and blanks behind it change nothing', async () => {
    expect(await integrities(signed)).toEqual(['intact']);
    expect(await integrities(Buffer.concat([signed, Buffer.from('\r\n')]))).toEqual(['intact']);
  });

  test('never has no signature because its form no longer names the field', async () => {
    const file = updated(signed, { [catalog.id]: '<< /Type /Catalog /Pages 1 0 R >>' });
    expect(await checkSignatures(file)).toMatchObject([
      { signer: secretary.name, integrity: 'added-to', coversWholeFile: false },
    ]);
  });

  test.each(['/Type /Sig', '/Type/Sig', '/Type /DocTimeStamp', '/ByteRange 7 0 R'])(
    'never has no signature where %s stands in it',
    async (mark) => {
      const file = updated(await papers.unsigned(), { 80: `<< ${mark} /Filter /Adobe.PPKLite >>` });
      expect(await checkSignatures(file)).toMatchObject([{ signer: '', integrity: 'unreadable' }]);
    },
  );

  test('has none where a field waits for one', async () => {
    const unsigned = await papers.unsigned();
    const file = updated(unsigned, {
      2: '<< /Type /Catalog /Pages 1 0 R /AcroForm << /Fields [80 0 R] /SigFlags 1 >> >>',
      80: '<< /FT /Sig /T (Waiting) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] >>',
    });
    expect(await checkSignatures(file)).toEqual([]);
  });

  test('says so when something was added that nobody signed (incremental saving, shadow)', async () => {
    const page = objectOf(signed, /\/Type \/Page\b/u);
    const content = '<< /Length 22 >>\nstream\n0 0 595 842 re f      \nendstream';
    const file = updated(signed, {
      [page.id]: page.body.replace(/\/Contents \d+ 0 R/u, '/Contents 80 0 R'),
      80: content,
    });
    expect(await integrities(file)).toEqual(['added-to']);
  });

  test.each([
    ['no range', (body: string) => body.replace(/\/ByteRange\s*\[[^\]]*\]/u, '')],
    ['a range of null', (body: string) => body.replace(/\/ByteRange\s*\[[^\]]*\]/u, '/ByteRange null')],
    ['a range that is negative', (body: string) => body.replace(/\/ByteRange\s*\[0 /u, '/ByteRange [0 -')],
    ['no contents', (body: string) => body.replace(/\/Contents\s*<[^>]*>/u, '')],
    ['contents of nothing', (body: string) => body.replace(/\/Contents\s*<[^>]*>/u, '/Contents <00>')],
    ['contents of null', (body: string) => body.replace(/\/Contents\s*<[^>]*>/u, '/Contents null')],
  ])('is never intact with %s (universal signature forgery)', async (_, change) => {
    const found = await integrities(updated(signed, { [signature.id]: change(signature.body) }));
    expect(found?.length).toBeGreaterThan(0);
    expect(found).not.toContain('intact');
  });

  test('lets no second field borrow the bytes of the first one', async () => {
    const found = await integrities(updated(signed, withSecondField(signature.body)));
    expect(found).toEqual(['added-to', 'changed']);
  });

  test('lets no field say that another string is its signature', async () => {
    const other = signature.body.replace(/\/Contents\s*<[^>]*>/u, '/Contents <3080>');
    expect(await integrities(updated(signed, { [signature.id]: other }))).toEqual(['changed']);
  });

  test('takes nothing that only looks like a signature in a gap of its own (wrapping)', async () => {
    const [, from = '', length = '', second = '', rest = ''] =
      /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/u.exec(signature.body) ?? [];
    const moved = signed.length + 40_000;
    const wrapped = signature.body.replace(
      /\/ByteRange\s*\[[^\]]*\]/u,
      `/ByteRange [${from} ${length} ${moved} ${rest}]`,
    );
    const tail = signed.subarray(Number(second), Number(second) + Number(rest));
    const file = updated(signed, { [signature.id]: wrapped });
    const padded = Buffer.concat([file, Buffer.alloc(Math.max(0, moved - file.length), 32), tail]);
    expect(await integrities(padded)).not.toContain('intact');
  });

  test('keeps its date where that stands by reference, with parts left out', async () => {
    const early = signature.body
      .replace(/\/M\s*\([^)]*\)/u, '/M 80 0 R')
      .replace(/\/Contents\s*<[^>]*>/u, '/Contents <00>');
    const file = updated(signed, { [signature.id]: early, 80: '(D:2026)' });
    expect(await checkSignatures(file)).toMatchObject([{ signedAt: Date.parse('2026-01-01T00:00:00Z') }]);
  });
});
