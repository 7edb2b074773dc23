import {
  ConclusionsView,
  MinutesView,
  OwnReport,
  ReportBoard,
  type ListedSpeaker,
  type MeetingId,
} from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, communeNames, type EnrolledPc } from '../support/district.ts';
import { askHttp, bodyOf, refusalIn, type HttpAnswer } from '../support/hub-http.ts';

let district: District;
let room: AttendingPage;
let communes: AttendingPage[] = [];
let meetingId: MeetingId;
const zone = 'Asia/Ho_Chi_Minh';

/** The hub's day, so many days from now. */
const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + days * 24 * 3_600_000);

const asAdmin = async (path: string, body?: object): Promise<HttpAnswer> =>
  askHttp(`${district.hub.url}${path}`, {
    cookie: await district.adminCookie(),
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
const own = async ({ cookie }: EnrolledPc): Promise<OwnReport> =>
  bodyOf(await askHttp(`${district.hub.url}/api/own-report`, { cookie }), OwnReport);
const give = ({ cookie }: EnrolledPc, body: object): Promise<HttpAnswer> =>
  askHttp(`${district.hub.url}/api/own-report`, { method: 'POST', cookie, body });
/** A commune marks all its open tasks alike. */
const markAll = async (pc: EnrolledPc, mark: 'done' | 'stuck'): Promise<HttpAnswer> => {
  const { called, tasks } = await own(pc);
  const marks = tasks.map(({ conclusionId }) => ({ conclusionId, mark, line: mark === 'stuck' ? 'Thiếu đá' : '' }));
  return give(pc, { call: called?.call ?? 0, marks });
};
const stands = (page: AttendingPage): string =>
  page.view.speakers.list.map(({ endpointId, stands: how }) => `${nameOf(endpointId)} ${how}`).join(', ');
const nameOf = (id: ListedSpeaker['endpointId']): string =>
  district.communes.findIndex(({ endpointId }) => endpointId === id).toString();
const roomShows = (wanted: string): Promise<void> => expect.poll(() => stands(room), { timeout: 20_000 }).toBe(wanted);

beforeAll(async () => {
  district = await District.start(4, { HUB_TIME_ZONE: zone });
  // A meeting of before, whose conclusions are the communes' tasks: overdue with the first, open with the second and the third.
  const page = await district.page(district.room);
  const before = await district.openMeeting(page);
  await page.join(before);
  const work = (index: number, deadline: string | null) => ({
    conclusionId: null,
    work: `Việc ${index}`,
    leadUnit: communeNames[index],
    cooperatingUnits: [],
    deadline,
  });
  const rows = [work(0, '2020-01-01'), work(1, null), work(2, null)];
  const saved = await asAdmin(`/api/meetings/${before}/conclusions`, { basedOn: 0, rows });
  expect(bodyOf(saved, ConclusionsView).rows).toHaveLength(3);
  await page.line.ask('meeting.close', {});
  page.close();
});
afterAll(async () => {
  for (const page of [room, ...communes]) page?.close();
  await district.remove();
});

describe('a briefing by exception, over real sockets', () => {
  it('is called for by who conducts alone; communes can report from the day before on', async () => {
    const [first] = district.communes;
    if (first === undefined) throw new Error('four communes');
    expect(await own(first)).toMatchObject({ called: null, state: 'none' });
    const body = { day: dayIn(2) };
    const refused = await askHttp(`${district.hub.url}/api/reports-called`, {
      method: 'POST',
      cookie: first.cookie,
      body,
    });
    expect(refusalIn(refused)).toBe('forbidden');
    expect(refusalIn(await asAdmin('/api/reports-called', { day: dayIn(-1) }))).toBe('bad-report-day');
    bodyOf(await asAdmin('/api/reports-called', body), ReportBoard);
    expect(await own(first)).toMatchObject({ state: 'early', tasks: [{ work: 'Việc 0', overdue: true, mark: null }] });
    expect(refusalIn(await markAll(first, 'done'))).toBe('report-not-open');
    bodyOf(await asAdmin('/api/reports-called', { day: dayIn(0) }), ReportBoard);
    expect(await own(first)).toMatchObject({ state: 'open', called: { call: 1 } });
  });

  it('is told by each commune of its own tasks; bad reports are refused and change nothing', async () => {
    const [first, second, third, fourth] = district.communes;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined)
      throw new Error('four communes');
    expect(refusalIn(await give(second, { call: 1, marks: [] }))).toBe('report-outdated');
    const [task] = (await own(second)).tasks;
    const silent = { conclusionId: task?.conclusionId, mark: 'stuck', line: '  ' };
    expect(refusalIn(await give(second, { call: 1, marks: [silent] }))).toBe('malformed');
    expect(refusalIn(await asAdmin('/api/own-report', { call: 1, marks: [] }))).toBe('forbidden');
    bodyOf(await markAll(second, 'done'), OwnReport);
    bodyOf(await markAll(third, 'stuck'), OwnReport);
    // Without open tasks: one press that there is nothing.
    bodyOf(await give(fourth, { call: 1, marks: [] }), OwnReport);
    const { rows } = bodyOf(await asAdmin('/api/reports-called'), ReportBoard);
    expect(rows.slice(0, 2).map(({ name, givenAt }) => [name, givenAt !== null])).toEqual([
      [communeNames[0], false],
      [communeNames[2], true],
    ]);
    expect(rows[1]?.tasks).toMatchObject([{ mark: 'stuck', line: 'Thiếu đá' }]);
  });

  it('opens with a list of exceptions: overdue first, then stuck; who is all green has reported in writing', async () => {
    const page = await district.page(district.room);
    meetingId = await district.openMeeting(page, { speakerSeconds: 180, byReports: true });
    page.close();
    const [first, ...others] = await district.joined(meetingId, ...district.pcs);
    if (first === undefined) throw new Error('the room has a page');
    room = first;
    communes = others;
    await roomShows('0 waiting, 2 waiting, 1 written, 3 written');
    expect(room.view.reports.of).toHaveLength(4);
    for (const page of communes) expect(page.view.reports).toEqual({ of: [], rearranges: false });
  });

  it('hears a late report, which moves nobody until somebody presses; who had its turn is too late', async () => {
    const [first, second, third] = district.communes;
    if (first === undefined || second === undefined || third === undefined) throw new Error('four communes');
    await room.line.ask('floor.next', {});
    await roomShows('0 speaking, 2 waiting, 1 written, 3 written');
    expect(refusalIn(await markAll(first, 'done'))).toBe('report-closed');
    bodyOf(await markAll(third, 'done'), OwnReport);
    bodyOf(await markAll(second, 'stuck'), OwnReport);
    await expect.poll(() => room.view.reports.rearranges, { timeout: 20_000 }).toBe(true);
    await roomShows('0 speaking, 2 waiting, 1 written, 3 written');
    const [commune] = communes;
    await expect(commune?.line.ask('speakers.arrange', {})).rejects.toMatchObject({ code: 'forbidden' });
    await room.line.ask('speakers.arrange', {});
    await roomShows('0 speaking, 1 waiting, 2 written, 3 written');
  });

  it('is as it was after the hub was killed, and a green one is brought onto the list by hand', async () => {
    await district.hub.end('SIGKILL');
    for (const page of [room, ...communes]) page.close();
    await district.hub.up();
    const [first, ...others] = await district.joined(meetingId, ...district.pcs);
    if (first === undefined) throw new Error('the room has a page');
    room = first;
    communes = others;
    await roomShows('0 speaking, 1 waiting, 2 written, 3 written');
    await room.line.ask('speakers.add', { endpointIds: [district.commune(3).endpointId], seconds: 60 });
    await roomShows('0 speaking, 1 waiting, 2 written, 3 waiting');
    await room.line.ask('speakers.arrange', {});
    await roomShows('0 speaking, 1 waiting, 2 written, 3 waiting');
  });

  it('has on its record, and in the minutes, who reported in writing', async () => {
    await room.line.ask('meeting.close', {});
    const record = await district.record(meetingId);
    expect(record.inWriting).toEqual([district.commune(2).endpointId]);
    const written = record.facts.filter(({ type }) => type === 'speakerInWriting').map(({ endpointId }) => endpointId);
    expect(written).toContain(district.commune(2).endpointId);
    const { proposal } = bodyOf(await asAdmin(`/api/meetings/${meetingId}/minutes`), MinutesView);
    expect(proposal.course).toContain(
      'Đã báo cáo bằng văn bản, không có nhiệm vụ quá hạn hoặc vướng: 1 điểm cầu (xã Mông Ân).',
    );
    const [, , third] = district.communes;
    if (third === undefined) throw new Error('four communes');
    expect(refusalIn(await markAll(third, 'stuck'))).toBe('report-closed');
    // The next call is another one.
    const { taken, called } = bodyOf(await asAdmin('/api/reports-called', { day: dayIn(7) }), ReportBoard);
    expect([taken, called?.call]).toEqual([false, 2]);
  });
});
