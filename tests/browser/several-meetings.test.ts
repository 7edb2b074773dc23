import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { stir } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';

let hub: HubProcess;
let room: Place;
let commune: Place;

const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const cards = (page: Page) => page.locator('article[data-testid^="meeting-"]');
const titles = (page: Page): Promise<string[]> => cards(page).getByRole('heading').allInnerTexts();
const heightOf = async (page: Page, place: number): Promise<number> =>
  (await cards(page).nth(place).getByTestId('join').boundingBox())?.height ?? 0;

/** The room leaves the meeting, which stays open. */
const leave = async (): Promise<void> => {
  await stir(room);
  await pageOf(room).getByTestId('more-button').click();
  await pageOf(room).getByTestId('leave-button').click();
  await pageOf(room).getByTestId('question-yes').click();
  await pageOf(room).getByTestId('waiting-page').waitFor();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, commune] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
  ]);
  await openMeeting(pageOf(room), 'Giao ban hôm qua');
  await join(room);
  await leave();
});
afterAll(async () => {
  await Promise.all([room, commune].map(({ browser }) => browser.close()));
  await hub.remove();
});

describe('several meetings on a waiting page', () => {
  it('lists first and large the one whose chair is there, and below it the one that was forgotten', async () => {
    await pageOf(room).getByTestId('open-meeting').click();
    await pageOf(room).getByLabel('Tên cuộc họp').fill('Giao ban hôm nay');
    await pageOf(room).getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
    await pageOf(room).getByRole('button', { name: 'Mở cuộc họp' }).click();
    await cards(pageOf(room)).nth(1).waitFor();
    expect(await titles(pageOf(room))).toEqual(['Giao ban hôm nay', 'Giao ban hôm qua']);
    await shoot(pageOf(room), 'several-room');
    await cards(pageOf(room)).first().getByTestId('join').click();
    await pageOf(room).getByTestId('room-page').waitFor();
    await cards(pageOf(commune)).first().getByText('chủ trì đã có mặt').waitFor();
    expect(await titles(pageOf(commune))).toEqual(['Giao ban hôm nay', 'Giao ban hôm qua']);
    expect(await heightOf(pageOf(commune), 0)).toBeGreaterThan(await heightOf(pageOf(commune), 1));
    expect(await heightOf(pageOf(commune), 1)).toBeGreaterThanOrEqual(88);
    expect(await faultsOf(pageOf(commune))).toEqual([]);
    await shoot(pageOf(commune), 'several-commune');
  });

  it('asks whoever leads, and no commune, about one in which nobody has been for an hour', async () => {
    await leave();
    const hourAgo = (text: string): string =>
      text.replaceAll(/"emptySince":(\d+)/gu, (_all, at: string) => `"emptySince":${Number(at) - 3_700_000}`);
    for (const page of [pageOf(room), pageOf(commune)]) {
      await page.routeWebSocket(/socket\.io/u, (socket) => {
        const server = socket.connectToServer();
        server.onMessage((message) => socket.send(typeof message === 'string' ? hourAgo(message) : message));
      });
      await page.route(/transport=polling/u, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: hourAgo(await response.text()) });
      });
      await page.reload();
      await cards(page).nth(1).waitFor();
    }
    await pageOf(room).getByTestId('empty').first().getByText('Không còn ai trong cuộc họp từ').waitFor();
    expect(await pageOf(room).getByTestId('empty').count()).toBe(2);
    expect(await pageOf(commune).getByTestId('empty').count()).toBe(0);
    expect(await faultsOf(pageOf(room))).toEqual([]);
    await shoot(pageOf(room), 'several-empty');
  });
});
