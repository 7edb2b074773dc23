import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { pressInRoom } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { widthFaults } from './support/page-width.ts';
import { placeFaults } from './support/room-places.ts';

const patient = { timeout: 60_000 };
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};

let hub: HubProcess;
let room: Place;
let desk: EndpointBrowser;

const row = (type: string) => desk.page.getByRole('row', { name: type }).first();
const change = async (type: string): Promise<void> => {
  await desk.page.getByRole('button', { name: `Sửa: ${type}` }).click();
  await desk.page.getByRole('dialog', { name: type }).waitFor();
};
const save = () => desk.page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
const wish = (page: Page) => page.getByLabel('Ghi âm, ghi hình');

beforeAll(async () => {
  hub = await HubProcess.start();
  room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
  await signInAsAdmin(hub, desk.page);
});
afterAll(async () => {
  await Promise.all([room.browser, desk].map((browser) => browser.close()));
  await hub.remove();
});

describe('which types of meeting are recorded', () => {
  it('is set at a desk, with what is wrong said before it is sent, and who set it', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Quản trị', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Ghi âm, ghi hình' }).click();
    await row('Họp sơ kết, tổng kết').getByText('Người chủ trì quyết định').waitFor();
    await change('Họp sơ kết, tổng kết');
    await page.getByLabel('Luôn ghi, từ lúc mở đến lúc bế mạc').check();
    await page.getByLabel('Số ngày giữ sau bế mạc').fill('0');
    await save();
    await page.getByText('Hãy nhập số ngày từ 1 đến 3650.').waitFor();
    await shoot(page, 'recording-rules-form');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Số ngày giữ sau bế mạc').fill('730');
    await save();
    await row('Họp sơ kết, tổng kết').getByText('730 ngày').waitFor();
    await change('Họp đột xuất');
    await page.getByLabel('Không ghi').check();
    await page.getByLabel('Giữ không thời hạn').check();
    await save();
    await row('Họp đột xuất').getByText('Không có bản ghi').waitFor();
    await page.getByText('Luôn ghi, từ lúc mở đến lúc bế mạc; 730 ngày').waitFor();
    for (const [width, height] of [
      [1366, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await faultsOf(page), `${width}`).toEqual([]);
      expect(await widthFaults(page), `${width}`).toEqual([]);
      await shoot(page, `recording-rules-${width}`);
    }
    await page.setViewportSize(communeScreen);
    // What was set can be given back.
    await change('Họp đột xuất');
    await page.getByRole('button', { name: 'Trở lại mặc định' }).click();
    await row('Họp đột xuất').getByText('Người chủ trì quyết định').waitFor();
    await page.getByText('trở lại mặc định của phần mềm').waitFor();
  });

  it('stands in the form that opens a meeting, which may wish where the chair decides and else may not', async () => {
    const { page } = room.browser;
    await page.getByTestId('open-meeting').click();
    await page.getByText('Thêm lựa chọn').click();
    await page.getByText('Bản ghi được giữ 90 ngày sau bế mạc.').waitFor();
    expect(await wish(page).inputValue()).toBe('chair-decides');
    await page.getByLabel('Loại cuộc họp').selectOption('so-ket-tong-ket');
    await page.getByText('không chọn khác được. Bản ghi được giữ 730 ngày sau bế mạc.').waitFor();
    expect([await wish(page).inputValue(), await wish(page).isDisabled()]).toEqual(['always', true]);
    await shoot(page, 'recording-rules-opening');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Loại cuộc họp').selectOption('giao-ban');
    expect([await wish(page).inputValue(), await wish(page).isDisabled()]).toEqual(['chair-decides', false]);
  });

  it('is recorded from its opening, where that was wished; the room reads that it goes on and for how long there is room', async () => {
    const { page } = room.browser;
    await wish(page).selectOption('always');
    await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
    await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
    await page.getByTestId('recorded').getByText('đang được ghi âm').waitFor(patient);
    await join(room);
    await page.locator('[data-testid="recording-mark"][data-state="running"]').waitFor(patient);
    await pressInRoom(room, 'mic-button');
    await pressInRoom(room, 'more-button');
    await page.getByTestId('record-button').click();
    const goesOn = page.getByTestId('recording-heart');
    await goesOn.getByText(/Đã lưu đến \d\d:\d\d:\d\d \([1-9]\d* kB\/giây\)/u).waitFor(patient);
    await goesOn.getByText(/còn chỗ cho khoảng/iu).waitFor(patient);
    expect(await page.getByTestId('act-end-recording').count(), 'nobody may end it').toBe(0);
    await desk.page.goto(`${hub.url}/meetings`);
    await desk.page
      .getByRole('link', { name: /^Họp giao ban ngày/u })
      .first()
      .click();
    await desk.page
      .getByTestId('recording-heart')
      .getByText(/Đã lưu đến .* \([1-9]\d* kB\/giây\).* Đang thu được 1 mic\./u)
      .waitFor(patient);
    expect(await faultsOf(desk.page)).toEqual([]);
    for (const [width, height] of [
      [3840, 2160],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await placeFaults(page), `${width}`).toEqual([]);
      await shoot(page, `recording-heart-${width}`);
    }
  });
});
