import { ProfileBody, SessionBody } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pngOf } from '../../support/png.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const png = { 'content-type': 'image/png' };

let web: TestWeb;
let admin: Browser;
beforeAll(async () => {
  web = await testWeb({ caPem: null });
  admin = await web.person('admin');
});
afterAll(() => web.close());

const change = (body: object) => admin.send('PATCH', '/api/profile', body);
const shown = async () => SessionBody.parse((await web.browser().get('/api/session')).body);

describe('the profile of the hub', () => {
  it('is what the start says, until the admin says otherwise; what was before stays to be seen', async () => {
    const before = ProfileBody.parse((await admin.get('/api/profile')).body);
    expect(before.fields).toMatchObject({
      hubName: { value: 'Huyện <Thử>', source: 'environment', by: '', at: null },
      technicianName: { value: '', source: 'program' },
      mark: { value: '', source: 'program' },
    });
    const said = {
      hubName: ' UBND huyện  Bình Gia ',
      technicianName: 'bà Hoàng Thị Hà',
      technicianPhone: '0205 3834 123',
    };
    expect((await change(said)).status).toBe(200);
    expect(await shown()).toMatchObject({ ...said, hubName: 'UBND huyện Bình Gia' });
    expect((await web.browser().get('/ca')).text).toContain('<a href="tel:02053834123">0205 3834 123</a>');
    await change({ hubName: 'UBND xã Bình Gia' });
    const { fields, history } = ProfileBody.parse((await change({ hubName: null })).body);
    expect(fields.hubName).toMatchObject({ value: 'Huyện <Thử>', source: 'environment' });
    expect(fields.technicianName).toMatchObject({ value: 'bà Hoàng Thị Hà', source: 'page', by: 'admin' });
    expect(history.map(({ field, value, by }) => [field, value, by]).slice(0, 2)).toEqual([
      ['hubName', null, 'admin'],
      ['hubName', 'UBND xã Bình Gia', 'admin'],
    ]);
    expect(history).toHaveLength(5);
    await change({ hubName: null, technicianName: 'bà Hoàng Thị Hà' });
    expect(ProfileBody.parse((await admin.get('/api/profile')).body).history).toHaveLength(5);
  });

  it('takes no number that is none, and no empty name', async () => {
    for (const body of [{ technicianPhone: 'hỏi bà Hà' }, { hubName: '  ' }, { mark: 'x' }])
      expect(await change(body)).toMatchObject({ code: 'malformed' });
  });

  it('has a mark that everybody sees, as a picture and nothing else', async () => {
    expect(await admin.send('POST', '/api/profile/mark', pngOf(64, 48), png)).toMatchObject({ status: 200 });
    const { mark } = await shown();
    const answer = await fetch(`${web.plainUrl}${mark ?? ''}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pngOf(64, 48));
    expect((await web.browser().get('/ca')).text).toContain(`<img class="mark" src="${mark ?? ''}"`);
    expect((await admin.send('DELETE', '/api/profile/mark')).status).toBe(200);
    expect((await shown()).mark).toBeNull();
  });

  it('has no mark that is an SVG, is too large, or is another file of the hub', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    expect(await admin.send('POST', '/api/profile/mark', svg, png)).toMatchObject({ status: 422, code: 'bad-mark' });
    const asSvg = { 'content-type': 'image/svg+xml' };
    expect(await admin.send('POST', '/api/profile/mark', svg, asSvg)).toMatchObject({ code: 'bad-mark' });
    const large = new Uint8Array(500 * 1024);
    expect(await admin.send('POST', '/api/profile/mark', large, png)).toMatchObject({ code: 'too-large' });
    const paper = await web.storage.files.keep(new TextEncoder().encode('a paper'));
    expect(await web.browser().get(`/api/mark/${paper}`)).toMatchObject({ code: 'not-found' });
  });
});
