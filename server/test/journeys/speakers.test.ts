import type { EndpointId, ListedSpeaker, MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let communes: AttendingPage[] = [];

const idOf = (index: number): EndpointId => district.commune(index).endpointId;
const commune = (index: number): AttendingPage => {
  const found = communes[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const list = (page: AttendingPage): readonly ListedSpeaker[] => page.view.speakers.list;
const stands = (page: AttendingPage): string[] => list(page).map((each) => each.stands);
const heard = (page: AttendingPage): EndpointId[] =>
  page.view.seats.filter(({ microphone }) => microphone === 'open').map(({ endpointId }) => endpointId);
/** The list stands so in the room, and all communes show who of it is still to come. */
const allShow = async (wanted: readonly string[]): Promise<void> => {
  const toCome = wanted.filter((each) => each === 'waiting' || each === 'speaking').join();
  await expect.poll(() => stands(room).join(), { timeout: 20_000 }).toBe(wanted.join());
  for (const page of communes) await expect.poll(() => stands(page).join(), { timeout: 20_000 }).toBe(toCome);
};
const next = async (): Promise<void> => {
  // Two presses within a second are one: the next one is asked for until it goes on.
  const before = room.view.floor.holders[0]?.endpointId;
  await expect
    .poll(
      async () => {
        await room.line.ask('floor.next', {});
        return room.view.floor.holders[0]?.endpointId;
      },
      { timeout: 20_000, interval: 300 },
    )
    .not.toBe(before);
};
const joinAll = async (): Promise<void> => {
  const [first, ...others] = await district.joined(meetingId, ...district.pcs);
  if (first === undefined) throw new Error('the room has a page');
  room = first;
  communes = others;
};

beforeAll(async () => {
  district = await District.start(4);
  const page = await district.page(district.room);
  meetingId = await district.openMeeting(page, { speakerSeconds: 180 });
  page.close();
  await joinAll();
  for (const page of communes) await page.send('microphone');
});
afterAll(async () => {
  for (const page of [room, ...communes]) page.close();
  await district.remove();
});

describe('a list of speakers over real sockets', () => {
  it('is there from the opening on, in the directory’s order, and everybody sees it', async () => {
    await allShow(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(list(commune(3)).map(({ endpointId }) => endpointId)).toEqual([0, 1, 2, 3].map(idOf));
  });

  it('gives one the floor where two surfaces press at once, and everybody sees who', async () => {
    await Promise.all([room.line.ask('floor.next', {}), room.line.ask('floor.next', {})]);
    await allShow(['speaking', 'waiting', 'waiting', 'waiting']);
    expect(heard(commune(3))).toEqual([idOf(0)]);
  });

  it('passes over one that has just gone, and hears the next', async () => {
    await commune(1).leave();
    commune(1).close();
    communes = communes.filter((_, index) => index !== 1);
    await next();
    await allShow(['spoken', 'skipped', 'speaking', 'waiting']);
    expect(heard(room)).toEqual([idOf(2)]);
  });

  it('is as it was after the hub was killed while it ran: who spoke has the floor again, who was skipped comes last', async () => {
    await district.hub.end('SIGKILL');
    for (const page of [room, ...communes]) page.close();
    await district.hub.up();
    await joinAll();
    await allShow(['spoken', 'speaking', 'waiting', 'waiting']);
    expect(list(room).map(({ endpointId }) => endpointId)).toEqual([idOf(0), idOf(2), idOf(3), idOf(1)]);
    expect(room.view.floor.holders).toMatchObject([{ endpointId: idOf(2), awayUntil: null }]);
    const spoken = list(room)[0]?.spokenMs ?? 0;
    expect(spoken).toBeGreaterThan(0);
  });

  it('is undone, gone on with, and ends with nobody lost', async () => {
    await next();
    await allShow(['spoken', 'spoken', 'speaking', 'waiting']);
    await room.line.ask('floor.undo', {});
    await allShow(['spoken', 'speaking', 'waiting', 'waiting']);
    await next();
    await next();
    await allShow(['spoken', 'spoken', 'spoken', 'speaking']);
    expect(room.view.floor.holders).toMatchObject([{ endpointId: idOf(1) }]);
  });

  it('stands on the record: who was listed, who was called, who was skipped, and when', async () => {
    const { facts } = await district.record(meetingId);
    const of = (type: string): (EndpointId | null)[] =>
      facts.filter((fact) => fact.type === type).map(({ endpointId }) => endpointId);
    expect(of('speakersListed')).toHaveLength(1);
    expect(of('speakerSkipped')).toEqual([idOf(1)]);
    expect(of('floorGiven')).toEqual([0, 2, 3, 3, 1].map(idOf));
    expect(of('floorUndone')).toHaveLength(1);
  });
});
