import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SignedDocumentList, FileId, MeetingId, largestPdf, type Role } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UnfinishedUploads } from '../../../src/adapters/http/unfinished-uploads.ts';
import { opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { signedPapers } from '../../support/signed-papers.ts';
import { testWeb, type Answered, type Browser, type TestWeb } from '../../support/web.ts';

const meetingId = MeetingId.parse('m-pieces');
const papers = signedPapers();
const hourMs = 3_600_000;
const idOf = (bytes: Uint8Array): FileId => FileId.parse(createHash('sha256').update(bytes).digest('hex'));

let web: TestWeb;
let file: Uint8Array;
const browsers = new Map<Role, Browser>();
beforeAll(async () => {
  web = await testWeb({ slowest: { bytesPerSecond: 2_000, firstMs: 300 } });
  for (const role of ['admin', 'chair', 'secretary', 'technician'] as const) browsers.set(role, await web.person(role));
  await web.storage.archive.append(meetingId, recorded([], { ...opening(), meetingId }));
  file = await papers.unsigned();
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
const add = (role: Role, offset: number, piece: Uint8Array, id = idOf(file)): Promise<Answered> =>
  as(role).send('PATCH', `/api/uploads/${id}?offset=${offset}`, piece, { 'content-type': 'application/octet-stream' });
const received = async (role: Role, id = idOf(file)): Promise<number> =>
  (await as(role).get(`/api/uploads/${id}`)).body.received;
const take = (role: Role, size = file.length, id = idOf(file), name = 'a.pdf'): Promise<Answered> =>
  as(role).send('POST', `/api/meetings/${meetingId}/documents/${id}`, { size, kind: 'minutes', name });

describe('a file that is sent in pieces', () => {
  it('goes on where it was, whatever came twice, and becomes a document byte for byte', async () => {
    expect(await received('secretary')).toBe(0);
    expect((await add('secretary', 0, file.subarray(0, 500))).body).toEqual({ received: 500 });
    // The answer was lost: the page sends it again, or from where it believes to be.
    expect((await add('secretary', 0, file.subarray(0, 500))).body).toEqual({ received: 500 });
    expect((await add('secretary', 700, file.subarray(700))).body).toEqual({ received: 500 });
    expect(await received('secretary')).toBe(500);
    expect(await take('secretary')).toMatchObject({ status: 409, code: 'upload-incomplete' });
    expect((await add('secretary', 500, file.subarray(500))).body).toEqual({ received: file.length });
    const taken = await take('secretary');
    const [document] = SignedDocumentList.parse(taken.body).documents;
    expect(document).toMatchObject({ fileId: idOf(file), size: file.length, kind: 'minutes', by: 'secretary' });
    expect(web.unfinished()).toEqual([]);
    // That answer was lost as well.
    expect((await take('secretary')).body).toEqual(taken.body);
    const given = await fetch(`${web.url}/api/meetings/${meetingId}/documents/${idOf(file)}`, {
      headers: { cookie: as('chair').cookie },
    });
    expect(idOf(new Uint8Array(await given.arrayBuffer()))).toBe(idOf(file));
  });

  it('outlasts a line that is cut in the middle of a piece', async () => {
    const { url } = web;
    await add('chair', 0, file.subarray(0, 300));
    await new Promise<void>((gone) => {
      const asked = request(`${url}/api/uploads/${idOf(file)}?offset=300`, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': file.length - 300,
          origin: url,
          cookie: as('chair').cookie,
        },
      });
      asked.on('error', () => gone());
      asked.write(file.subarray(300, 400), () => setTimeout(() => asked.destroy(new Error('cut')), 50));
    });
    expect(await received('chair')).toBe(300);
    expect((await add('chair', 300, file.subarray(300))).body).toEqual({ received: file.length });
    expect((await take('chair')).status).toBe(200);
  });

  it('belongs to who sends it', async () => {
    await add('admin', 0, file.subarray(0, 100));
    expect([await received('admin'), await received('secretary')]).toEqual([100, 0]);
    expect((await as('technician').get(`/api/uploads/${idOf(file)}`)).code).toBe('forbidden');
    expect((await web.browser().get(`/api/uploads/${idOf(file)}`)).code).toBe('not-signed-in');
    await as('admin').send('DELETE', `/api/uploads/${idOf(file)}`);
    expect(await received('admin')).toBe(0);
    expect((await as('admin').send('DELETE', `/api/uploads/${idOf(file)}`)).status).toBe(204);
  });

  it('that was damaged on its way is thrown away and said to be', async () => {
    const id = FileId.parse('0'.repeat(64));
    await add('secretary', 0, file, id);
    expect(await take('secretary', file.length, id)).toMatchObject({ status: 409, code: 'upload-incomplete' });
    expect(await received('secretary', id)).toBe(0);
    expect(web.unfinished()).toEqual([]);
  });

  it('that is no PDF is refused, and not kept', async () => {
    const html = new TextEncoder().encode('<!doctype html>');
    await add('secretary', 0, html, idOf(html));
    expect(await take('secretary', html.length, idOf(html))).toMatchObject({ status: 422, code: 'not-a-pdf' });
    expect(web.unfinished()).toEqual([]);
  });

  it.each([
    ['no piece', '/api/uploads/ID?offset=0', new Uint8Array(), 400],
    ['no offset', '/api/uploads/ID', new Uint8Array(3), 400],
    ['no SHA-256', '/api/uploads/..%2f..%2fx?offset=0', new Uint8Array(3), 400],
    ['a piece beyond a megabyte', '/api/uploads/ID?offset=0', new Uint8Array(1024 * 1024 + 1), 413],
  ])('with %s is refused', async (_, path, piece, status) => {
    const { headers } = { headers: { 'content-type': 'application/octet-stream' } };
    const answer = await as('secretary').send('PATCH', path.replace('ID', idOf(file)), piece, headers);
    expect(answer.status).toBe(status);
    expect(web.unfinished()).toEqual([]);
  });
});

describe('unfinished uploads', () => {
  const some = (n: number): FileId => FileId.parse(createHash('sha256').update(String(n)).digest('hex'));
  const piece = new Uint8Array([1, 2, 3]);
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-unfinished-'));
  const names = (): string[] => readdirSync(join(folder, 'unfinished-uploads'));
  let aheadMs = 0;
  const uploads = new UnfinishedUploads(folder, { now: () => Date.now() + aheadMs });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are two of a person, of which the older gives way, and so many over all', async () => {
    for (const n of [1, 2, 3]) {
      await uploads.add('one', some(n), 0, piece);
      await delay(20);
    }
    expect(await Promise.all([1, 2, 3].map((n) => uploads.received('one', some(n))))).toEqual([0, 3, 3]);
    for (let n = 0; n < 22; n += 1) await uploads.add(`person ${n}`, some(n), 0, piece);
    await expect(uploads.add('one more', some(1), 0, piece)).rejects.toMatchObject({ code: 'too-many-requests' });
    // Whoever has begun goes on, and begins anew in his own place.
    expect(await uploads.add('one', some(3), 3, piece)).toBe(6);
    expect(await uploads.add('one', some(4), 0, piece)).toBe(3);
    expect(names()).toHaveLength(24);
  });

  it('are there after a restart, and run out a day after their last piece', async () => {
    const again = new UnfinishedUploads(folder, { now: () => Date.now() + aheadMs });
    aheadMs = 23 * hourMs;
    await again.sweep();
    expect(await again.received('one', some(4))).toBe(3);
    aheadMs = 25 * hourMs;
    await again.sweep();
    expect(names()).toEqual([]);
  });

  it('grow no larger than a document may be', async () => {
    aheadMs = 0;
    const large = new Uint8Array(largestPdf - 2);
    await uploads.add('one', some(1), 0, large);
    await expect(uploads.add('one', some(1), large.length, piece)).rejects.toMatchObject({ code: 'too-large' });
  });
});

describe('a body that comes slowly', () => {
  /** Sends so many bytes a second; gives the status and the code of the answer. */
  const pour = (bytesPerSecond: number, size: number): Promise<{ status: number; code: unknown; ms: number }> =>
    new Promise((done, fail) => {
      const beganMs = performance.now();
      const asked = request(
        `${web.url}/api/meetings/${meetingId}/documents?kind=other&name=slow.pdf`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/pdf',
            'content-length': size,
            origin: web.url,
            cookie: as('secretary').cookie,
          },
        },
        (response) => {
          clearInterval(sending);
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('end', () => {
            const { refusal } = JSON.parse(Buffer.concat(chunks).toString());
            done({ status: response.statusCode ?? 0, code: refusal?.code, ms: performance.now() - beganMs });
          });
        },
      );
      asked.on('error', fail);
      const whole = Buffer.concat([file, Buffer.alloc(Math.max(0, size - file.length), '\n')]).subarray(0, size);
      let sent = 0;
      const sending = setInterval(() => {
        const next = Math.min(size, sent + Math.ceil(bytesPerSecond / 10));
        asked.write(whole.subarray(sent, next));
        sent = next;
        if (sent < size) return;
        clearInterval(sending);
        asked.end();
      }, 100);
    });

  it('at an honest pace is read to its end, many times the first while', async () => {
    const { status, ms } = await pour(10_000, 30_000);
    expect(status).toBe(200);
    expect(ms).toBeGreaterThan(2_000);
  });

  it('as a trickle is refused soon, with the true sentence, and holds nothing', async () => {
    expect(await pour(200, 30_000)).toMatchObject({ status: 408, code: 'line-too-slow' });
    await vi.waitFor(() => expect(web.spooled()).toEqual([]), { timeout: 10_000 });
  });
});
