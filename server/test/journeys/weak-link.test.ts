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

it('is a lost link when the cut is longer, until the endpoint comes back', async () => {
  const heldAt = performance.now();
  link.hold();
  await expect.poll(seat, { timeout: 12_000 }).toMatchObject({ state: 'dropped', cause: 'link-lost' });
  // Longer than the shorter of the two waits, so that a slow answer is not taken for a lost link.
  expect(performance.now() - heldAt).toBeGreaterThan(4_500);
  link.letGo();
  await expect.poll(() => commune.ended, { timeout: 12_000 }).toHaveLength(1);
  commune = await AttendingPage.open(link.url, district.commune(0).cookie);
  await commune.join(meetingId);
  await expect.poll(seat).toMatchObject({ state: 'present' });
  const { endpoints } = await district.record(meetingId);
  expect(endpoints[1]?.stretches.map(({ end }) => end)).toEqual(['link-lost', null]);
  expect(endpoints[1]?.dropOuts).toBe(1);
});
