import { request, type ClientRequest } from 'node:http';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../../src/adapters/http/registry.ts';
import { UploadSpool } from '../../../src/adapters/http/upload-spool.ts';
import { opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { goodPassword } from '../../support/people.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const meetingId = MeetingId.parse('m-dear');
const documents = `/api/meetings/${meetingId}/documents?kind=other`;
const megabyte = 1024 * 1024;

let web: TestWeb;
let admin: Browser;
let secretary: Browser;
beforeAll(async () => {
  web = await testWeb({ nothingComesMs: 1_000 });
  admin = await web.person('admin');
  secretary = await web.person('secretary');
  await web.storage.archive.append(meetingId, recorded([], { ...opening(), meetingId }));
});
afterAll(() => web.close());

interface Answered {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: string | undefined;
}

/** An upload that was begun and does not end by itself. */
const begin = (who: Browser): { readonly asked: ClientRequest; readonly answered: Promise<Answered> } => {
  const answer = Promise.withResolvers<Answered>();
  const headers = {
    'content-type': 'application/pdf',
    'content-length': String(megabyte),
    origin: web.url,
    cookie: who.cookie,
  };
  const asked = request(`${web.url}${documents}`, { method: 'POST', headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      const code = /"code":"([a-z-]+)"/u.exec(JSON.stringify(body))?.[1];
      answer.resolve({ status: response.statusCode ?? 0, code, retryAfter: response.headers['retry-after'] });
    });
  });
  asked.on('error', () => answer.resolve({ status: 0, code: 'cut', retryAfter: undefined }));
  asked.write('%PDF-1.7\n');
  return { asked, answered: answer.promise };
};

describe('uploads of one person', () => {
  it('are taken one at a time, few wait, and what is more is refused with when to try again', async () => {
    const uploads = Array.from({ length: 6 }, () => begin(secretary));
    const refused = await Promise.race(uploads.map(({ answered }) => answered));
    expect(refused).toEqual({ status: 429, code: 'too-many-requests', retryAfter: expect.stringMatching(/^\d+$/u) });
    await vi.waitFor(() => expect(web.spooled()).toHaveLength(1));
    // Another person does not wait behind them.
    const other = begin(admin);
    await vi.waitFor(() => expect(web.spooled()).toHaveLength(2));
    for (const { asked } of [...uploads, other]) asked.destroy();
    await vi.waitFor(() => expect(web.spooled()).toEqual([]));
    expect(
      await admin.send('POST', documents, new TextEncoder().encode('no PDF'), { 'content-type': 'application/pdf' }),
    ).toMatchObject({ code: 'not-a-pdf' });
  });

  it('are one person’s, however many sessions that person begins', async () => {
    const again = web.browser();
    await again.send('POST', '/api/session', { userName: 'secretary', password: goodPassword });
    const uploads = [begin(secretary), begin(again)];
    await vi.waitFor(() => expect(web.spooled()).toHaveLength(1));
    const other = begin(admin);
    await vi.waitFor(() => expect(web.spooled()).toHaveLength(2));
    for (const { asked } of [...uploads, other]) asked.destroy();
    await vi.waitFor(() => expect(web.spooled()).toEqual([]));
  });

  it('give way when nothing comes any more: a line that was cut without a word holds nobody up', async () => {
    const first = begin(secretary);
    await vi.waitFor(() => expect(web.spooled()).toHaveLength(1));
    const second = begin(secretary);
    expect(await first.answered).toMatchObject({ code: 'cut' });
    // What goes on coming, however slowly, is waited for.
    const drip = setInterval(() => second.asked.write(' '), 100);
    const outcome = await Promise.race([second.answered, delay(2_000, 'still taken in')]);
    clearInterval(drip);
    expect(outcome).toBe('still taken in');
    second.asked.destroy();
    await vi.waitFor(() => expect(web.spooled()).toEqual([]));
  });

  it('leave no file behind, whatever becomes of them', async () => {
    const send = (bytes: Uint8Array, headers = { 'content-type': 'application/pdf' }) =>
      secretary.send('POST', documents, bytes, headers);
    for (const bytes of [new Uint8Array(), new Uint8Array(3 * megabyte)])
      expect(await send(bytes)).toMatchObject({ status: 422 });
    expect(web.spooled()).toEqual([]);
  });
});

describe('a large body of somebody who may not send one', () => {
  /** Pours a body for as long as the connection takes it, at most 200 MB; tells how many bytes it took. */
  const pour = (where: string, cookie: string): Promise<number> =>
    new Promise((done) => {
      let sent = 0;
      const headers = { 'content-type': 'application/pdf', origin: web.url, cookie };
      const asked = request(`${web.url}${where}`, { method: 'POST', headers }, (response) => {
        response.resume();
      });
      asked.on('error', () => undefined);
      asked.once('close', () => done(sent));
      const chunk = Buffer.alloc(megabyte, 0x20);
      const more = (): void => {
        if (sent >= 200 * megabyte) return void asked.end();
        sent += chunk.length;
        asked.write(chunk, (error) => {
          if (!error) more();
        });
      };
      more();
    });

  it('is not taken in, whoever sends it wherever', async () => {
    const { cookie } = await web.person('technician');
    const sent = [await pour(documents, ''), await pour(documents, cookie), await pour('/api/nothing', '')];
    // What the system's own buffers hold.
    for (const bytes of sent) expect(bytes / megabyte).toBeLessThan(50);
  });

  it('is told why where it is small enough to be thrown away', async () => {
    const pdf = { 'content-type': 'application/pdf' };
    expect(await web.browser().send('POST', documents, new Uint8Array(megabyte / 2), pdf)).toMatchObject({
      code: 'not-signed-in',
    });
  });
});

describe('a report and a file', () => {
  it('are made for one session one after the other, and are all answered', async () => {
    const report = '/api/report?from=2025-01-01&to=2025-12-31';
    const answers = await Promise.all([1, 2, 3].map(() => admin.get(report)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('are refused to a session that asks for too many at once, and not to another', async () => {
    const report = '/api/report.xlsx?from=2025-01-01&to=2025-12-31';
    const asked = Array.from({ length: 12 }, () =>
      fetch(`${web.url}${report}`, { headers: { cookie: secretary.cookie } }),
    );
    const other = await fetch(`${web.url}${report}`, { headers: { cookie: admin.cookie } });
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(other.status).toBe(200);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(1);
    expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([]);
  });
});

describe('reading a record', () => {
  it('waits in a queue with an end wherever all events of a meeting or a whole list are gone through', () => {
    // A sound or picture is sent from its file for as long as somebody listens: no record is read for it, and nobody else may wait behind it.
    // Nor for what is said of a recorder that runs, which is in memory.
    const played = ['segments/:number', 'pictures/:number', 'sound', 'heart'].map(
      (part) => `/api/meetings/:meetingId/recording/${part}`,
    );
    const unbounded = routes.filter(
      ({ method, path, dear }) =>
        method === 'GET' && /^\/api\/(meetings|tasks|people)/u.test(path) && dear === null && !played.includes(path),
    );
    expect(unbounded.map(({ path }) => path)).toEqual([]);
  });
});

describe('the spool', () => {
  const chunks = async function* (...all: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
    for (const each of all) {
      await Promise.resolve();
      if (each instanceof Error) throw each;
      yield new TextEncoder().encode(each);
    }
  };

  it('keeps what comes until it is removed, and nothing of what fails', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-spool-'));
    const spool = new UploadSpool(dataDir);
    const upload = await spool.take(chunks('một ', 'hai'), 100);
    expect([upload.size, new TextDecoder().decode(await upload.bytes())]).toEqual([9, 'một hai']);
    await upload.remove();
    await upload.remove();
    await expect(spool.take(chunks('a'.repeat(60), 'b'.repeat(60)), 100)).rejects.toMatchObject({ code: 'too-large' });
    await expect(spool.take(chunks('a', new Error('cut')), 100)).rejects.toThrow('cut');
    expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
    rmSync(dataDir, { recursive: true });
  });

  it('is empty after a hub that was killed, and says clearly that it cannot write', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-spool-'));
    const folder = join(dataDir, 'uploads');
    const before = new UploadSpool(dataDir);
    writeFileSync(join(folder, 'left behind'), 'x');
    writeFileSync(join(dataDir, 'diem-cau.sqlite'), 'stays');
    new UploadSpool(dataDir);
    expect([readdirSync(folder), existsSync(join(dataDir, 'diem-cau.sqlite'))]).toEqual([[], true]);
    rmSync(folder, { recursive: true });
    await expect(before.take(chunks('a'), 100)).rejects.toMatchObject({ code: 'record-unavailable' });
    rmSync(dataDir, { recursive: true });
  });
});
