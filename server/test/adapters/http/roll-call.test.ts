import { MeetingId, Role } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoaBinh, opening, recorded, tanHoa } from '../../domain/record/recorded-meetings.ts';
import { attendee, rollOf } from '../../domain/record/rolls.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const meetingId = MeetingId.parse('m-roll');
const path = `/api/meetings/${meetingId}/roll-call`;
const { endpointId } = hoaBinh;

let web: TestWeb;
const browsers = new Map<Role, Browser>();
beforeAll(async () => {
  web = await testWeb();
  for (const role of Role.options) browsers.set(role, await web.person(role));
  const events = recorded([['08:00:00', { type: 'endpointJoined', endpointId }]], { ...opening(), meetingId });
  await web.storage.archive.append(meetingId, events);
});
afterAll(() => web.close());

const as = (role: Role): Browser => {
  const browser = browsers.get(role);
  if (browser === undefined) throw new Error('there is one of each');
  return browser;
};
const entry = (change: object = {}) => ({
  call: 1,
  endpointId,
  roll: rollOf([attendee('Đặng Thị Hoà')]),
  reason: '',
  replaces: null,
  ...change,
});
const facts = async (): Promise<number> => (await web.storage.ledgers.heads('book:')).get(`book:${meetingId}`) ?? 0;

describe('the roll call', () => {
  it('is read, confirmed by whoever signed in, and taken away as a table', async () => {
    const { body } = await as('technician').get(path);
    expect(body).toMatchObject({
      calls: 0,
      endpoints: [{ name: 'Bình Gia' }, { name: 'Hòa Bình' }, { name: 'Tân Hòa' }],
    });
    const answer = await as('secretary').send('POST', path, entry());
    expect(answer.status).toBe(200);
    expect(answer.body.endpoints[1].confirmed).toMatchObject([
      { seq: 1, call: 1, by: 'secretary', roll: { attendees: [{ name: 'Đặng Thị Hoà', state: 'online' }] } },
    ]);
    expect((await as('chair').get(path)).body).toEqual(answer.body);
    const file = await as('technician').get(`${path}.csv`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="diem-danh-m-roll.csv"');
    expect(file.text).toContain('Đặng Thị Hoà');
  });

  it.each([
    ['edited-meanwhile', 409, entry({ roll: rollOf([]) })],
    ['reason-needed', 422, entry({ roll: rollOf([]), replaces: 1 })],
    ['reason-needed', 422, entry({ endpointId: tanHoa.endpointId })],
    ['not-found', 404, entry({ endpointId: 'nowhere' })],
    ['malformed', 400, entry({ call: 9 })],
    ['malformed', 400, entry({ call: 0 })],
    ['malformed', 400, entry({ roll: { attendees: [], others: -1, note: '' } })],
    ['malformed', 400, entry({ roll: rollOf([{ ...attendee('A'), lateMinutes: 1.5 }]) })],
    ['malformed', 400, { call: 1, endpointId }],
  ])('is refused with %s (%i), and nothing is written', async (code, status, body) => {
    const before = await facts();
    expect(await as('admin').send('POST', path, body)).toMatchObject({ status, code });
    expect(await facts()).toBe(before);
  });

  it('of an unknown meeting is not found', async () => {
    expect(await as('admin').get('/api/meetings/nowhere/roll-call')).toMatchObject({ code: 'not-found' });
    expect(await as('admin').get('/api/meetings/nowhere/roll-call.csv')).toMatchObject({ code: 'not-found' });
    expect(await as('admin').send('POST', '/api/meetings/nowhere/roll-call', entry())).toMatchObject({ status: 404 });
  });

  it('takes a roll as long as a roll can be', async () => {
    const many = Array.from({ length: 500 }, (_, index) => attendee(`Nguyễn Thị Phương Thảo ${index}`));
    const answer = await as('chair').send(
      'POST',
      path,
      entry({ roll: rollOf(many), replaces: 1, reason: 'Hội nghị toàn xã' }),
    );
    expect(answer.status).toBe(200);
    expect(answer.body.endpoints[1].confirmed[0].roll.attendees).toHaveLength(500);
    const more = entry({ roll: rollOf([...many, attendee('Một người nữa')]), replaces: 2, reason: 'Hội nghị' });
    expect(await as('chair').send('POST', path, more)).toMatchObject({ status: 400, code: 'malformed' });
  });

  it.each(['technician', 'delegate'] as const)('is not confirmed by a %s', async (role) => {
    const before = await facts();
    expect(await as(role).send('POST', path, entry())).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await facts()).toBe(before);
  });
});
