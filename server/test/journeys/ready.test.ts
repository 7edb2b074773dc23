import type { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 20_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

const page = (index: number): AttendingPage => {
  const found = pages[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const idOf = (index: number): EndpointId => district.commune(index).endpointId;
const stands = (at: AttendingPage): string =>
  at.view.seats
    .filter(({ leads }) => !leads)
    .map(({ ready }) => ready?.reason ?? ready?.stands ?? '-')
    .join(' ');
const asked = (at: AttendingPage): boolean => at.view.ready !== null;
const joinAll = async (): Promise<void> => {
  pages = await district.joined(meetingId, district.room, ...district.communes.slice(0, 3));
};

beforeAll(async () => {
  district = await District.start(4);
  const opener = await district.page(district.room);
  meetingId = await district.openMeeting(opener);
  opener.close();
  await joinAll();
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

describe('the question whether all are ready, over real sockets', () => {
  it('reaches all, and what each answers reaches whoever conducts, why not the others', async () => {
    const room = page(0);
    await room.line.ask('ready.ask', {});
    for (const each of pages) await expect.poll(() => asked(each), patience).toBe(true);
    await Promise.all([
      page(1).line.ask('ready.say', { reason: null }),
      page(2).line.ask('ready.say', { reason: 'sound' }),
    ]);
    await expect.poll(() => stands(room), patience).toBe('ready sound - -');
    await expect.poll(() => stands(page(1)), patience).toBe('ready not-ready - -');
  });

  it('is not asked or ended by a commune, and not answered by the room', async () => {
    await expect(page(1).line.ask('ready.ask', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(page(1).line.ask('ready.end', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(page(0).line.ask('ready.say', { reason: null })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(page(1).line.ask('meeting.timeBreak', { minutes: 5, asksReady: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('stands as it stood after the hub was killed, for who joins late as well', async () => {
    await district.hub.end('SIGKILL');
    for (const each of pages) each.close();
    await district.hub.up();
    await joinAll();
    const [late] = await district.joined(meetingId, district.commune(3));
    if (late === undefined) throw new Error('a page joined');
    pages.push(late);
    expect(asked(late)).toBe(true);
    await late.line.ask('ready.say', { reason: null });
    await expect.poll(() => stands(page(0)), patience).toBe('ready sound - ready');
  });

  it('ends with the break whose length all know', async () => {
    const room = page(0);
    await room.line.ask('meeting.startBreak', {});
    await room.line.ask('meeting.timeBreak', { minutes: 15, asksReady: true });
    await expect
      .poll(() => (page(3).view.phase.until ?? 0) - page(3).view.phase.since, patience)
      .toBeGreaterThanOrEqual(15 * 60_000);
    await room.line.ask('meeting.endBreak', {});
    for (const each of pages) await expect.poll(() => asked(each), patience).toBe(false);
    expect(stands(room)).toBe('- - - -');
    const { facts } = await district.record(meetingId);
    const answers = facts.filter(({ type }) => type === 'readyAnswered');
    expect(answers.map(({ endpointId, detail }) => [endpointId, detail]).toSorted()).toEqual(
      [
        [idOf(0), 'ready'],
        [idOf(1), 'sound'],
        [idOf(3), 'ready'],
      ].toSorted(),
    );
  });
});
