import { RecordingRulesBody } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const path = '/api/recording-rules';
const always = { recording: 'always', days: null };

describe('the rules of recording over HTTP', () => {
  let web: TestWeb;
  let admin: Browser;
  let secretary: Browser;
  beforeAll(async () => {
    web = await testWeb();
    admin = await web.person('admin');
    secretary = await web.person('secretary');
  });
  afterAll(() => web.close());

  test('the administrator sets one, whoever opens meetings reads it', async () => {
    expect((await admin.send('POST', path, { type: 'so-ket-tong-ket', rule: always })).status).toBe(200);
    const { rules, history } = RecordingRulesBody.parse((await secretary.get(path)).body);
    expect(rules.find(({ type }) => type === 'so-ket-tong-ket')).toMatchObject(always);
    expect(history).toMatchObject([{ type: 'so-ket-tong-ket', rule: always }]);
  });

  test.each([
    ['a type that nobody knows', { type: 'hop-kin', rule: always }],
    ['a choice that nobody knows', { type: 'giao-ban', rule: { recording: 'sometimes', days: 1 } }],
    ['no day', { type: 'giao-ban', rule: { recording: 'never', days: 0 } }],
    ['half a day', { type: 'giao-ban', rule: { recording: 'never', days: 1.5 } }],
    ['more than ten years', { type: 'giao-ban', rule: { recording: 'never', days: 3_651 } }],
    ['nothing', {}],
  ])('%s is malformed', async (_, body) => {
    expect(await admin.send('POST', path, body)).toMatchObject({ status: 400, code: 'malformed' });
  });

  test('a secretary may set none', async () => {
    expect(await secretary.send('POST', path, { type: 'giao-ban', rule: null })).toMatchObject({ status: 403 });
  });
});
