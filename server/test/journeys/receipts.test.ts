import { ConclusionsView, TaskList, type ConclusionId, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, communeNames } from '../support/district.ts';
import { askHttp, bodyOf, type HttpAnswer } from '../support/hub-http.ts';

const patience = { timeout: 20_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let conclusionId: ConclusionId;
let pages: AttendingPage[] = [];

const page = (index: number): AttendingPage => {
  const found = pages[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const asAdmin = async (path: string, body?: object): Promise<HttpAnswer> =>
  askHttp(`${district.hub.url}${path}`, {
    cookie: await district.adminCookie(),
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
const path = (): string => `/api/meetings/${meetingId}/conclusions`;
const view = async (): Promise<ConclusionsView> => bodyOf(await asAdmin(path()), ConclusionsView);
const save = async (work: string | null): Promise<ConclusionsView> => {
  const { version, rows } = await view();
  const row = {
    conclusionId: rows[0]?.conclusionId ?? null,
    ...{ work, leadUnit: communeNames[0], cooperatingUnits: [communeNames[1]], deadline: '2030-01-15' },
  };
  return bodyOf(await asAdmin(path(), { basedOn: version, rows: work === null ? [] : [row] }), ConclusionsView);
};
/** What the page of a commune is asked to receive. */
const asked = (at: AttendingPage, index: number) => {
  const own = district.commune(index).endpointId;
  return at.view.seats.find(({ endpointId }) => endpointId === own)?.asked ?? [];
};
const receive = async (at: AttendingPage): Promise<void> => {
  const { sentAt } = await at.line.ask('receipts.read', { conclusionId });
  await at.line.ask('receipts.give', { conclusionId, sentAt });
};
const standing = async (): Promise<string> =>
  ((await view()).receipts[0]?.receipts ?? []).map(({ name, at }) => `${name} ${at === null ? '-' : 'x'}`).join(', ');
const joinAll = async (): Promise<void> => {
  pages = await district.joined(meetingId, district.room, district.commune(0), district.commune(2));
};

beforeAll(async () => {
  district = await District.start(3);
  const opener = await district.page(district.room);
  meetingId = await district.openMeeting(opener);
  opener.close();
  await joinAll();
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

describe('a conclusion that is received at the meeting, over real sockets', () => {
  it('reaches those whom it names, one of whom comes late, and nobody else', async () => {
    const saved = await save('Sửa đập Khuổi Luông');
    const id = saved.rows[0]?.conclusionId ?? null;
    if (id === null) throw new Error('it has an id');
    conclusionId = id;
    const send = { meetingId, conclusionId, to: null };
    await expect(page(1).line.ask('receipts.send', send)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await page(0).line.ask('receipts.send', send)).toEqual({ concerned: 2 });
    await expect.poll(() => asked(page(1), 0).length, patience).toBe(1);
    expect(asked(page(2), 2)).toEqual([]);
    await expect(page(2).line.ask('receipts.read', { conclusionId })).rejects.toMatchObject({
      code: 'conclusion-changed',
    });
    const [late] = await district.joined(meetingId, district.commune(1));
    if (late === undefined) throw new Error('a page joined');
    pages.push(late);
    expect(asked(late, 1)).toHaveLength(1);
    await receive(page(1));
    await expect.poll(() => asked(page(1), 0), patience).toEqual([]);
    await expect.poll(() => asked(page(0), 0)[0]?.receivedAt ?? null, patience).not.toBeNull();
    expect(await standing()).toBe(`${communeNames[0]} x, ${communeNames[1]} -`);
  });

  it('stands as it stood after the hub was killed, and follows the book', async () => {
    await district.hub.end('SIGKILL');
    for (const each of pages) each.close();
    await district.hub.up();
    await joinAll();
    expect(asked(page(1), 0)).toEqual([]);
    expect(asked(page(0), 1)).toMatchObject([{ receivedAt: null }]);
    await save('Sửa đập và kênh Khuổi Luông');
    await expect.poll(() => asked(page(1), 0).length, patience).toBe(1);
    const { assigned, before } = await page(1).line.ask('receipts.read', { conclusionId });
    expect([assigned.work, before?.work]).toEqual(['Sửa đập và kênh Khuổi Luông', 'Sửa đập Khuổi Luông']);
    await receive(page(1));
    await save(null);
    await expect.poll(() => asked(page(0), 0), patience).toEqual([]);
    await save('Sửa đập Khuổi Luông');
    expect((await view()).receipts, 'put back, it has yet to be sent').toEqual([]);
  });

  it('stays in the tasks once the meeting is closed, who left without pressing as not received', async () => {
    conclusionId = (await view()).rows[0]?.conclusionId ?? conclusionId;
    await page(0).line.ask('receipts.send', { meetingId, conclusionId, to: null });
    await receive(page(1));
    await page(0).line.ask('meeting.close', {});
    expect(await standing()).toBe(`${communeNames[0]} x, ${communeNames[1]} -`);
    const { tasks } = bodyOf(await asAdmin('/api/tasks'), TaskList);
    expect(tasks[0]?.receipts?.map(({ at }) => at !== null)).toEqual([true, false]);
    const { facts } = await district.record(meetingId);
    expect(facts.filter(({ type }) => type === 'conclusionReceived')).toHaveLength(3);
  });
});
