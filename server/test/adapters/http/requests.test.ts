import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from 'node:http';
import { ReadinessBody, Refusal } from '@diem-cau/shared';
import type { Browser } from '../../support/web.ts';
import { testWeb, type TestWeb } from '../../support/web.ts';

let web: TestWeb;
let admin: Browser;
beforeAll(async () => {
  web = await testWeb();
  admin = await web.person('admin');
});
afterAll(() => web.close());

const csv = { 'content-type': 'text/csv' };

describe('a bad request', () => {
  it.each([
    ['no JSON', 'POST /api/accounts', '{"userName":', {}],
    ['nothing', 'POST /api/accounts', undefined, {}],
    ['another kind of content', 'POST /api/accounts', '{}', { 'content-type': 'text/plain' }],
    ['a list', 'POST /api/accounts', [], {}],
    ['a poisoned prototype', 'POST /api/accounts', '{"__proto__":{"role":"admin"}}', {}],
    ['a number beyond its range', 'GET /api/meetings?limit=1000', undefined, {}],
    ['a word for a number', 'GET /api/meetings?offset=first', undefined, {}],
    ['one parameter twice', 'GET /api/meetings?q=a&q=b', undefined, {}],
    ['a parameter that nobody knows', 'GET /api/meetings?order=asc', undefined, {}],
    ['an id with other signs', 'GET /api/meetings/a%2Fb', undefined, {}],
    ['a broken address', 'GET /api/meetings/%ff', undefined, {}],
    ['an unknown encoding', 'POST /api/accounts', '{}', { 'content-encoding': 'zip' }],
    ['JSON as a directory', 'POST /api/directory/import', '{}', {}],
  ])('with %s is malformed', async (_, asked, body, headers) => {
    const [method = '', path = ''] = asked.split(' ');
    expect(await admin.send(method, path, body, headers)).toMatchObject({ status: 400, code: 'malformed' });
  });

  it('that is too long is too large, and the next one is answered', async () => {
    const long = JSON.stringify({ userName: 'a'.repeat(70_000) });
    expect(await admin.send('POST', '/api/accounts', long)).toMatchObject({ status: 413, code: 'too-large' });
    const file = Buffer.alloc(3 * 1024 * 1024, 'a');
    expect(await admin.send('POST', '/api/directory/import', file, csv)).toMatchObject({
      status: 413,
      code: 'too-large',
    });
    expect((await admin.get('/api/accounts')).status).toBe(200);
  });

  it('is judged by who asks before its body is read', async () => {
    const file = Buffer.alloc(3 * 1024 * 1024, 'a');
    expect(await web.browser().send('POST', '/api/directory/import', file, csv)).toMatchObject({
      code: 'not-signed-in',
    });
  });

  it.each([
    ['GET', '/api/unknown'],
    ['PUT', '/api/accounts'],
    ['DELETE', '/api/meetings/m-1'],
  ])('%s %s is unknown', async (method, path) => {
    expect(await admin.send(method, path)).toMatchObject({ status: 404, code: 'unknown-request' });
  });

  it('that meets a bug says so without a word of it, and is logged whole', async () => {
    const whole = web.directory.whole.bind(web.directory);
    web.directory.whole = () => Promise.reject(new Error('secret of the bug'));
    const answer = await admin.get('/api/directory');
    web.directory.whole = whole;
    expect(answer).toMatchObject({ status: 500, body: { refusal: { code: 'internal', details: [] } } });
    expect(answer.text).not.toContain('secret');
    expect(web.logger.lines.filter(({ level }) => level === 'error').at(-1)?.what).toMatchObject({
      err: { message: 'secret of the bug' },
      path: '/api/directory',
    });
  });

  it('whose answer would show more than its schema is a bug', async () => {
    const all = web.accounts.all.bind(web.accounts);
    web.accounts.all = async () => (await all()).map((account) => ({ ...account, passwordHash: '$argon2id$' }));
    const answer = await admin.get('/api/accounts');
    web.accounts.all = all;
    expect(answer).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.text).not.toContain('argon2');
  });

  it('while nothing can be written is refused with what to do', async () => {
    const save = web.storage.directory.save.bind(web.storage.directory);
    web.storage.directory.save = () => Promise.reject(new Refusal('record-unavailable'));
    const answer = await admin.send('POST', '/api/directory/import', 'unit_code,name,kind\n1,A,xã', csv);
    web.storage.directory.save = save;
    expect(answer).toMatchObject({ status: 503, code: 'record-unavailable' });
  });

  it('from a program without an Origin is judged by its cookie alone, from a foreign page never', async () => {
    const answered = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const sent = request(`${web.url}/api/session`, { method: 'DELETE', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject).end();
      });
    expect(await answered({})).toBe(204);
    expect(await answered({ 'sec-fetch-site': 'same-origin' })).toBe(204);
    expect(await answered({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await answered({ 'sec-fetch-site': 'same-site' })).toBe(403);
  });
});

describe('the directory', () => {
  const file = 'unit_code,name,kind,endpoint\n06103,Hòa Bình,xã,Hòa Bình';

  it('is looked at, imported and changed', async () => {
    const done = { unitsAdded: 1, unitsChanged: 0, endpointsAdded: 1, endpointsChanged: 0 };
    expect((await admin.send('POST', '/api/directory/import?preview=1', file, csv)).body).toEqual(done);
    expect((await admin.get('/api/directory')).body).toEqual({ units: [], endpoints: [] });
    expect((await admin.send('POST', '/api/directory/import', file, csv)).body).toEqual(done);
    const { endpoints, units } = (await admin.get('/api/directory')).body;
    expect(units).toHaveLength(1);
    expect(endpoints[0]).toMatchObject({
      name: 'Hòa Bình',
      unitToday: { name: 'Hòa Bình', kind: 'xã' },
      enrolment: { link: null, pcs: [] },
    });
    const changed = await admin.send('PATCH', `/api/endpoints/${endpoints[0].endpointId}`, { leads: true });
    expect(changed.body.endpoint).toMatchObject({ leads: true, name: 'Hòa Bình' });
    expect(await admin.send('PATCH', '/api/endpoints/nowhere', { leads: true })).toMatchObject({ code: 'not-found' });
  });

  it('says which lines of a file are wrong', async () => {
    const answer = await admin.send('POST', '/api/directory/import', 'unit_code,name,kind\n1,,xã\n2,B,', csv);
    expect(answer).toMatchObject({ status: 422, code: 'bad-csv' });
    expect(answer.body.refusal.details).toEqual([
      'Dòng 2: thiếu tên đơn vị (cột name).',
      'Dòng 3: thiếu loại đơn vị (cột kind).',
    ]);
  });
});

describe('the record', () => {
  it('is searched, read and taken away as a table', async () => {
    expect((await admin.get('/api/meetings?q=h%C3%B2a&limit=10&offset=20')).body.total).toBe(1);
    expect(web.asked.at(-1)).toEqual({ words: 'hòa', order: 'newest', limit: 10, offset: 20 });
    await admin.get('/api/meetings');
    expect(web.asked.at(-1)).toEqual({ words: '', order: 'newest', limit: 50, offset: 0 });
    expect((await admin.get('/api/meetings/m-1')).body.summary.title).toBe('Giao ban');
    expect(await admin.get('/api/meetings/m-2')).toMatchObject({ status: 404, code: 'not-found' });

    const table = await admin.get('/api/meetings/m-1/attendance.csv');
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(table.headers.get('content-disposition')).toBe('attachment; filename="co-mat-m-1.csv"');
    expect((await admin.get('/api/meetings.csv?q=an')).text).toContain('an');
  });
});

describe('health', () => {
  it('is told to anyone', async () => {
    expect((await web.browser().get('/healthz')).body).toEqual({ status: 'ok' });
    expect(await web.browser().get('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, faults: [{ code: 'meetings-not-taken-up' }] },
    });
    web.readiness.meetingsTakenUp();
    expect(await web.browser().get('/readyz')).toMatchObject({
      status: 200,
      body: { ready: true, faults: [], warnings: [] },
    });
    web.workers.workersAnswering = 0;
    const { status, body } = await web.browser().get('/readyz');
    expect([status, ReadinessBody.parse(body).faults.map(({ code }) => code)]).toEqual([503, ['media-not-answering']]);
    web.workers.workersAnswering = 2;
  });
});
