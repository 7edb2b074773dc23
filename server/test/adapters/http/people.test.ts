import { Role } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const csv = { 'content-type': 'text/csv' };
const directory = 'unit_code,name,kind\n06103,Hòa Bình,xã\n06109,Tân Hòa,xã';

let web: TestWeb;
const browsers = new Map<Role, Browser>();
let unitId = '';
beforeAll(async () => {
  web = await testWeb();
  for (const role of Role.options) browsers.set(role, await web.person(role));
  await as('admin').send('POST', '/api/directory/import', directory, csv);
  const { units } = (await as('admin').get('/api/directory')).body;
  unitId = units.find(({ code }: { code: string }) => code === '06103').unitId;
});
afterAll(() => web.close());

const as = (role: Role): Browser => {
  const browser = browsers.get(role);
  if (browser === undefined) throw new Error('there is one of each');
  return browser;
};
const post = (change: object = {}) => ({
  unitId,
  position: 'Chủ tịch UBND xã',
  validFrom: null,
  validTo: null,
  ...change,
});
const person = (change: object = {}) => ({ name: 'Đặng Thị Hoà', posts: [post()], ...change });
const facts = async (): Promise<number> => (await web.storage.ledgers.heads('people')).get('people') ?? 0;

describe('the directory of people', () => {
  it('is entered, found without tone marks, and changed; the ledger says who did it', async () => {
    const added = await as('secretary').send('POST', '/api/people', person());
    expect(added).toMatchObject({ status: 200, body: { person: person() } });
    const { personId } = added.body.person;
    expect((await as('technician').get('/api/people?q=dang%20thi%20hoa')).body).toEqual({
      people: [{ personId, ...person() }],
      total: 1,
    });
    expect((await as('chair').get('/api/people/on-day?day=2026-01-01&q=hoa%20binh')).body.people).toEqual([
      { personId, name: 'Đặng Thị Hoà', position: 'Chủ tịch UBND xã', unitId, unit: 'Xã Hòa Bình' },
    ]);
    const change = { posts: [post({ validTo: '2025-12-31' })] };
    expect(await as('admin').send('PATCH', `/api/people/${personId}`, change)).toMatchObject({
      status: 200,
      body: { person: { name: 'Đặng Thị Hoà', ...change } },
    });
    expect((await as('chair').get('/api/people/on-day?day=2026-01-01')).body.people).toEqual([]);
  });

  it.each([
    ['no post', person({ posts: [] })],
    ['no name', person({ name: '  ' })],
    ['a name of two lines', person({ name: 'Đặng\nThị Hoà' })],
    ['a telephone number', person({ phone: '0205' })],
    ['a day that is none', person({ posts: [post({ validFrom: '2025-02-30' })] })],
    ['an end before the beginning', person({ posts: [post({ validFrom: '2025-02-02', validTo: '2025-02-01' })] })],
  ])('is not entered with %s', async (_, body) => {
    const before = await facts();
    expect(await as('admin').send('POST', '/api/people', body)).toMatchObject({ status: 400, code: 'malformed' });
    expect(await facts()).toBe(before);
  });

  it('finds neither a unit nor a person that is not there', async () => {
    const elsewhere = person({ posts: [post({ unitId: 'nowhere' })] });
    expect(await as('admin').send('POST', '/api/people', elsewhere)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await as('admin').send('PATCH', '/api/people/nobody', { name: 'A' })).toMatchObject({ code: 'not-found' });
  });

  it.each(['/api/people/on-day', '/api/people/on-day?day=30/06/2025', '/api/people?limit=1000', '/api/people?q=a&q=b'])(
    'is not asked %s',
    async (path) => {
      expect(await as('admin').get(path)).toMatchObject({ status: 400, code: 'malformed' });
    },
  );

  it('takes a file in, after saying what it would do', async () => {
    const file = 'unit_code,name,position\n06109,Triệu Văn Sơn,Chủ tịch UBND xã';
    const done = { peopleAdded: 1, peopleChanged: 0, doubts: [] };
    const before = await facts();
    expect((await as('secretary').send('POST', '/api/people/import?preview=1', file, csv)).body).toEqual(done);
    expect(await facts()).toBe(before);
    expect((await as('secretary').send('POST', '/api/people/import', file, csv)).body).toEqual(done);
    expect((await as('secretary').get('/api/people?q=trieu')).body.total).toBe(1);
    const bad = 'unit_code,name,position\n06109,,Chủ tịch\n1,A,B';
    expect(await as('admin').send('POST', '/api/people/import', bad, csv)).toMatchObject({
      status: 422,
      code: 'bad-csv',
      body: { refusal: { details: ['Dòng 2: thiếu họ và tên (cột name).'] } },
    });
    expect(await facts()).toBe(before + 1);
  });

  it('asks before it enters somebody who may be there already', async () => {
    const admin = as('admin');
    await admin.send('POST', '/api/people/import', 'unit_code,name,position\n06109,Lường Thị Hòa,Chủ tịch', csv);
    const before = await facts();
    const file = 'unit_code,name,position\n06109,Lường Thị Hoa,Kế toán';
    const doubt = {
      line: 2,
      name: 'Lường Thị Hoa',
      unit: 'Xã Tân Hòa',
      like: { name: 'Lường Thị Hòa', unit: 'Xã Tân Hòa', position: 'Chủ tịch' },
    };
    expect((await admin.send('POST', '/api/people/import?preview=1', file, csv)).body.doubts).toEqual([doubt]);
    expect(await admin.send('POST', '/api/people/import', file, csv)).toMatchObject({
      status: 409,
      code: 'doubtful-people',
      body: {
        refusal: {
          details: ['Dòng 2: Lường Thị Hoa (Xã Tân Hòa) có thể là Lường Thị Hòa, Chủ tịch, Xã Tân Hòa.'],
        },
      },
    });
    expect(await facts()).toBe(before);
    expect((await admin.send('POST', '/api/people/import?others=1', file, csv)).body.peopleAdded).toBe(1);
    expect((await admin.send('POST', '/api/people/import', file, csv)).body.doubts).toEqual([]);
    expect(await facts()).toBe(before + 1);
  });

  it.each(['chair', 'technician', 'delegate'] as const)('is not written by a %s', async (role) => {
    const before = await facts();
    expect(await as(role).send('POST', '/api/people', person())).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await as(role).send('POST', '/api/people/import', 'x', csv)).toMatchObject({ code: 'forbidden' });
    expect(await as(role).send('PATCH', '/api/people/p', { name: 'A' })).toMatchObject({ code: 'forbidden' });
    expect(await facts()).toBe(before);
  });
});
