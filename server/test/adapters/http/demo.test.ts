import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSampleSecretary, sampleSecretaryId } from '../../../src/application/demo/sample-secretary.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const clientDir = mkdtempSync(join(tmpdir(), 'diem-cau-client-'));
let web: TestWeb;
beforeAll(async () => {
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><html lang="vi"><title>Điểm Cầu</title></html>');
  web = await testWeb({ sampleData: true, clientDir });
  const csv = 'unit_code,name,kind,endpoint,leads\n1,An Bình,huyện,Huyện An Bình,có\n2,Hòa Lạc,xã,Hòa Lạc,';
  await web.directory.import(new TextEncoder().encode(csv), 'for-good');
  await addSampleSecretary(web.storage.accounts, { hash: () => Promise.resolve('') }, { secret: () => 'secret' });
});
afterAll(async () => {
  await web.close();
  rmSync(clientDir, { recursive: true, force: true });
});

/** Follows nothing: where an answer leads, and which cookie it gives. */
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${web.localUrl}${path}`, { redirect: 'manual', headers });
  const [given = ''] = answer.headers.getSetCookie();
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    given,
    cookie: given.split(';')[0] ?? '',
    text: await answer.text(),
  };
};
const whoIs = async (cookie: string): Promise<unknown> => {
  const answer = await fetch(`${web.localUrl}/api/session`, { headers: { cookie } });
  return Reflect.get(Object(await answer.json()), 'me');
};

describe('pages and files of sample data', () => {
  it('say so on every address of the client', async () => {
    for (const path of ['/', '/meetings', '/reports', '/sign-in', '/nowhere']) {
      const page = await (await fetch(`${web.url}${path}`)).text();
      expect(page, path).toMatch(/<html [^>]*data-sample-data/u);
    }
  });

  it('say so in the name of every file', async () => {
    const secretary: Browser = await web.person('secretary', 'thu-ky');
    for (const path of ['/api/meetings/m-1/attendance.csv', '/api/tasks.csv', '/api/meetings.csv']) {
      const answer = await secretary.get(path);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-disposition'), path).toContain('so-lieu-mau_');
    }
  });

  it('say nothing of it where the data are real', async () => {
    const real = await testWeb({ clientDir });
    expect(await (await fetch(`${real.url}/`)).text()).not.toContain('data-sample-data');
    await real.close();
  });
});

describe('the local door', () => {
  it('leads whoever has its key to the district’s room, as often as it is opened', async () => {
    for (const _ of [1, 2]) {
      const entered = await ask(`/demo/${web.door.key}`);
      expect(entered).toMatchObject({ status: 303, to: '/' });
      expect(entered.given).not.toContain('Secure');
      expect(await whoIs(entered.cookie)).toMatchObject({ kind: 'endpoint', name: 'Huyện An Bình', leads: true });
    }
    const enrolled = (await web.storage.enrolments.all()).filter(({ redeemedAt }) => redeemedAt !== null);
    expect(enrolled).toHaveLength(1);
  });

  it('leads from the room to the secretary’s desk, under another name of the machine, once a ticket', async () => {
    const room = await ask(`/demo/${web.door.key}`);
    const { to } = await ask('/demo/desk', { cookie: room.cookie });
    expect(to).toMatch(/^http:\/\/127\.0\.0\.1:8090\/demo\/desk\/[\w-]{20,}$/u);
    const ticket = new URL(to ?? '').pathname;
    const desk = await ask(ticket);
    expect(desk).toMatchObject({ status: 303, to: '/meetings' });
    expect(await whoIs(desk.cookie)).toMatchObject({
      kind: 'account',
      accountId: sampleSecretaryId,
      role: 'secretary',
    });
    expect(await ask(ticket)).toMatchObject({ status: 401, given: '' });
  });

  it('stays shut to a wrong key, to nobody, and to any name that is not this machine’s', async () => {
    expect(await ask('/demo/wrong')).toMatchObject({ status: 401, given: '' });
    expect(await ask('/demo/desk')).toMatchObject({ status: 401, given: '' });
    expect((await web.browser().get(`/demo/${web.door.key}`)).headers.getSetCookie()).toEqual([]);
    const status = await new Promise((done) => {
      const asked = request(
        `${web.localUrl}/demo/${web.door.key}`,
        { headers: { host: 'evil.example:8090' } },
        (answer) => {
          answer.resume();
          done(answer.statusCode);
        },
      );
      asked.end();
    });
    expect(status).toBe(403);
  });

  it('answers what can be no key as a wrong one, without a word of the program, and calls it no bug', async () => {
    const before = web.logger.said('error').length;
    expect(await ask(`/demo/${'a'.repeat(300)}`)).toMatchObject({ status: 401, given: '' });
    for (const path of ['/demo/%zz', '/demo/desk/%ff'])
      expect(await ask(path), path).toMatchObject({
        status: 400,
        text: JSON.stringify({ refusal: { code: 'malformed', details: [] } }),
      });
    expect(web.logger.said('error')).toHaveLength(before);
  });
});
