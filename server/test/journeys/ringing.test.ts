import type { EndpointId, MeetingId, OpenMeeting, RecordedFact } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 20_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
let missing: EndpointId;

/** A waiting page, and the list of open meetings as it has it. */
interface Waiting {
  readonly page: AttendingPage;
  readonly rings: () => boolean;
}
const waiting = async (index: number): Promise<Waiting> => {
  const page = await district.page(district.commune(index));
  let list: readonly OpenMeeting[] = (await page.line.ask('hub.hello', {})).openMeetings;
  page.line.onNotice('hub.openMeetings', ({ openMeetings }) => {
    list = openMeetings;
  });
  return { page, rings: () => list.some(({ ringsYou }) => ringsYou !== undefined) };
};
const stands = (): string | undefined => room.view.seats.find(({ endpointId }) => endpointId === missing)?.ring?.stands;
const ofRings = async (): Promise<RecordedFact[]> =>
  (await district.record(meetingId)).facts.filter(({ type }) => type === 'endpointRung' || type === 'ringEnded');

beforeAll(async () => {
  district = await District.start(2);
  missing = district.commune(0).endpointId;
  const page = await district.page(district.room);
  meetingId = await district.openMeeting(page);
  page.close();
  [room] = (await district.joined(meetingId, district.room)) as [AttendingPage];
});
afterAll(async () => {
  room.close();
  await district.remove();
});

describe('calling one that is missing, over real sockets', () => {
  it('is refused where no page of it waits', async () => {
    await expect(room.line.ask('ring.begin', { endpointId: missing })).rejects.toMatchObject({ code: 'no-page-there' });
    expect(await ofRings()).toEqual([]);
  });

  it('reaches all waiting pages of it and none of the others, and is taken back', async () => {
    const [one, other, stranger] = [await waiting(0), await waiting(0), await waiting(1)];
    await Promise.all([
      room.line.ask('ring.begin', { endpointId: missing }),
      room.line.ask('ring.begin', { endpointId: missing }),
    ]);
    await expect.poll(() => one.rings() && other.rings(), patience).toBe(true);
    await expect.poll(stands, patience).toBe('ringing');
    expect(stranger.rings()).toBe(false);
    expect(await ofRings(), 'two who press at once call once').toHaveLength(1);
    await room.line.ask('ring.end', { endpointId: missing });
    await expect.poll(() => one.rings() || other.rings(), patience).toBe(false);
    for (const { page } of [one, other, stranger]) page.close();
  });

  it('ends truly where the hub is killed while it rings: no page rings on, and the record says why', async () => {
    const before = await waiting(0);
    await room.line.ask('ring.begin', { endpointId: missing });
    await expect.poll(before.rings, patience).toBe(true);
    await district.hub.end('SIGKILL');
    for (const page of [room, before.page]) page.close();
    await district.hub.up();
    [room] = (await district.joined(meetingId, district.room)) as [AttendingPage];
    const after = await waiting(0);
    expect(after.rings()).toBe(false);
    await expect.poll(async () => (await ofRings()).at(-1)?.detail, patience).toBe('hub');
    after.page.close();
  });

  it('is answered by whoever joins', async () => {
    const { page } = await waiting(0);
    await room.line.ask('ring.begin', { endpointId: missing });
    await expect.poll(stands, patience).toBe('ringing');
    await page.join(meetingId);
    await expect.poll(stands, patience).toBeUndefined();
    const facts = await ofRings();
    expect(facts.map(({ type, detail }) => [type, detail])).toEqual([
      ['endpointRung', ''],
      ['ringEnded', 'taken-back'],
      ['endpointRung', ''],
      ['ringEnded', 'hub'],
      ['endpointRung', ''],
      ['ringEnded', 'answered'],
    ]);
    expect(facts[0]).toMatchObject({ endpointId: missing, by: 'Huyện Bình Gia' });
    page.close();
  });
});
