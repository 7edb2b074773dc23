import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, roomScreen } from './support/endpoint-browser.ts';
import { stir } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let admin: EndpointBrowser;

const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
/** The shortest that can be set comes after 30 to 90 s. */
const patience = { timeout: 120_000 };

/** Opens a training whose communes confirm their presence as often as can be set. */
const openTraining = async (page: Page): Promise<void> => {
  await page.getByTestId('open-meeting').click();
  await page.getByLabel('Tên cuộc họp').fill('Tập huấn chuyển đổi số');
  await page.getByLabel('Loại cuộc họp').selectOption('tap-huan');
  await page.getByText('Thêm lựa chọn').click();
  await page.getByLabel('Xác nhận có mặt vào lúc bất kỳ').check();
  await page.getByLabel('Khoảng bao nhiêu phút một lần').fill('1');
  await page.getByLabel('Xác nhận trong mấy phút').fill('1');
  await shoot(page, 'checkpoint-opening');
  await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
  await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
  await page.getByTestId('join').waitFor();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, hoaBinh, tanVan] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
  admin = await EndpointBrowser.open('admin', devicesOf.third, roomScreen);
  await signInAsAdmin(hub, admin.page);
  await openTraining(pageOf(room));
  await Promise.all([room, hoaBinh, tanVan].map(join));
});
afterAll(async () => {
  await Promise.all([room, hoaBinh, tanVan].map(({ browser }) => browser.close()));
  await admin.close();
  await hub.remove();
});

describe('a checkpoint of presence', () => {
  it('is asked for by itself in each commune, and confirmed by one press, which the room sees', async () => {
    await stir(room);
    await pageOf(room).getByTestId('layout-button').click();
    await pageOf(room).getByTestId('board-button').click();
    await pageOf(room).getByText('Xác nhận có mặt: khoảng 1 phút một lần').waitFor();
    await pageOf(hoaBinh)
      .getByTestId('checkpoint')
      .getByText(/Hãy bấm xác nhận: còn 0:\d\d/u)
      .waitFor(patience);
    await shoot(pageOf(hoaBinh), 'checkpoint-commune');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    const button = pageOf(hoaBinh).getByTestId('confirm-presence');
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(88);
    await button.click();
    await pageOf(hoaBinh).getByTestId('confirmed').getByText('Đã xác nhận có mặt lúc').waitFor();
    const told = pageOf(room).getByText('Xác nhận 1/19');
    await told.waitFor();
    expect(await told.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
    await shoot(pageOf(room), 'checkpoint-room');
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await pageOf(hoaBinh).reload();
    await pageOf(hoaBinh).getByTestId('confirmed').waitFor();
  });

  it('is over after its time, and stands in the record by each endpoint', async () => {
    await pageOf(tanVan)
      .getByTestId('checkpoint')
      .waitFor({ state: 'detached', ...patience });
    await pageOf(room).getByTestId('line-stop-checkpoints').click();
    await admin.page.goto(`${hub.url}/meetings`);
    await admin.page.getByRole('link', { name: 'Tập huấn chuyển đổi số' }).click();
    await admin.page.getByText(/xác nhận có mặt 1\/1 lần \(\d\d:\d\d:\d\d\)/u).waitFor();
    await admin.page.getByText('xác nhận có mặt 0/1 lần').first().waitFor();
    await admin.page.getByText('Xã Hòa Bình xác nhận có mặt.').waitFor();
    await admin.page.getByTestId('checkpoint-form').waitFor();
    await shoot(admin.page, 'checkpoint-desk');
    expect(await faultsOf(admin.page)).toEqual([]);
  });
});
