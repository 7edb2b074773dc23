import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { HeldLink } from '../support/held-link.ts';

let district: District;
let link: HeldLink;
let meetingId: MeetingId;
let room: AttendingPage;
let commune: AttendingPage;

beforeAll(async () => {
  district = await District.start(1);
  link = await HeldLink.to(district.hub.url);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId);
  commune = await AttendingPage.open(link.url, district.commune(0).cookie);
  await commune.join(meetingId);
});
afterAll(async () => {
  for (const page of [room, commune]) page.close();
  link.close();
  await district.remove();
});

const patience = { timeout: 30_000 };
const seat = (): object => room.seat(district.commune(0).endpointId).seat;

it('heals of itself after a cut of three seconds, wherever the heartbeat stands', async () => {
  for (const moment of [0, 1_500, 3_000]) {
    await delay(moment);
    link.hold();
    const asked = commune.line.ask('meeting.snapshot', {});
    await room.line.ask('meeting.startBreak', {});
    await delay(3_000);
    expect(seat()).toMatchObject({ state: 'present' });
    link.letGo();
    await asked;
    await room.line.ask('meeting.endBreak', {});
    // Each sees with its own eyes: it has missed nothing of what the hub would tell it now.
    const { snapshot } = await commune.line.ask('meeting.snapshot', {});
    await expect.poll(() => commune.view).toEqual(snapshot);
    expect(commune.view?.phase).toEqual(room.view.phase);
  }
  expect(commune.ended).toEqual([]);
  const { endpoints } = await district.record(meetingId);
  expect(endpoints.map(({ stretches }) => stretches.map(({ end }) => end))).toEqual([[null], [null]]);
});

it('is a drop when the cut is longer, dated to the last sign of life, until the endpoint is heard again', async () => {
  const heldAt = Date.now();
  const heldMs = performance.now();
  link.hold();
  await expect
    .poll(() => room.seat(district.commune(0).endpointId).lost, patience)
    .toMatchObject({ since: expect.any(Number) });
  expect(seat()).toMatchObject({ state: 'present' });
  await expect.poll(seat, patience).toMatchObject({ state: 'dropped', cause: 'link-lost' });
  // Longer than it takes to be seen as lost, so that a slow answer is not taken for an absence.
  expect(performance.now() - heldMs).toBeGreaterThan(10_000);
  expect(room.seat(district.commune(0).endpointId)).not.toHaveProperty('lost');
  link.letGo();
  await expect.poll(seat, patience).toMatchObject({ state: 'present' });
  const { endpoints, facts } = await district.record(meetingId);
  expect(endpoints[1]?.stretches.map(({ end }) => end)).toEqual(['link-lost', null]);
  expect(endpoints[1]?.dropOuts).toBe(1);
  // Noticed after 15 s, dated to what was heard last, in the story, too.
  const awayFrom = endpoints[1]?.stretches[0]?.to ?? Infinity;
  expect(awayFrom).toBeLessThan(heldAt + 5_000);
  expect(facts.find(({ type }) => type === 'endpointDropped')?.at).toBe(awayFrom);
});

it('is given up by its page at last, which joins anew', async () => {
  link.hold();
  await expect.poll(() => commune.ended, { timeout: 40_000 }).toHaveLength(1);
  link.letGo();
  commune = await AttendingPage.open(link.url, district.commune(0).cookie);
  await commune.join(meetingId);
  await expect.poll(seat).toMatchObject({ state: 'present' });
});
