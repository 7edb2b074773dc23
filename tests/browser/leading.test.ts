import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from './support/district.ts';
import { hears, hearsNothing, openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;

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
afterAll(() => meeting.close());

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
});
