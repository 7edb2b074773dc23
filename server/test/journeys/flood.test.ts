import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { Flood } from '../support/flood.ts';
import { askHttp } from '../support/hub-http.ts';
import { connectLine } from '../support/socket-line.ts';

const floodMs = 6_000;

let district: District;
let room: AttendingPage;
let seated: AttendingPage;
let meetingId: MeetingId;
let other: MeetingId;
beforeAll(async () => {
  district = await District.start(3);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  other = await district.openMeeting(room);
  await room.join(meetingId);
  seated = await district.page(district.commune(1));
  await seated.join(meetingId);
  await seated.send('microphone');
});
afterAll(async () => {
  for (const page of [room, seated]) page.close();
  await district.remove();
});

it('answers everybody else while one PC floods it, refuses that PC, and lets it in again afterwards', async () => {
  const cookie = await district.adminCookie();
  const coming = await district.page(district.commune(2));
  const flooder = district.commune(0);
  const flood = await Flood.start(district.hub.url, flooder, meetingId, 20);
  const end = performance.now() + floodMs;
  let rounds = 0;
  try {
    do {
      await coming.join(rounds % 2 === 0 ? other : meetingId);
      await room.line.ask('muting.mute', { endpointId: district.commune(1).endpointId });
      await room.line.ask('muting.allow', { endpointId: district.commune(1).endpointId });
      await seated.line.ask('media.show', { pictures: [] });
      await coming.leave();
      expect((await askHttp(`${district.hub.url}/api/meetings/${meetingId}`, { cookie })).status).toBe(200);
      rounds += 1;
      await delay(200);
    } while (performance.now() < end);
  } finally {
    const tally = await flood.stop();
    const told = (code: string): number =>
      [...tally].reduce((sum, [what, times]) => (what.endsWith(code) ? sum + times : sum), 0);
    expect(told('too-many-requests')).toBeGreaterThan(50);
    expect(tally.get('socket too-many-requests') ?? 0).toBeGreaterThan(0);
    expect(tally.get('meeting.join granted') ?? 0).toBeLessThan(150);
  }
  expect([room.ended, seated.ended, coming.ended]).toEqual([[], [], []]);

  await expect
    .poll(
      async () => {
        const line = await connectLine(district.hub.url, flooder.cookie).catch(() => null);
        line?.close();
        return line !== null;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  const back = await district.page(flooder);
  await expect
    .poll(
      () =>
        back.join(meetingId).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000, interval: 1_000 },
    )
    .toBe(true);
  expect(district.hub.output.split('\n').filter((line) => /a bug|"level":[56]0/.test(line))).toEqual([]);
  expect(district.hub.output).toContain('asks for too much and is refused');
  for (const page of [back, coming]) page.close();
}, 120_000);
