import { RollCallBody, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';

const patience = { timeout: 20_000, interval: 300 };
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
const called = (page: AttendingPage): EndpointId | null => page.view.roll?.called ?? null;
const stands = (page: AttendingPage): string =>
  page.view.seats
    .filter(({ leads }) => !leads)
    .map(({ rollCall }) => rollCall?.stands ?? '-')
    .join(' ');
const heard = (page: AttendingPage): EndpointId[] =>
  page.view.seats.filter(({ microphone }) => microphone === 'open').map(({ endpointId }) => endpointId);
/** Everybody is told that this one is called. */
const allKnow = async (index: number | null): Promise<void> => {
  const wanted = index === null ? null : idOf(index);
  for (const page of [room, ...communes]) await expect.poll(() => called(page), patience).toBe(wanted);
};
/** Two steps within a second are one: the step is asked for until it was made. */
const step = async (name: 'roll.next' | 'roll.unanswered'): Promise<void> => {
  const from = called(room);
  if (from === null) throw new Error('nobody is called');
  await expect
    .poll(async () => {
      await room.line.ask(name, { from });
      return called(room);
    }, patience)
    .not.toBe(from);
};
const joinAll = async (...absent: readonly number[]): Promise<void> => {
  const there = district.communes.filter((_, index) => !absent.includes(index));
  const [first, ...others] = await district.joined(meetingId, district.room, ...there);
  if (first === undefined) throw new Error('the room has a page');
  room = first;
  communes = others;
};

beforeAll(async () => {
  district = await District.start(5);
  const page = await district.page(district.room);
  meetingId = await district.openMeeting(page);
  page.close();
  // The second commune is not there, the third one goes later.
  await joinAll(1);
  for (const each of communes) await each.send('microphone');
});
afterAll(async () => {
  for (const page of [room, ...communes]) page.close();
  await district.remove();
});

describe('the roll, walked over real sockets', () => {
  it('brings the first on every stage and heard, and goes on once where two press at once', async () => {
    await room.line.ask('roll.begin', { whom: 'all' });
    await allKnow(0);
    expect(commune(2).view.stage.speaker).toBe(idOf(0));
    await expect.poll(() => heard(commune(2)), patience).toEqual([idOf(0)]);
    await expect
      .poll(async () => {
        const from = idOf(0);
        await Promise.all([room.line.ask('roll.next', { from }), room.line.ask('roll.next', { from })]);
        return called(room);
      }, patience)
      .toBe(idOf(2));
    await allKnow(2);
    expect(stands(room)).toBe('answered missed - - -');
    expect(stands(commune(0)), 'communes are told who is called, and not who answered').toBe('- - - - -');
    await expect.poll(() => heard(commune(0)), patience).toEqual([idOf(2)]);
  });

  it('goes on with whoever was called after the hub was killed, and marks who went away as missed', async () => {
    await district.hub.end('SIGKILL');
    for (const page of [room, ...communes]) page.close();
    await district.hub.up();
    await joinAll(1);
    await allKnow(2);
    expect(stands(room)).toBe('answered missed - - -');
    await commune(1).leave();
    commune(1).close();
    communes = communes.filter((_, index) => index !== 1);
    await step('roll.next');
    await allKnow(3);
    expect(stands(room)).toBe('answered missed missed - -');
  });

  it('is undone by a step, and goes to its end', async () => {
    await step('roll.unanswered');
    await room.line.ask('floor.undo', {});
    await allKnow(3);
    await step('roll.unanswered');
    await step('roll.next');
    await allKnow(null);
    expect(stands(room)).toBe('answered missed missed missed answered');
    expect(room.view.floor).toMatchObject({ mode: 'discussion', holders: [] });
  });

  it('marks one that attends by telephone, until its PC comes, and calls the missing alone again', async () => {
    await room.line.ask('roll.markPhone', { endpointId: idOf(1), byPhone: true });
    await room.line.ask('roll.markPhone', { endpointId: idOf(2), byPhone: true });
    await expect.poll(() => room.view.seats.filter(({ byPhone }) => byPhone !== undefined).length, patience).toBe(2);
    const back = await district.page(district.commune(2));
    await back.join(meetingId);
    communes.push(back);
    await expect.poll(() => room.view.seats.filter(({ byPhone }) => byPhone !== undefined).length, patience).toBe(1);
    await room.line.ask('roll.begin', { whom: 'missing' });
    await allKnow(2);
    await step('roll.next');
    await allKnow(3);
    await room.line.ask('roll.end', {});
    await allKnow(null);
    expect(stands(room)).toBe('answered missed answered missed answered');
  });

  it('stands on the record and on the clerk’s roll, and is no presence', async () => {
    const { facts, endpoints } = await district.record(meetingId);
    const of = (type: string): (EndpointId | null)[] =>
      facts.filter((fact) => fact.type === type).map(({ endpointId }) => endpointId);
    expect(of('phoneAttended')).toEqual([1, 2].map(idOf));
    expect(of('rollEnded')).toHaveLength(2);
    const phoned = endpoints.find(({ endpointId }) => endpointId === idOf(1));
    expect(phoned).toMatchObject({ presentMs: 0, firstJoinedAt: null, byPhone: [{ to: null }] });
    const roll = bodyOf(
      await askHttp(`${district.hub.url}/api/meetings/${meetingId}/roll-call`, { cookie: district.room.cookie }),
      RollCallBody,
    );
    expect(roll.endpoints.find(({ endpointId }) => endpointId === idOf(1))).toMatchObject({
      seen: null,
      byPhoneAt: phoned?.byPhone?.[0]?.from,
    });
  });
});
