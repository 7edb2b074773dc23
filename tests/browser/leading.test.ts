import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicesOf, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { hears, hearsNothing, openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let desk: EndpointBrowser | null = null;

const patient = { timeout: 90_000 };
const pageOf = (place: Place): Page => place.browser.page;
const lead = (place: Place) => pageOf(place).getByTestId('lead-line');
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const openMicrophone = async (place: Place): Promise<void> => {
  await pageOf(place).getByTestId('mic-button').click();
};

beforeAll(async () => {
  meeting = await openFloorMeeting();
  ({ room, hoaBinh, tanVan } = meeting);
});
afterAll(async () => {
  await desk?.close();
  await meeting.close();
});

describe('a deputy', () => {
  it('is named in the room, beside its tile', async () => {
    await stir(room);
    await pageOf(room).locator(`[data-testid="tile-${hoaBinh.endpointId}"]`).click();
    await pageOf(room).getByTestId('acts-further').click();
    await shoot(pageOf(room), 'lead-naming');
    await pageOf(room).getByTestId('act-make-deputy').click();
    await pageOf(room).getByTestId('acts-close').click();
    expect(await pageOf(hoaBinh).getByTestId('conduct-button').count()).toBe(0);
  });

  it('leads when the room’s page has crashed, and conducts; what it says is heard, what others say is not', async () => {
    await openMicrophone(hoaBinh);
    await openMicrophone(tanVan);
    await hears(tanVan, hoaBinh);
    const crashing = await room.browser.context.newCDPSession(pageOf(room));
    const crashed = pageOf(room).waitForEvent('crash');
    // A page that crashes answers no more.
    void crashing.send('Page.crash').catch(() => undefined);
    await crashed;
    await lead(tanVan)
      .getByText(/Điểm cầu chủ tọa mất kết nối\. .*Hòa Bình chủ trì thay sau \d+ giây/u)
      .waitFor(patient);
    await shoot(pageOf(tanVan), 'lead-passes-commune');
    await lead(tanVan).getByText('Đang chủ trì: Xã Hòa Bình (thay)').waitFor(patient);
    await lead(hoaBinh).getByText('Điểm cầu này đang chủ trì thay.').waitFor();
    await shoot(pageOf(tanVan), 'lead-acting-commune');
    await shoot(pageOf(hoaBinh), 'lead-mine-commune');
    for (const place of [hoaBinh, tanVan]) expect(await faultsOf(pageOf(place))).toEqual([]);
    await pageOf(hoaBinh).getByTestId('conduct-button').click();
    await shoot(pageOf(hoaBinh), 'lead-conducts');
    await pageOf(hoaBinh).getByTestId('act-mode-conference').click();
    await pageOf(hoaBinh).keyboard.press('Escape');
    await hears(tanVan, hoaBinh);
    await hearsNothing(hoaBinh, tanVan);
    expect(await pageOf(tanVan).getByTestId('conduct-button').count()).toBe(0);
  });

  it('is seen at the desk, where the admin may give the lead to another, having been asked once', async () => {
    desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
    const { page } = desk;
    await signInAsAdmin(meeting.hub, page);
    await page.getByRole('link', { name: 'Họp theo lượt phát biểu' }).first().click();
    await page.getByText('Đang chủ trì: Xã Hòa Bình (thay)').waitFor(patient);
    await shoot(page, 'lead-desk');
    await page.getByText('Chủ trì thay: Xã Hòa Bình', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Quản trị giao quyền chủ trì: Xã Tân Văn' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Quản trị giao quyền chủ trì: Xã Tân Văn' }).click();
    await shoot(page, 'lead-desk-asks');
    await page.getByRole('button', { name: 'Giao quyền chủ trì', exact: true }).click();
    await lead(hoaBinh).getByText('Đang chủ trì: Xã Tân Văn (thay)').waitFor();
    await page.getByRole('button', { name: 'Quản trị giao quyền chủ trì: Xã Hòa Bình' }).click();
    await page.getByRole('button', { name: 'Giao quyền chủ trì', exact: true }).click();
    await lead(tanVan).getByText('Đang chủ trì: Xã Hòa Bình (thay)').waitFor();
  });

  it('leads no longer when the room is back, which is told so, and so is everybody', async () => {
    const page = await room.browser.newTab();
    room.browser.page = page;
    await page.goto(meeting.hub.url);
    // A seat that was lost is taken again without a press.
    await page.getByTestId('room-page').waitFor();
    for (const place of [room, hoaBinh, tanVan])
      await lead(place)
        .getByText(/Điểm cầu chủ tọa chủ trì tiếp\. Xã Hòa Bình đã chủ trì thay từ \d/u)
        .waitFor(patient);
    await shoot(page, 'lead-over-room');
    expect(await pageOf(hoaBinh).getByTestId('conduct-button').count()).toBe(0);
    await hearsNothing(tanVan, hoaBinh);
  });

  it('is handed the lead by one press, and the chair takes it back by one', async () => {
    await stir(room);
    await pageOf(room).keyboard.press('Shift+KeyU');
    await lead(room).getByText('Đang chủ trì: Xã Hòa Bình (thay)').waitFor();
    expect(await placeFaults(pageOf(room))).toEqual([]);
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `lead-room-${width}`);
    }
    await pageOf(room).setViewportSize({ width: 1920, height: 1080 });
    await stir(room);
    await pageOf(room).getByTestId('more-button').click();
    await shoot(pageOf(room), 'lead-room-more');
    await pageOf(room).getByTestId('lead-button').click();
    await lead(room)
      .getByText(/Điểm cầu chủ tọa chủ trì tiếp/u)
      .waitFor();
  });

  it('whose PC an admin shuts out leads no longer in the same moment, which is said in the room', async () => {
    await pageOf(room).keyboard.press('Escape');
    await pageOf(room).getByTestId('lead-button').waitFor({ state: 'detached' });
    await stir(room);
    await pageOf(room).keyboard.press('Shift+KeyU');
    await lead(tanVan).getByText('Đang chủ trì: Xã Hòa Bình (thay)').waitFor();
    const { page } = desk ?? expect.fail('no desk');
    const status = await page.evaluate(async (path) => {
      const body = JSON.stringify({ active: false });
      const answer = await fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body });
      return answer.status;
    }, `/api/endpoints/${hoaBinh.endpointId}`);
    expect(status).toBe(200);
    await lead(room)
      .getByText(/Xã Hòa Bình không chủ trì thay nữa: quyền truy cập đã bị khóa/u)
      .waitFor(patient);
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await shoot(pageOf(room), 'lead-shut-out-room');
    expect(await pageOf(tanVan).getByTestId('conduct-button').count()).toBe(0);
  });
});
