import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { SignedDocumentList, FileId, MeetingId, Role, largestPdf } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { chair, issuerName, secretary, signedPapers } from '../../support/signed-papers.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const meetingId = MeetingId.parse('m-papers');
const other = MeetingId.parse('m-other');
const path = `/api/meetings/${meetingId}/documents`;
const pdf = { 'content-type': 'application/pdf' };
const papers = signedPapers();

let web: TestWeb;
let signed: Uint8Array = new Uint8Array();
const browsers = new Map<Role, Browser>();
beforeAll(async () => {
  web = await testWeb();
  for (const role of Role.options) browsers.set(role, await web.person(role));
  for (const each of [meetingId, other])
    await web.storage.archive.append(each, recorded([], { ...opening(), meetingId: each }));
  const once = await papers.sign(await papers.unsigned(), secretary, new Date('2026-11-23T08:30:00+07:00'));
  signed = await papers.sign(once, chair, new Date('2026-11-23T09:00:00+07:00'));
});
afterAll(async () => {
  papers.close();
  await web.close();
});

const as = (role: Role): Browser => {
  const browser = browsers.get(role);
  if (browser === undefined) throw new Error('there is one of each');
  return browser;
};
const facts = async (): Promise<number> => (await web.storage.ledgers.heads('book:')).get(`book:${meetingId}`) ?? 0;
const send = (bytes: Uint8Array, query: string, headers: Record<string, string> = pdf, where = path) =>
  as('secretary').send('POST', `${where}?${query}`, bytes, headers);

describe('a signed PDF', () => {
  const name = 'Biên bản họp giao ban tháng 11.pdf';
  const query = `kind=minutes&name=${encodeURIComponent(name)}`;

  it('is taken in with its SHA-256, its signatures are listed, and it is given back byte for byte', async () => {
    const answer = await send(signed, query);
    expect(answer.status).toBe(200);
    const [document] = SignedDocumentList.parse(answer.body).documents;
    expect(document).toMatchObject({
      fileId: createHash('sha256').update(signed).digest('hex'),
      kind: 'minutes',
      fileName: name,
      size: signed.length,
      by: 'secretary',
      signatures: [
        { signer: secretary.name, issuer: issuerName, integrity: 'intact', coversWholeFile: false },
        { signer: chair.name, issuer: issuerName, integrity: 'intact', coversWholeFile: true },
      ],
    });
    expect((await as('technician').get(path)).body).toEqual(answer.body);

    const file = await fetch(`${web.url}${path}/${document?.fileId}`, { headers: { cookie: as('chair').cookie } });
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(signed))).toBe(true);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const disposition = file.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; /u);
    expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
  });

  it('sent once more changes nothing; for another kind it is another document', async () => {
    const before = await facts();
    const again = SignedDocumentList.parse((await send(signed, query)).body);
    expect(again.documents).toHaveLength(1);
    expect(await facts()).toBe(before);
    const otherKind = SignedDocumentList.parse((await send(signed, 'kind=other&name=')).body);
    expect(otherKind.documents.map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ['minutes', name],
      ['other', 'van-ban.pdf'],
    ]);
  });

  it('is not found under another meeting', async () => {
    const fileId = createHash('sha256').update(signed).digest('hex');
    expect(await as('admin').get(`/api/meetings/${other}/documents/${fileId}`)).toMatchObject({ status: 404 });
    expect(await as('admin').get(`${path}/${'0'.repeat(64)}`)).toMatchObject({ code: 'not-found' });
  });
});

describe('a document whose stored bytes were altered', () => {
  const listed = async () =>
    SignedDocumentList.parse((await as('technician').get(path)).body).documents.map((each) => [
      each.fileId,
      each.damaged,
    ]);

  it('is refused with its own word and listed as damaged, others are not touched, and sent again it is whole', async () => {
    const id = FileId.parse(createHash('sha256').update(signed).digest('hex'));
    const unsigned = await papers.unsigned();
    const sound = createHash('sha256').update(unsigned).digest('hex');
    await send(signed, 'kind=notice&name=a');
    await send(unsigned, 'kind=notice&name=b');
    web.storage.files.alter(id, new TextEncoder().encode('%PDF-1.7 other'));
    expect(await as('admin').get(`${path}/${id}`)).toMatchObject({ status: 409, code: 'file-damaged' });
    expect(await listed()).toContainEqual([id, true]);
    expect(await listed()).toContainEqual([sound, false]);
    const { documents } = SignedDocumentList.parse((await as('admin').get(path)).body);
    expect(documents.find((each) => each.fileId === id)?.signatures).toEqual([]);
    await send(signed, 'kind=notice&name=a');
    expect(await listed()).toContainEqual([id, false]);
  });
});

describe('what is no good PDF', () => {
  const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');

  it.each([
    [{ status: 422, code: 'not-a-pdf' }, html, 'kind=other', pdf],
    [{ status: 422, code: 'not-a-pdf' }, new Uint8Array(), 'kind=other', pdf],
    [{ status: 422, code: 'not-a-pdf' }, new TextEncoder().encode('%PDF-1.7\n'), 'kind=other', pdf],
    [{ status: 422, code: 'not-a-pdf' }, html, 'kind=other', { 'content-type': 'text/html' }],
    [{ status: 400, code: 'malformed' }, html, 'kind=letter', pdf],
    [{ status: 400, code: 'malformed' }, html, `kind=other&name=${'a'.repeat(1001)}`, pdf],
  ])('is refused with %o, and nothing is written', async (refused, bytes, query, headers) => {
    const before = await facts();
    expect(await send(bytes, query, headers)).toMatchObject(refused);
    expect(await facts()).toBe(before);
  });

  it('for a meeting that never was: not found, and nothing is kept', async () => {
    const unknown = await send(signed, 'kind=other', pdf, '/api/meetings/nowhere/documents');
    expect(unknown).toMatchObject({ status: 404, code: 'not-found' });
    expect(await as('admin').get('/api/meetings/nowhere/documents')).toMatchObject({ status: 404 });
  });
});

describe('200 MB', () => {
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);

  /** Sends a body bit by bit for as long as the hub says nothing, at most 200 MB; tells what it said and how much it had got by then. */
  const pour = (
    headers: Record<string, string>,
  ): Promise<{ status: number; code: unknown; sent: number; held: number }> =>
    new Promise((done, fail) => {
      let sent = 0;
      const before = process.memoryUsage().arrayBuffers;
      let held = 0;
      let answered = false;
      const url = new URL(`${web.url}${path}?kind=other`);
      const asked = request(
        url,
        { method: 'POST', headers: { ...pdf, origin: web.url, cookie: as('admin').cookie, ...headers } },
        (response) => {
          answered = true;
          const soFar = sent;
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('end', () => {
            const { refusal } = JSON.parse(Buffer.concat(chunks).toString());
            done({ status: response.statusCode ?? 0, code: refusal?.code, sent: soFar, held: held / megabyte.length });
            asked.destroy();
          });
        },
      );
      asked.on('error', (error) => {
        if (!answered) fail(error);
      });
      const pourOn = (): void => {
        if (answered || sent >= 200) return;
        sent += 1;
        held = Math.max(held, process.memoryUsage().arrayBuffers - before);
        if (asked.write(megabyte)) setImmediate(pourOn);
        else asked.once('drain', pourOn);
      };
      pourOn();
    });

  it('is refused at once where its length is told, and nothing is held or kept', async () => {
    const keep = vi.spyOn(web.storage.files, 'keep');
    const before = await facts();
    const { sent, held, ...answer } = await pour({ 'content-length': String(200 * megabyte.length) });
    expect(answer).toEqual({ status: 413, code: 'too-large' });
    expect(sent).toBeLessThan(20);
    expect(held).toBeLessThan(20);
    expect(await facts()).toBe(before);
    expect(keep).not.toHaveBeenCalled();
  });

  it('is refused soon after the limit where its length is not told, and no more than that is held', async () => {
    const keep = vi.spyOn(web.storage.files, 'keep');
    const before = await facts();
    const { sent, held, ...answer } = await pour({ 'transfer-encoding': 'chunked' });
    expect(answer).toEqual({ status: 413, code: 'too-large' });
    expect(sent).toBeLessThan(largestPdf / megabyte.length + 30);
    expect(held).toBeLessThan(largestPdf / megabyte.length + 30);
    expect(await facts()).toBe(before);
    expect(keep).not.toHaveBeenCalled();
  });

  it('and the connection is cut where it does not end', async () => {
    const cut = await new Promise<boolean>((done) => {
      const headers = {
        ...pdf,
        origin: web.url,
        cookie: as('admin').cookie,
        'content-length': String(200 * megabyte.length),
      };
      const asked = request(new URL(`${web.url}${path}?kind=other`), { method: 'POST', headers }, (response) => {
        response.resume();
      });
      asked.on('error', () => undefined);
      asked.once('close', () => done(true));
      asked.write(megabyte);
    });
    expect(cut).toBe(true);
  });
});
