import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicesOf, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser } from './support/endpoint-browser.ts';
import { openFloorMeeting, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, placesOf } from './support/room-places.ts';
import { until } from './support/seen-and-heard.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let desk: EndpointBrowser;

const pageOf = (place: Place): Page => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);
const light = (place: Place) => inRoom(`board-${place.endpointId}`).getAttribute('data-ready');
const boxOf = async (place: Place, testId: string) => {
  const box = await pageOf(place).getByTestId(testId).boundingBox();
  if (box === null) throw new Error(`${testId} is not shown`);
  return box;
};
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const save = async (): Promise<void> => {
  await desk.page.getByRole('button', { name: 'Lưu bản mới' }).click();
  await desk.page.getByText(/Đã lưu bản \d+ lúc/u).waitFor();
};
const deadline = (): ReturnType<Page['getByLabel']> => desk.page.getByRole('textbox', { name: 'Thời hạn, kết luận 1' });

beforeAll(async () => {
  meeting = await openFloorMeeting();
  ({ room, hoaBinh, tanVan } = meeting);
  desk = await EndpointBrowser.open('receipts', devicesOf.third, { width: 1366, height: 768 });
  await signInAsAdmin(meeting.hub, desk.page);
});
afterAll(async () => {
  await desk.close();
  await meeting.close();
});

describe('a conclusion that is received at the meeting', () => {
  it('is written and sent by two presses at the desk, and stands large where it covers nothing', async () => {
    const { page } = desk;
    await page.goto(`${meeting.hub.url}/meetings`);
    await page.getByRole('link', { name: 'Họp theo lượt phát biểu' }).first().click();
    await page.getByRole('link', { name: 'Kết luận', exact: true }).click();
    await page.getByRole('button', { name: 'Thêm kết luận' }).press('Enter');
    await page.keyboard.type('Rà soát các hộ dân trong vùng sạt lở, lập danh sách di dời trước mùa mưa');
    await page.getByRole('combobox', { name: 'Đơn vị chủ trì, kết luận 1' }).fill('Xã Hòa Bình');
    await page.keyboard.press('Tab');
    await deadline().fill('15/12/2030');
    await save();
    await page.getByRole('button', { name: 'Gửi tới điểm cầu: kết luận 1' }).click();
    await pageOf(hoaBinh).getByTestId('receive-band').getByText('Rà soát các hộ dân').waitFor();
    await pageOf(hoaBinh).getByText('Chủ trì: Xã Hòa Bình · Thời hạn: 15/12/2030').waitFor();
    expect(await pageOf(tanVan).getByTestId('receive-band').count(), 'not its own').toBe(0);
    const receive = await boxOf(hoaBinh, 'receive');
    expect(receive.height).toBeGreaterThanOrEqual(88);
    const band = await boxOf(hoaBinh, 'receive-band');
    const stage = await pageOf(hoaBinh).locator('main section').last().boundingBox();
    expect(band.y + band.height, 'above the stage').toBeLessThanOrEqual((stage?.y ?? 0) + 1);
    await shoot(pageOf(hoaBinh), 'receive-1366');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    await pageOf(hoaBinh).setViewportSize({ width: 390, height: 780 });
    await shoot(pageOf(hoaBinh), 'receive-390');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    await pageOf(hoaBinh).setViewportSize({ width: 1366, height: 768 });
  });

  it('fills the wall green as each receives it, and no tile moves', async () => {
    const before = await placesOf(pageOf(room));
    await desk.page.getByRole('button', { name: 'Gửi thêm…' }).click();
    await desk.page.getByRole('dialog').getByLabel('Xã Tân Văn', { exact: true }).check();
    await shoot(desk.page, 'receive-choose');
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Gửi tới 1 điểm cầu' }).click();
    await inRoom('receipts-line').getByText('Đã nhận việc 0/2').waitFor();
    await inRoom('receipts-line').getByText('Chưa nhận: Tân Văn, Hòa Bình').waitFor();
    await pageOf(hoaBinh).getByTestId('receive').click();
    await pageOf(hoaBinh).getByTestId('receive-band').waitFor({ state: 'detached' });
    await inRoom('receipts-line').getByText('Đã nhận việc 1/2').waitFor();
    await until(
      async () => [await light(hoaBinh), await light(tanVan)].join(' '),
      (is) => is === 'ready silent',
      'one light is green',
    );
    for (const [width, height] of [
      [3840, 2160],
      [1920, 1080],
    ] as const) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `receive-room-${width}`);
    }
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
    await desk.page.getByText(/Hòa Bình: đã nhận lúc \d\d:\d\d:\d\d/u).waitFor();
    await desk.page.getByText('Xã Tân Văn: chưa nhận').waitFor();
    await shoot(desk.page, 'receive-desk');
    expect(await faultsOf(desk.page)).toEqual([]);
  });

  it('is asked anew where it was changed, says what, and disappears where it is taken back', async () => {
    await deadline().fill('31/12/2030');
    await save();
    await pageOf(hoaBinh).getByTestId('receive-before').getByText('Thời hạn trước đây: 15/12/2030').waitFor();
    await shoot(pageOf(hoaBinh), 'receive-changed');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    expect(await pageOf(tanVan).getByTestId('receive-before').count(), 'it had not received it').toBe(0);
    await inRoom('receipts-line').getByText('Đã nhận việc 0/2').waitFor();
    for (const each of [hoaBinh, tanVan]) await pageOf(each).getByTestId('receive').click();
    await inRoom('receipts-line').getByText('Tất cả đã nhận').waitFor();
    await shoot(pageOf(room), 'receive-room-all');
    await inRoom('receipts-line').waitFor({ state: 'detached', timeout: 60_000 });
    await deadline().fill('20/12/2030');
    await save();
    await pageOf(tanVan).getByTestId('receive-band').waitFor();
    await desk.page.getByRole('button', { name: 'Thu hồi' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
    await pageOf(tanVan).getByTestId('receive-band').waitFor({ state: 'detached' });
    await inRoom('receipts-line').waitFor({ state: 'detached' });
  });
});
