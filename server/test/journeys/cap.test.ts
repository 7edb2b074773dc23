import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const hubCap = 7;
/** Longer than the hub gathers changes before it tells them, in milliseconds. */
const settledMs = 800;

let district: District;
let meetingId: MeetingId;
const inside: AttendingPage[] = [];

const room = (): AttendingPage => {
  const [page] = inside;
  if (page === undefined) throw new Error('nobody is inside');
  return page;
};

/** All that the pages inside were told so far. */
const toldSoFar = (): number => inside.reduce((sum, page) => sum + page.told.length + page.announced.length, 0);

/** The code with which a press on "join" is refused; null when it is granted. */
const refusedToJoin = async (page: AttendingPage, into = meetingId): Promise<string | null> =>
  page.join(into).then(
    () => null,
    (refusal: { code: string }) => refusal.code,
  );

beforeAll(async () => {
  district = await District.start(9, { HUB_MAX_ENDPOINTS: String(hubCap) });
  const first = await district.page(district.room);
  meetingId = await district.openMeeting(first, { maxEndpoints: 5 });
  await first.join(meetingId);
  inside.push(first, ...(await district.joined(meetingId, ...district.communes.slice(0, 3))));
});
afterAll(async () => {
  for (const page of inside) page.close();
  await district.remove();
});

describe('a meeting that holds five', () => {
  it('gives its last place to one of three that press at the same time', async () => {
    const pressing = await Promise.all(district.communes.slice(3, 6).map((pc) => district.page(pc)));
    const codes = await Promise.all(pressing.map((page) => refusedToJoin(page)));
    expect(codes.toSorted()).toEqual(['meeting-full', 'meeting-full', null]);
    const last = pressing[codes.indexOf(null)];
    for (const page of pressing)
      if (page === last) inside.push(page);
      else page.close();
    expect(inside).toHaveLength(5);
  });

  it('refuses the sixth, and nobody is told anything', async () => {
    const sixth = await district.page(district.commune(8));
    // That it waits is told to whoever conducts, once.
    expect(await refusedToJoin(sixth)).toBe('meeting-full');
    await delay(settledMs);
    const before = toldSoFar();
    const { snapshot } = await room().line.ask('meeting.snapshot', {});
    for (let press = 0; press < 5; press += 1) expect(await refusedToJoin(sixth)).toBe('meeting-full');
    await delay(settledMs);
    expect(toldSoFar()).toBe(before);
    expect((await room().line.ask('meeting.snapshot', {})).snapshot).toEqual(snapshot);
    expect(sixth.announced).toEqual([]);
    sixth.close();
  });

  it('keeps the place of one that dropped out, and gives away that of one that left', async () => {
    const waiting = await district.page(district.commune(8));
    const [, cut, leaving] = inside;
    if (cut === undefined || leaving === undefined) throw new Error('too few are inside');
    cut.closeTab();
    await expect.poll(() => room().seat(district.commune(0).endpointId).seat.state).toBe('dropped');
    expect(await refusedToJoin(waiting)).toBe('meeting-full');
    const [back] = await district.joined(meetingId, district.commune(0));
    await leaving.leave();
    leaving.close();
    expect(await refusedToJoin(waiting)).toBeNull();
    inside.splice(1, 2, ...(back === undefined ? [] : [back]), waiting);
  });

  it('takes one more when the chair raises the cap', async () => {
    const page = await district.page(district.commune(1));
    expect(await refusedToJoin(page)).toBe('meeting-full');
    await room().line.ask('meeting.changeCap', { maxEndpoints: 6 });
    expect(await refusedToJoin(page)).toBeNull();
    inside.push(page);
    expect(room().view.maxEndpoints).toBe(6);
  });
});

describe('a hub that holds seven', () => {
  it('refuses the eighth in whatever meeting', async () => {
    await room().line.ask('meeting.changeCap', { maxEndpoints: 40 });
    const other = await district.openMeeting(room(), { title: 'Tập huấn', type: 'tap-huan' });
    const outside = district.communes.filter((pc) => room().seat(pc.endpointId).seat.state !== 'present');
    const [seventh, eighth] = await Promise.all(outside.slice(0, 2).map((pc) => district.page(pc)));
    if (seventh === undefined || eighth === undefined) throw new Error('nobody is outside');
    const codes = await Promise.all([refusedToJoin(seventh, other), refusedToJoin(eighth)]);
    expect(codes.toSorted()).toEqual(['hub-full', null]);
    const refused = codes[0] === null ? eighth : seventh;
    for (const into of [meetingId, other]) expect(await refusedToJoin(refused, into)).toBe('hub-full');
    const { openMeetings } = await room().line.ask('hub.hello', {});
    // The lists count communes; the room that leads is the seventh.
    expect(openMeetings.reduce((sum, { presentCount }) => sum + presentCount, 0)).toBe(hubCap - 1);
    for (const page of [seventh, eighth]) page.close();
  });
});
