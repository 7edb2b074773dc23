import { EndpointId, MeetingId, MeetingList } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../../server/test/support/attending-page.ts';
import { devicesOf, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { hears, hearsNothing, openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';
import { listenForTones, playedTones } from './support/tones.ts';

let meeting: FloorMeeting;
let desk: EndpointBrowser;
let room: Place;
/** Its entry says that the chair may not open its microphone. */
let hoaBinh: Place;
let tanVan: Place;

const pageOf = (place: Place): Page => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);
const press = async (testId: string): Promise<void> => {
  await stir(room);
  await inRoom(testId).click();
};
const raiseHand = async (place: Place): Promise<void> => {
  await pageOf(place).getByTestId('hand-button').click();
  await pageOf(place).getByTestId('hand-send').click();
};
/** Says that the chair may not open the microphone of an endpoint, as the admin does in the directory. */
const forbidOpening = async ({ endpointId }: Place): Promise<void> => {
  const status = await desk.page.evaluate(async (id) => {
    const body = JSON.stringify({ mayBeOpened: false });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`/api/endpoints/${id}`, { method: 'PATCH', headers, body })).status;
  }, endpointId);
  expect(status).toBeLessThan(300);
};
const openAtDesk = async (): Promise<void> => {
  const got = await desk.page.evaluate(async (): Promise<unknown> => (await fetch('/api/meetings')).json());
  const [running] = MeetingList.parse(got).meetings;
  await desk.page.goto(`${meeting.hub.url}/meetings/${running?.meetingId ?? ''}`);
  await desk.page.getByTestId('live-floor').waitFor();
};

beforeAll(async () => {
  desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
  meeting = await openFloorMeeting(async ({ hub, hoaBinh: shy }) => {
    await signInAsAdmin(hub, desk.page);
    await forbidOpening(shy);
  });
  ({ room, hoaBinh, tanVan } = meeting);
  await openAtDesk();
});
afterAll(async () => {
  await desk.close();
  await meeting.close();
});

describe('the chair and the floor', () => {
  it('hears a hand softly, and changes the order by mouse and by keyboard', async () => {
    await listenForTones(pageOf(room));
    await press('floor-button');
    await inRoom('mode-conference').click();
    await raiseHand(hoaBinh);
    // Hands that go up together sound once.
    await playedTones(pageOf(room), 1);
    await raiseHand(tanVan);
    await pageOf(tanVan).getByText('Thứ 2 trong danh sách chờ').waitFor();
    await desk.page.getByRole('button', { name: 'Chuyển lên: Xã Tân Văn' }).click();
    await pageOf(tanVan).getByTestId('floor-prepare').waitFor();
    await pageOf(hoaBinh).getByText('Thứ 2 trong danh sách chờ').waitFor();
    await desk.page.getByRole('button', { name: 'Chuyển lên: Xã Hòa Bình' }).press('Enter');
    await pageOf(hoaBinh).getByTestId('floor-prepare').waitFor();
    await inRoom(`tile-${tanVan.endpointId}`).getByTestId('tile-hand').getByText('2', { exact: true }).waitFor();
    const hands = await playedTones(pageOf(room), 2);
    for (const { level, pitch } of hands) {
      expect(Math.abs(pitch - 587)).toBeLessThan(12);
      expect(level).toBeGreaterThan(0.01);
      expect(level, 'somebody may be speaking').toBeLessThan(0.1);
    }
  });
  it('says in the same words on each page that a microphone waits for its turn', async () => {
    await pageOf(tanVan).getByTestId('mic-button').getByText('Nói khi được mời phát biểu').waitFor();
    await inRoom(`tile-${tanVan.endpointId}`)
      .getByRole('button', { name: /nói khi được mời/u })
      .waitFor();
    await desk.page.getByRole('row', { name: /Xã Tân Văn.*Nói khi được mời/u }).waitFor();
    await pageOf(tanVan).getByTestId('mic-button').click();
    await pageOf(tanVan).getByTestId('act-trouble').getByText('nói theo lượt').waitFor();
    for (const page of [pageOf(room), pageOf(tanVan), desk.page])
      expect(await page.getByText(/chủ trì đã tắt/iu).count()).toBe(0);
  });

  it('invites where it may not open the microphone: one press there, and it is heard', async () => {
    await listenForTones(pageOf(hoaBinh));
    await inRoom(`give-${hoaBinh.endpointId}`).click();
    await pageOf(hoaBinh).getByTestId('own-floor').getByText('MỜI PHÁT BIỂU').waitFor();
    await inRoom('floor-line').getByText('chờ bật mic').waitFor();
    await hearsNothing(room, hoaBinh);
    await pageOf(hoaBinh).getByTestId('floor-open').click();
    await hears(room, hoaBinh);
    await pageOf(hoaBinh).getByTestId('floor-open').waitFor({ state: 'detached' });
    expect(await playedTones(pageOf(hoaBinh), 1)).toHaveLength(1);
  });

  it('gives it to several while the mode is hội nghị: both are heard at once, the second with a tone of its own, however late its loudspeaker opens', async () => {
    await listenForTones(pageOf(tanVan), 1_500);
    await inRoom(`give-${tanVan.endpointId}`).click();
    await pageOf(tanVan).getByTestId('own-floor').waitFor();
    await Promise.all([hears(room, tanVan), hears(room, hoaBinh), hears(hoaBinh, tanVan), hears(tanVan, hoaBinh)]);
    const [tone] = await playedTones(pageOf(tanVan), 1);
    expect(tone?.level).toBeGreaterThan(0.1);
    expect(
      [659, 880].some((pitch) => Math.abs(pitch - (tone?.pitch ?? 0)) < 12),
      JSON.stringify(tone),
    ).toBe(true);
    await stir(room);
    expect(await placeFaults(pageOf(room))).toEqual([]);
  });

  it('undoes its last act within five seconds, and is not offered it any longer', async () => {
    await inRoom(`take-back-floor-${tanVan.endpointId}`).click();
    await pageOf(tanVan).getByTestId('own-floor').waitFor({ state: 'detached' });
    await inRoom('line-undo-floor').click();
    await pageOf(tanVan).getByTestId('own-floor').waitFor();
    await inRoom(`take-back-floor-${tanVan.endpointId}`).click();
    await Promise.all([inRoom('line-undo-floor').waitFor(), desk.page.getByText('Vừa kết thúc phát biểu').waitFor()]);
    await Promise.all([
      inRoom('line-undo-floor').waitFor({ state: 'detached' }),
      desk.page.getByRole('button', { name: 'Hoàn tác' }).waitFor({ state: 'detached' }),
    ]);
    await hearsNothing(room, tanVan);
  });

  it('keeps the list of speakers at the desk: made, said anew, moved, taken off, cleared, and all of it back by one press', async () => {
    const list = desk.page.getByTestId('live-speakers');
    const row = (name: string) => list.getByRole('row', { name: new RegExp(name, 'u') });
    await list.getByLabel('Số phút mỗi điểm cầu').fill('2');
    await list.getByRole('button', { name: 'Thêm' }).click();
    await row('Xã Tân Văn').getByText('2:00').waitFor();
    await row('Xã Hòa Bình').getByText('đang phát biểu').waitFor();
    await list.getByRole('button', { name: 'Chuyển lên: Xã Tân Văn' }).click();
    await row('^3 Xã Tân Văn').waitFor();
    await list.getByRole('button', { name: 'Sửa thời gian, nội dung phát biểu: Xã Tân Văn' }).click();
    await desk.page.getByLabel('Số phút', { exact: true }).fill('1,5');
    await desk.page.getByRole('dialog').getByLabel('Nội dung').fill('Thu ngân sách');
    await desk.page.getByRole('button', { name: 'Lưu' }).click();
    await row('Xã Tân Văn 1:30 Thu ngân sách').waitFor();
    await list.getByRole('button', { name: 'Bỏ khỏi danh sách phát biểu: Xã Mông Ân' }).click();
    await row('Xã Mông Ân').waitFor({ state: 'detached' });
    await list.getByRole('switch', { name: 'Tự mời tiếp khi hết giờ' }).click();
    await list.locator('[role="switch"]:checked').waitFor();
    expect(await faultsOf(desk.page)).toEqual([]);
    await list.getByRole('button', { name: 'Bỏ danh sách phát biểu' }).click();
    await list.getByText('Chưa có danh sách').waitFor();
    await desk.page.getByRole('button', { name: 'Hoàn tác' }).click();
    await row('Xã Tân Văn 1:30 Thu ngân sách').waitFor();
    await list.getByRole('button', { name: 'Bỏ danh sách phát biểu' }).click();
    await list.getByText('Chưa có danh sách').waitFor();
  });

  it('shows the time in amber, then in red and counting up, in the room, at the desk and in the commune', async () => {
    await pageOf(hoaBinh).getByTestId('floor-yield').click();
    const cookies = await room.browser.context.cookies(meeting.hub.url);
    const chair = await AttendingPage.open(
      meeting.hub.url,
      cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    );
    await chair.line.ask('meeting.watch', {
      meetingId: MeetingId.parse(new URL(desk.page.url()).pathname.split('/').at(-1)),
    });
    await chair.line.ask('floor.give', { endpointId: EndpointId.parse(tanVan.endpointId), seconds: 30 });
    chair.close();
    const pages = [pageOf(room), desk.page, pageOf(tanVan)];
    const times = (tone: string) =>
      pages.map((page) => page.locator(`[data-testid="floor-time"][data-tone="${tone}"]`).first());
    for (const time of times('amber')) expect(await time.innerText()).toMatch(/^0:[0-3]\d$/u);
    // Later, by the clock of each page; one that is more than a minute off follows the meeting's time again.
    for (const page of pages)
      await page.evaluate(() => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 45_000;
      });
    for (const time of times('red')) {
      const first = await time.innerText();
      expect(first).toMatch(/^\+0:[1-4]\d$/u);
      await time.filter({ hasNotText: first }).waitFor();
      expect((await time.innerText()) > first, 'it counts up').toBe(true);
    }
    for (const time of times('red'))
      await time.getAttribute('aria-label').then((words) => expect(words).toContain('Quá thời gian'));
  });
});
