import { MeetingId, MinutesView, type MinutesBody } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chair, opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

let web: TestWeb;
let secretary: Browser;
let technician: Browser;
const path = '/api/meetings/meeting-1';

beforeAll(async () => {
  web = await testWeb();
  const meetingId = MeetingId.parse('meeting-1');
  const closed = recorded([['10:00:00', { type: 'meetingClosed', actor: chair }]], { ...opening(), meetingId });
  // Held on a day that has passed by the hub's own clock, which stands in June 2023.
  const weeks = 24 * 3_600_000 * 7 * 200;
  await web.storage.archive.append(
    meetingId,
    closed.map((event) => ({ ...event, at: event.at - weeks })),
  );
  secretary = await web.person('secretary');
  technician = await web.person('technician');
});
afterAll(() => web.close());

const proposalOf = async (): Promise<MinutesBody> =>
  MinutesView.parse((await secretary.get(`${path}/minutes`)).body).proposal;

describe('minutes over HTTP', () => {
  it('are read, saved in versions and given as files', async () => {
    const body = await proposalOf();
    const saved = await secretary.send('POST', `${path}/minutes`, {
      basedOn: 0,
      body: { ...body, chair: 'Hoàng Văn Hùng', course: 'a\r\nb' },
      note: 'Bản đầu',
    });
    expect(saved.body.saved).toMatchObject({
      version: { version: 1, by: 'secretary', note: 'Bản đầu' },
      body: { chair: 'Hoàng Văn Hùng', course: 'a\nb' },
    });
    const pdf = await technician.get(`${path}/minutes.pdf?version=1`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(/attachment; filename=bien-ban-[a-z0-9-]+-ban-1\.pdf$/u);
    expect(pdf.text.startsWith('%PDF-')).toBe(true);
    const docx = await technician.get(`${path}/minutes.docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml.document');
    expect(docx.text.startsWith('PK')).toBe(true);
  });

  it('of 100,000 letters are taken, though other requests are kept short', async () => {
    const { versions } = (await secretary.get(`${path}/minutes`)).body;
    const course = 'ế'.repeat(100_000);
    const body = { ...(await proposalOf()), course };
    const long = await secretary.send('POST', `${path}/minutes`, { basedOn: versions.length, body, note: '' });
    expect(long.status).toBe(200);
    const longer = { ...body, course: `${course}.` };
    expect(await secretary.send('POST', `${path}/minutes`, { basedOn: 2, body: longer, note: '' })).toMatchObject({
      code: 'malformed',
    });
    const huge = { ...body, course: 'a'.repeat(1_100_000) };
    expect(await secretary.send('POST', `${path}/minutes`, { basedOn: 2, body: huge, note: '' })).toMatchObject({
      code: 'too-large',
    });
  });

  it.each([
    ['no body', {}],
    ['a version that is no number', { basedOn: 'last' }],
    ['a name of the meeting that is empty', { body: { meetingName: '' } }],
    ['a field that nobody knows', { body: { number: '12/BB-UBND' } }],
  ])('with %s are refused', async (_, change: { basedOn?: unknown; body?: object }) => {
    const body = { ...(await proposalOf()), ...change.body };
    const sent =
      change.body === undefined && change.basedOn === undefined ? {} : { basedOn: 0, note: '', ...change, body };
    expect(await secretary.send('POST', `${path}/minutes`, sent)).toMatchObject({ status: 400, code: 'malformed' });
  });

  it.each([
    ['/api/meetings/unknown/minutes', 404],
    ['/api/meetings/unknown/minutes.docx', 404],
    [`${path}/minutes?version=99`, 404],
    [`${path}/minutes.pdf?version=99`, 404],
    [`${path}/minutes?version=0`, 400],
    [`${path}/minutes.pdf?version=1e99`, 400],
    [`${path}/notice?version=1`, 404],
    ['/api/meetings/unknown/conclusions', 404],
  ])('GET %s is refused with %i', async (address, status) => {
    expect((await secretary.get(address)).status).toBe(status);
  });
});

describe('conclusions, the notice and tasks over HTTP', () => {
  it('go from a row to a task that is done', async () => {
    const row = {
      conclusionId: null,
      work: 'Sửa đường vào thôn Khuổi Luông',
      leadUnit: 'Xã Tân Hòa',
      cooperatingUnits: [],
      deadline: '2023-01-31',
    };
    const saved = await secretary.send('POST', `${path}/conclusions`, { basedOn: 0, rows: [row] });
    const id: string = saved.body.rows[0].conclusionId;
    expect(saved.body).toMatchObject({ version: 1, clock: { workingDays: 5, state: 'overdue' } });
    expect((await secretary.send('POST', `${path}/conclusions`, { basedOn: 0, rows: [] })).code).toBe(
      'edited-meanwhile',
    );

    const overdue = await technician.get('/api/tasks?q=khuoi%20luong&state=overdue');
    expect(overdue.body).toMatchObject({ total: 1, tasks: [{ conclusionId: id, overdue: true }] });
    const csv = await technician.get('/api/tasks.csv?q=khuoi%20luong&state=overdue');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="nhiem-vu.csv"');
    expect(csv.text.split('\r\n')[1]).toMatch(/^1;.*;31\/01\/2023;Quá hạn;/u);
    expect((await technician.get('/api/tasks.csv?state=late')).code).toBe('malformed');
    const done = await secretary.send('POST', `${path}/conclusions/${id}/progress`, { state: 'done', note: 'Đã xong' });
    expect(done.body.task).toMatchObject({ state: 'done', progress: [{ by: 'secretary', note: 'Đã xong' }] });
    expect((await technician.get('/api/tasks?state=overdue')).body).toEqual({ tasks: [], total: 0 });

    expect((await technician.get(`${path}/conclusions`)).body).toMatchObject({
      removed: [],
      states: [{ conclusionId: id, state: 'done', notes: 1 }],
    });

    const notice = await technician.get(`${path}/notice.docx`);
    expect(notice.headers.get('content-disposition')).toContain('thong-bao-');
    const { proposal } = (await secretary.get(`${path}/notice`)).body;
    const first = await secretary.send('POST', `${path}/notice`, { basedOn: 0, body: proposal, note: '' });
    expect(first.body.versions).toHaveLength(1);
    const issued = await secretary.send('POST', `${path}/notice/issued`, { day: '2023-02-01' });
    expect(issued.body.clock).toMatchObject({ state: 'late', issuedOn: '2023-02-01' });
  });

  it.each([
    [
      'a row without a lead unit',
      'conclusions',
      { basedOn: 1, rows: [{ conclusionId: null, work: 'A', leadUnit: '', cooperatingUnits: [], deadline: null }] },
      'malformed',
    ],
    [
      'a deadline that is no day',
      'conclusions',
      {
        basedOn: 1,
        rows: [{ conclusionId: null, work: 'A', leadUnit: 'B', cooperatingUnits: [], deadline: '2026-02-30' }],
      },
      'malformed',
    ],
    [
      'the id of another meeting’s row',
      'conclusions',
      { basedOn: 1, rows: [{ conclusionId: 'other', work: 'A', leadUnit: 'B', cooperatingUnits: [], deadline: null }] },
      'not-found',
    ],
    ['a state that no task has', 'conclusions/c-1/progress', { state: 'late', note: '' }, 'malformed'],
    ['progress of no task', 'conclusions/c-1/progress', { state: 'done', note: '' }, 'not-found'],
    ['a notice from the future', 'notice/issued', { day: '2033-01-01' }, 'bad-issue-day'],
    ['a notice from before the meeting', 'notice/issued', { day: '2003-01-01' }, 'bad-issue-day'],
  ])('%s is refused', async (_, where, sent, code) => {
    expect((await secretary.send('POST', `${path}/${where}`, sent)).code).toBe(code);
  });

  it('a technician reads and does not write', async () => {
    expect((await technician.send('POST', `${path}/conclusions`, { basedOn: 1, rows: [] })).code).toBe('forbidden');
    expect((await technician.send('POST', `${path}/minutes`, {})).code).toBe('forbidden');
  });
});
