import { ApiTokenList, CalendarBody, NewApiTokenResult } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDocument } from '../../../src/wiring/data-files.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const tet = { day: '2026-02-17', kind: 'holiday', name: 'Tết Nguyên đán' };

describe('the calendar and the tokens over HTTP', () => {
  let web: TestWeb;
  let admin: Browser;
  let secretary: Browser;
  beforeAll(async () => {
    web = await testWeb();
    admin = await web.person('admin');
    secretary = await web.person('secretary');
  });
  afterAll(() => web.close());

  test('the administrator sets a day, everybody at a desk reads it', async () => {
    const set = await admin.send('POST', '/api/calendar?year=2026', { set: [tet], clear: [] });
    expect(CalendarBody.parse(set.body).hasTet).toBe(true);
    const read = await secretary.get('/api/calendar?year=2026');
    expect(CalendarBody.parse(read.body).days).toContainEqual(expect.objectContaining(tet));
  });

  test.each([
    ['a day that there is not', '/api/calendar?year=2026', { set: [{ ...tet, day: '2026-02-30' }], clear: [] }],
    ['a kind that nobody knows', '/api/calendar?year=2026', { set: [{ ...tet, kind: 'half' }], clear: [] }],
    ['no name', '/api/calendar?year=2026', { set: [{ ...tet, name: '  ' }], clear: [] }],
    ['a year out of reach', '/api/calendar?year=20260', { set: [], clear: [] }],
  ])('%s is malformed', async (_, path, body) => {
    expect(await admin.send('POST', path, body)).toMatchObject({ status: 400, code: 'malformed' });
  });

  test('a token is made, listed without its secret and revoked', async () => {
    const made = NewApiTokenResult.parse((await admin.send('POST', '/api/tokens', { name: 'Báo cáo tỉnh' })).body);
    const listed = ApiTokenList.parse((await admin.get('/api/tokens')).body);
    expect(listed.tokens).toMatchObject([{ name: 'Báo cáo tỉnh', revokedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(made.secret);
    expect((await admin.send('DELETE', `/api/tokens/${made.token.apiTokenId}`)).status).toBe(204);
    expect(ApiTokenList.parse((await admin.get('/api/tokens')).body).tokens[0]?.revokedAt).not.toBeNull();
    expect(await admin.send('DELETE', '/api/tokens/none')).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('the document of the routes is for whoever is signed in or has a token, and as it was written', async () => {
    const { secret, token } = NewApiTokenResult.parse(
      (await admin.send('POST', '/api/tokens', { name: 'Cổng dữ liệu' })).body,
    );
    const path = '/api/openapi.json';
    const bearer = { authorization: `Bearer ${secret}` };
    const read = await secretary.get(path);
    expect(read).toMatchObject({ status: 200, text: await apiDocument() });
    expect(read.body.openapi).toBe('3.1.1');
    expect(await web.browser().send('GET', path, undefined, bearer)).toMatchObject({ status: 200, text: read.text });
    expect(await web.browser().get(path)).toMatchObject({ status: 401, code: 'not-signed-in' });
    await admin.send('DELETE', `/api/tokens/${token.apiTokenId}`);
    const revoked = await web.browser().send('GET', path, undefined, bearer);
    expect(revoked).toMatchObject({ status: 401, code: 'wrong-api-token' });
  });

  test.each([
    ['POST', '/api/calendar?year=2026'],
    ['GET', '/api/tokens'],
    ['POST', '/api/tokens'],
    ['DELETE', '/api/tokens/none'],
  ])('a secretary may not %s %s', async (method, path) => {
    expect(await secretary.send(method, path)).toMatchObject({ status: 403, code: 'forbidden' });
  });
});
