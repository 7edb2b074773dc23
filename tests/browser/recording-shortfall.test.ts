import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District, type EnrolledPc } from '../../server/test/support/district.ts';
import { recorderOf } from '../../server/test/support/recorder-of.ts';
import { sendUnkept } from '../../server/test/support/send-unkept.ts';
import { devicesOf } from './support/district.ts';
import { EndpointBrowser, communeScreen, roomScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, signSticksOut } from './support/room-places.ts';

const patient = { timeout: 60_000 };
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

let district: District;
let room: EndpointBrowser;
let desk: EndpointBrowser;
let admin: AttendingPage;
let meetingId: MeetingId;
const communes: AttendingPage[] = [];

const signedIn = async (browser: EndpointBrowser, cookie: string): Promise<void> => {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
  await browser.context.addCookies([{ name, value, url: district.hub.url }]);
};
const speaks = async (pc: EnrolledPc): Promise<AttendingPage> => {
  const page = await district.page(pc);
  communes.push(page);
  await page.join(meetingId, 'wrtc', { shade: 60, hertz: 600 });
  return page;
};
const lacks = ({ view: { recording } }: AttendingPage): boolean =>
  recording?.state === 'running' && recording.lacking !== undefined;

beforeAll(async () => {
  // So little room that sound alone is kept.
  district = await District.start(2, { HUB_RECORDING_QUOTA_MB: '100' });
  const opens = await district.page(district.room);
  // Longer than there is room for, even where one microphone is open alone.
  meetingId = await district.openMeeting(opens, { plannedMinutes: 900 });
  opens.close();
  room = await EndpointBrowser.open('room', devicesOf.room, roomScreen);
  admin = await AttendingPage.open(district.hub.url, await district.adminCookie());
  desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
  await signedIn(room, district.room.cookie);
  await signedIn(desk, await district.adminCookie());
  await room.page.goto(district.hub.url);
  await room.page.getByTestId('join').click(patient);
  await room.page.getByTestId('room-page').waitFor(patient);
  await desk.page.goto(`${district.hub.url}/meetings/${meetingId}`);
});
afterAll(async () => {
  for (const page of [admin, ...communes]) page.close();
  await Promise.all([room, desk].map((browser) => browser.close()));
  await district.remove();
});

describe('a recording that does not keep all that it should', () => {
  it('says on the wall, at the panel and at the desk that sound alone is kept, and whose sound is not', async () => {
    const [heard, lost] = [await speaks(district.commune(0)), await speaks(district.commune(1))];
    await heard.send('microphone');
    await admin.line.ask('meeting.watch', { meetingId });
    await admin.line.ask('recording.begin', {});
    const short = (page: Page) => page.getByTestId('recording-short');
    await short(room.page).getByText('Đĩa sắp đầy: chỉ ghi tiếng, không ghi hình').waitFor(patient);
    await short(desk.page).getByText('Đĩa sắp đầy: chỉ ghi tiếng, không ghi hình').waitFor(patient);
    const panel = await desk.newTab();
    await panel.setViewportSize({ width: 1280, height: 800 });
    await panel.goto(`${district.hub.url}/panel?${new URLSearchParams({ meeting: meetingId })}`);
    await short(panel).getByText('Đĩa sắp đầy').waitFor(patient);
    await sendUnkept(lost.endpoint, () => lacks(lost));
    const said = `Chưa ghi được tiếng của ${district.commune(1).name} (từ`;
    // All at once: it is kept again as soon as it may begin a piece.
    await Promise.all([room.page, desk.page, panel].map((page) => short(page).getByText(said).waitFor(patient)));
    await shoot(panel, 'recording-short-panel');
    await shoot(desk.page, 'recording-short-desk');
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await room.page.setViewportSize({ width, height });
      expect(await placeFaults(room.page), `${width}`).toEqual([]);
      expect(await signSticksOut(room.page), `${width}`).toEqual([]);
      await shoot(room.page, `recording-short-room-${width}`);
    }
    for (const page of [desk.page, panel]) expect(await faultsOf(page)).toEqual([]);
    await lost.endpoint.stop('microphone');
    await short(room.page)
      .getByText('Chưa ghi được')
      .waitFor({ ...patient, state: 'detached' });
    await short(room.page).getByText('Đĩa sắp đầy').waitFor(patient);
    await panel.close();
  });

  it('says in the room and at the desk that there is no room for the rest of the meeting', async () => {
    const said = 'Không đủ chỗ ghi đến hết cuộc họp';
    await room.page.getByTestId('recording-room').getByText(said).waitFor(patient);
    await desk.page.getByTestId('recording-short').getByText(said).waitFor(patient);
    expect(await placeFaults(room.page)).toEqual([]);
    await shoot(room.page, 'recording-no-room-room');
    await shoot(desk.page, 'recording-no-room-desk');
    expect(await faultsOf(desk.page)).toEqual([]);
  });

  it('says on every screen that it is broken off while its recorder hangs, in the room and at the desk since when', async () => {
    const panel = await desk.newTab();
    await panel.setViewportSize({ width: 1280, height: 800 });
    await panel.goto(`${district.hub.url}/panel?${new URLSearchParams({ meeting: meetingId })}`);
    const mark = (page: Page, state: string) => page.locator(`[data-testid="recording-mark"][data-state="${state}"]`);
    const all = [room.page, desk.page, panel];
    await Promise.all(all.map((page) => mark(page, 'running').first().waitFor(patient)));
    process.kill(recorderOf(district.hub.pid), 'SIGSTOP');
    await Promise.all([
      ...all.map((page) => mark(page, 'failing').getByText('BẢN GHI BỊ GIÁN ĐOẠN').first().waitFor(patient)),
      ...[room.page, desk.page].map((page) => page.getByText('Bản ghi bị gián đoạn từ').first().waitFor(patient)),
    ]);
    await shoot(room.page, 'recording-failing-room');
    await shoot(panel, 'recording-failing-panel');
    await shoot(desk.page, 'recording-failing-desk');
    await Promise.all(all.map((page) => mark(page, 'running').first().waitFor(patient)));
    await panel.close();
  });
});
