import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 60_000, interval: 200 };
const minute = 60_000;
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

const enter = async (): Promise<void> => {
  [room, commune] = (await district.joined(meetingId, district.room, district.commune(0))) as [
    AttendingPage,
    AttendingPage,
  ];
};

beforeAll(async () => {
  district = await District.start(1);
  const page = await district.page(district.room);
  meetingId = await district.openMeeting(page);
  page.close();
  await enter();
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  await district.remove();
});

describe('the planned end, over real sockets', () => {
  it('is extended nowhere where nobody planned it', async () => {
    expect(commune.view.plan).toBeUndefined();
    await expect(room.line.ask('plan.extend', { minutes: 15 })).rejects.toMatchObject({ code: 'no-planned-end' });
  });

  it('is set and extended by the room, and told to all; a commune changes nothing of it', async () => {
    await room.line.ask('plan.set', { minutes: 30 });
    await expect.poll(() => commune.view.plan?.extendedMinutes, patience).toBe(0);
    const endsAt = commune.view.plan?.endsAt ?? 0;
    expect(Math.abs(endsAt - commune.view.openedAt - 30 * minute)).toBeLessThanOrEqual(minute);
    for (const ask of [
      () => commune.line.ask('plan.set', { minutes: null }),
      () => commune.line.ask('plan.extend', { minutes: 15 }),
      () => commune.line.ask('plan.takeBack', {}),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
    await room.line.ask('plan.extend', { minutes: 30 });
    await expect.poll(() => commune.view.plan?.endsAt, patience).toBe(endsAt + 30 * minute);
  });

  it('holds where the hub is killed, and so does what can be taken back', async () => {
    const before = room.view.plan;
    await district.hub.end('SIGKILL');
    for (const page of [room, commune]) page.close();
    await district.hub.up();
    await enter();
    expect(room.view.plan).toEqual(before);
    await room.line.ask('plan.takeBack', {});
    await expect.poll(() => commune.view.plan?.extendedMinutes, patience).toBe(0);
    await room.line.ask('plan.extend', { minutes: 15 });
  });

  it('stands on the record: what was planned, who extended it, how long it was in truth', async () => {
    await room.line.ask('meeting.close', {});
    const { planned, facts, summary } = await district.record(meetingId);
    const { name } = district.room;
    expect(planned).toMatchObject({ minutes: 30, extensions: [{ minutes: 15, by: name }] });
    expect(planned?.endsAt).toBeGreaterThan(summary.closedAt ?? Infinity);
    expect(
      facts.filter(({ type }) => /Planned|Extended|extension/u.test(type)).map(({ type, by }) => [type, by]),
    ).toEqual([
      ['endPlanned', name],
      ['meetingExtended', name],
      ['extensionTakenBack', name],
      ['meetingExtended', name],
    ]);
  });
});
