import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicesOf, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { hears, openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let desk: EndpointBrowser | null = null;

const patient = { timeout: 60_000 };
const pageOf = (place: Place): Page => place.browser.page;
const line = (place: Place) => pageOf(place).getByTestId('debriefing-line');
const says = /^Họp riêng: phiên họp đã kết thúc lúc \d/u;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

beforeAll(async () => {
  meeting = await openFloorMeeting();
  ({ room, hoaBinh, tanVan } = meeting);
});
afterAll(async () => {
  await desk?.close();
  await meeting.close();
});

describe('a debriefing', () => {
  it('is chosen in the room, which says what it does and needs one that stays', async () => {
    for (const place of [hoaBinh, tanVan]) await pageOf(place).getByTestId('mic-button').click();
    await hears(room, hoaBinh);
    await hears(tanVan, hoaBinh);
    const page = pageOf(room);
    await stir(room);
    await page.getByTestId('mic-button').click();
    await hears(hoaBinh, room);
    await stir(room);
    await page.getByTestId('end-button').click();
    await page.getByTestId('question').waitFor();
    await shoot(page, 'debriefing-asked');
    await page.getByTestId('debriefing-button').waitFor();
    for (const [width, height] of [
      [3840, 2160],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await placeFaults(page), `${width}`).toEqual([]);
      await shoot(page, `debriefing-asks-${width}`);
    }
    await page.getByTestId('debriefing-button').click();
    const begin = page.getByTestId('debriefing-begin');
    await begin.waitFor();
    expect(await begin.isDisabled()).toBe(true);
    await page.getByTestId(`stays-${hoaBinh.endpointId}`).check();
    for (const [width, height] of [
      [3840, 2160],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await shoot(page, `debriefing-form-${width}`);
      expect(await faultsOf(page), `${width}`).toEqual([]);
    }
    await begin.click();
  });

  it('takes those who stay along, who go on hearing one another; all others see that the meeting is closed', async () => {
    for (const place of [room, hoaBinh]) await line(place).getByText(says).waitFor(patient);
    await pageOf(tanVan).getByTestId('waiting-page').waitFor(patient);
    await pageOf(tanVan).getByTestId('closing').waitFor(patient);
    expect(await pageOf(tanVan).getByTestId('join').count()).toBe(0);
    await hears(room, hoaBinh);
    await hears(hoaBinh, room);
    // No sound comes to who left, and nothing of them goes out.
    expect(await pageOf(tanVan).locator('video:not([data-own])').count()).toBeLessThanOrEqual(1);
    await pageOf(room).getByTestId(`tile-${tanVan.endpointId}`).waitFor({ state: 'detached' });
    for (const place of [room, hoaBinh, tanVan]) expect(await faultsOf(pageOf(place)), place.name).toEqual([]);
    for (const [width, height] of [
      [3840, 2160],
      [1920, 1080],
    ] as const) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `debriefing-room-${width}`);
    }
    await shoot(pageOf(hoaBinh), 'debriefing-commune');
    await shoot(pageOf(tanVan), 'debriefing-left');
  });

  it('is the meeting’s end at the desk, where nobody can follow it, not even an admin', async () => {
    desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
    const { page } = desk;
    await signInAsAdmin(meeting.hub, page);
    await page.getByRole('link', { name: 'Họp theo lượt phát biểu' }).first().click();
    await page.getByText(/ở lại họp riêng: Huyện Bình Gia, Xã Hòa Bình\./u).waitFor(patient);
    expect(await page.getByRole('heading', { name: 'Cuộc họp đang diễn ra' }).count()).toBe(0);
    await shoot(page, 'debriefing-desk');
  });

  it('is come back to by who loads the page anew', async () => {
    await pageOf(hoaBinh).reload();
    await line(hoaBinh).getByText(says).waitFor(patient);
    await hears(hoaBinh, room);
  });

  it('is ended in the room, having asked once, and both see the meeting’s closing', async () => {
    const page = pageOf(room);
    await stir(room);
    await page.getByTestId('end-button').click();
    await page.getByText('Kết thúc họp riêng?').waitFor();
    await shoot(page, 'debriefing-end-asks');
    await page.getByRole('button', { name: 'Kết thúc họp riêng', exact: true }).click();
    for (const place of [room, hoaBinh]) {
      await pageOf(place).getByTestId('waiting-page').waitFor(patient);
      await pageOf(place).getByTestId('closing').waitFor(patient);
      expect(await pageOf(place).getByTestId('join').count()).toBe(0);
    }
    await shoot(page, 'debriefing-over');
    await desk?.page.getByText(/kết thúc họp riêng\./u).waitFor(patient);
  });
});
