import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

beforeAll(async () => {
  district = await District.start(3);
  const first = await district.page(district.room);
  meetingId = await district.openMeeting(first);
  first.close();
  pages = await district.joined(meetingId, ...district.pcs);
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

it('a hub that is stopped for 25 s charges nobody with a lost link, and shows its own gap', async () => {
  // Both sides have given the links up by then, which takes 21 s.
  process.kill(district.hub.pid, 'SIGSTOP');
  await delay(25_000);
  process.kill(district.hub.pid, 'SIGCONT');
  await expect.poll(() => pages.every((page) => page.ended.length > 0), { timeout: 20_000 }).toBe(true);
  pages = await district.joined(meetingId, ...district.pcs);

  const record = await district.record(meetingId);
  const gap = record.hubGaps[0] ?? expect.fail();
  expect(record.hubGaps).toHaveLength(1);
  expect((gap.to ?? 0) - gap.from).toBeGreaterThanOrEqual(24_000);
  expect(record.facts.map(({ type }) => type)).toContain('hubStood');
  const drops = record.facts.filter(({ type }) => type === 'endpointDropped');
  expect(drops.map(({ detail }) => detail)).toEqual(drops.map(() => 'hub'));
  for (const endpoint of record.endpoints) expect(endpoint).toMatchObject({ dropOuts: 0, droppedMs: 0 });
});
