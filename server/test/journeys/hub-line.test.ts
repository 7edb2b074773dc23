import { setTimeout as delay } from 'node:timers/promises';
import { LineBoardBody, type EndpointId } from '@diem-cau/shared';
import { afterEach, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf } from '../support/hub-http.ts';

const patience = { timeout: 40_000, interval: 200 };
const communes = 3;
let district: District;
let pages: AttendingPage[] = [];

afterEach(async () => {
  for (const page of pages) page.close();
  pages = [];
  await district.remove();
});

it('a hub whose own line bears less than what is wanted keeps every voice whole, and shares the pictures alike', async () => {
  // Whoever comes from this machine counts as reached by the line; three voices each for four endpoints take 0.6 of its 0.9 Mbit/s.
  district = await District.start(communes, { HUB_LINE_OUT_KBPS: '1000', HUB_LOCAL_NETWORKS: 'none' });
  const room = await district.page(district.room);
  pages.push(room);
  const meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 500 });
  await room.send('camera', 'microphone');
  const heard: { readonly page: AttendingPage; readonly endpointId: EndpointId }[] = [];
  for (let n = 0; n < communes; n += 1) {
    const { endpointId } = district.commune(n);
    const page = await district.page(district.commune(n));
    pages.push(page);
    await page.join(meetingId, 'wrtc', { shade: 80, hertz: 700 + 200 * n });
    await page.send('camera', 'microphone');
    await page.line.ask('media.openMicrophone', {});
    await page.line.ask('media.show', {
      pictures: [{ endpointId: district.room.endpointId, source: 'camera', width: 1_280, height: 720 }],
    });
    heard.push({ page, endpointId });
  }

  // Everybody is told, and the board says how much is wanted and how much there is.
  for (const { endpointId } of heard) await expect.poll(() => room.seat(endpointId).shortAtHub, patience).toBe(true);
  const cookie = await district.adminCookie();
  const asked = await askHttp(`${district.hub.url}/api/meetings/${meetingId}/lines`, { cookie });
  const board = bodyOf(asked, LineBoardBody);
  expect(board.hubLine).toMatchObject({ known: 'set', bears: 1_000_000, over: communes + 1, local: 0 });
  expect(board.hubLine?.wanted).toBeGreaterThan(1_000_000);
  expect(board.hubLine?.shortSince).not.toBeNull();

  // The room's voice and picture come to all of them.
  const frames = (): number[] =>
    heard.map(({ page }) => page.endpoint.arrived(district.room.endpointId, 'camera')?.frames ?? 0);
  const allSee = async (): Promise<boolean> => {
    const before = frames();
    await delay(1_500);
    return frames().every((now, n) => now > (before[n] ?? 0));
  };
  await expect.poll(allSee, patience).toBe(true);
  for (const { page } of heard)
    await expect
      .poll(() => page.endpoint.arrived(district.room.endpointId, 'microphone')?.loudnessAt(500) ?? 0, patience)
      .toBeGreaterThan(0.05);
  const { facts } = await district.record(meetingId);
  expect(facts.map(({ type }) => type)).not.toContain('receptionLimited');
});
