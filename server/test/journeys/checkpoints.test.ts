import type { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';

/** The shortest that can be set comes after 30 to 90 s. */
const patience = { timeout: 110_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

const page = (index: number): AttendingPage => {
  const found = pages[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const idOf = (index: number): EndpointId => district.commune(index).endpointId;
const stands = (at: AttendingPage): boolean => at.view.checkpoint !== null;
const confirmed = (at: AttendingPage): EndpointId[] =>
  at.view.seats.filter(({ confirmedAt }) => confirmedAt !== undefined).map(({ endpointId }) => endpointId);
const joinAll = async (): Promise<void> => {
  pages = await district.joined(meetingId, district.room, ...district.communes.slice(0, 2));
};

beforeAll(async () => {
  district = await District.start(3);
  const opener = await district.page(district.room);
  meetingId = await district.openMeeting(opener, {
    type: 'tap-huan',
    checkpoints: { everyMinutes: 1, answerMinutes: 1 },
  });
  opener.close();
  await joinAll();
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

describe('a checkpoint of presence, over real sockets', () => {
  it('is told how it is set to the room alone, and when it comes to nobody', () => {
    expect(page(0).view.checkpoints).toEqual({ everyMinutes: 1, answerMinutes: 1 });
    expect(page(1).view.checkpoints).toBeNull();
    for (const each of pages) expect(JSON.stringify(each.view)).not.toMatch(/seed|next/u);
  });

  it('is set and stopped by no commune', async () => {
    const setting = { everyMinutes: 9, answerMinutes: 1 };
    await expect(page(1).line.ask('checkpoints.set', setting)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(page(1).line.ask('checkpoints.stop', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(page(0).line.ask('checkpoints.confirm', {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('comes by itself, is confirmed by a press, and goes on over a hub that is killed', async () => {
    await expect.poll(() => stands(page(1)), patience).toBe(true);
    await page(1).line.ask('checkpoints.confirm', {});
    await expect.poll(() => confirmed(page(0)), patience).toEqual([idOf(0)]);
    await district.hub.end('SIGKILL');
    for (const each of pages) each.close();
    await district.hub.up();
    await joinAll();
    expect([stands(page(2)), confirmed(page(2))]).toEqual([true, [idOf(0)]]);
  });

  it('is over after its time: who confirmed, who was silent and who was away stand on the record, with what it comes to', async () => {
    await expect.poll(() => stands(page(0)), patience).toBe(false);
    await page(0).line.ask('checkpoints.stop', {});
    const { facts, endpoints } = await district.record(meetingId);
    const of = (type: string) =>
      facts.filter((fact) => fact.type === type).map(({ endpointId, detail }) => [endpointId, detail]);
    expect(of('presenceConfirmed')).toEqual([[idOf(0), '']]);
    expect(of('presenceMissed')).toEqual([
      [idOf(1), 'silent'],
      [idOf(2), 'away'],
    ]);
    const count = (index: number) => endpoints.find(({ endpointId }) => endpointId === idOf(index))?.checkpoints;
    expect([count(0), count(1), count(2)]).toMatchObject([
      { confirmed: 1, of: 1 },
      { confirmed: 0, of: 1 },
      { confirmed: 0, of: 1 },
    ]);
    const csv = await askHttp(`${district.hub.url}/api/meetings/${meetingId}/attendance.csv`, {
      cookie: await district.adminCookie(),
    });
    expect(csv.text).toContain('1 trên 1 lần');
  });
});
