import type { MeetingId, RecordedFact } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 60_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let inside: AttendingPage;
let late: AttendingPage;

const listed = async (page: AttendingPage) => (await page.line.ask('hub.hello', {})).openMeetings[0];
const entryOf = (page: AttendingPage): string | undefined =>
  page.view.seats.find(({ endpointId }) => endpointId === district.commune(1).endpointId)?.entry?.stands;
const facts = async (): Promise<RecordedFact[]> =>
  (await district.record(meetingId)).facts.filter(({ type }) =>
    /Locked|Unlocked|^entry|Admitted|TurnedAway/u.test(type),
  );

beforeAll(async () => {
  district = await District.start(2);
  const page = await district.page(district.room);
  meetingId = await district.openMeeting(page);
  page.close();
  [room, inside] = (await district.joined(meetingId, district.room, district.commune(0))) as [
    AttendingPage,
    AttendingPage,
  ];
  late = await district.page(district.commune(1));
});
afterAll(async () => {
  for (const page of [room, inside, late]) page.close();
  await district.remove();
});

describe('a locked meeting, over real sockets', () => {
  it('keeps who comes late out; a commune locks nothing and lets nobody in', async () => {
    for (const name of ['lock.begin', 'lock.end'] as const)
      await expect(inside.line.ask(name, {})).rejects.toMatchObject({ code: 'forbidden' });
    await room.line.ask('lock.begin', {});
    await expect.poll(() => inside.view.lock?.since, patience).toBeGreaterThan(0);
    await expect(late.join(meetingId)).rejects.toMatchObject({ code: 'meeting-locked' });
    expect((await listed(late))?.locksYouOut?.since).toBe(inside.view.lock?.since);
    const { endpointId } = district.commune(1);
    await expect(inside.line.ask('lock.admit', { endpointId })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('holds, with who asked to come in, where the hub is killed; who was in comes back', async () => {
    await late.line.ask('lock.knock', { meetingId });
    await expect.poll(() => entryOf(room), patience).toBe('asking');
    expect(entryOf(inside), 'communes are not told').toBeUndefined();
    await district.hub.end('SIGKILL');
    for (const page of [room, inside, late]) page.close();
    await district.hub.up();
    late = await district.page(district.commune(1));
    await expect(late.join(meetingId)).rejects.toMatchObject({ code: 'meeting-locked' });
    [room, inside] = (await district.joined(meetingId, district.room, district.commune(0))) as [
      AttendingPage,
      AttendingPage,
    ];
    expect(entryOf(room)).toBe('asking');
  });

  it('is left outside, asks again later, and is let in by one request', async () => {
    const { endpointId } = district.commune(1);
    await room.line.ask('lock.turnAway', { endpointId });
    expect((await listed(late))?.locksYouOut?.entry?.stands).toBe('turned-away');
    await expect(late.line.ask('lock.knock', { meetingId })).rejects.toMatchObject({ code: 'too-many-requests' });
    await room.line.ask('lock.admit', { endpointId });
    expect((await listed(late))?.locksYouOut).toBeUndefined();
    await late.join(meetingId);
    await expect.poll(() => entryOf(room), patience).toBeUndefined();
  });

  it('asks who left of its own accord, not who dropped out; unlocked it asks nobody', async () => {
    await late.line.ask('meeting.leave', {});
    await expect(late.join(meetingId)).rejects.toMatchObject({ code: 'meeting-locked' });
    inside.close();
    [inside] = (await district.joined(meetingId, district.commune(0))) as [AttendingPage];
    await room.line.ask('lock.end', {});
    await late.join(meetingId);
    await expect.poll(() => inside.view.lock, patience).toBeNull();
  });

  it('stands on the record with who did what', async () => {
    const [roomName, lateName] = [district.room.name, district.commune(1).name];
    expect((await facts()).map(({ type, by }) => [type, by])).toEqual([
      ['meetingLocked', roomName],
      ['entryAsked', lateName],
      ['endpointTurnedAway', roomName],
      ['endpointAdmitted', roomName],
      ['meetingUnlocked', roomName],
    ]);
  });
});
