import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { closedParts, documentedSteps } from '../support/closing-order.ts';
import { District } from '../support/district.ts';

let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

beforeAll(async () => {
  // With all that a hub closes.
  district = await District.start(2, { HUB_RELAY: 'on' });
  const room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  room.close();
  pages = await district.joined(meetingId, ...district.pcs);
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

it('a planned restart is told to every page before its socket closes, and is the hub’s own gap on the record', async () => {
  const waiting = await district.page(district.commune(0));
  const mute = await district.page(district.commune(1));
  // One that reads nothing any more keeps nobody waiting.
  mute.line.socket.io.engine.transport.pause(() => undefined);
  expect(await district.hub.end('SIGTERM')).toBe(0);
  expect(closedParts(district.hub.output)).toEqual(documentedSteps().map(({ what }) => what));
  for (const each of [...pages, waiting]) {
    await expect.poll(() => each.ended).toHaveLength(1);
    expect(each.told).toContain('hub.goingAway');
  }
  await district.hub.up();
  pages = await district.joined(meetingId, ...district.pcs);
  const { hubGaps, facts } = await district.record(meetingId);
  expect(hubGaps).toHaveLength(1);
  expect(facts.filter(({ type }) => type === 'endpointDropped')).toEqual([]);
});
