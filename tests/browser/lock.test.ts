import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { stir } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let desk: EndpointBrowser | null = null;
const patient = { timeout: 90_000 };
const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const lockByRoom = async (): Promise<void> => {
  await stir(room);
  await pageOf(room).getByTestId('more-button').click();
  await shoot(pageOf(room), 'lock-room-more');
  await pageOf(room).getByTestId('lock-button').click();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, hoaBinh, tanVan] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
  await openMeeting(pageOf(room), 'Họp cán bộ');
  await Promise.all([room, hoaBinh].map(join));
});
afterAll(async () => {
  await desk?.close();
  await Promise.all([room, hoaBinh, tanVan].map(({ browser }) => browser.close()));
  await hub.remove();
});

describe('a locked meeting', () => {
  it('is locked in the room by one press, shown there, and said on the waiting page of who comes late', async () => {
    await pageOf(tanVan).getByTestId('join').waitFor(patient);
    await lockByRoom();
    await pageOf(room).locator('[data-testid="connected-count"][data-locked="true"]').waitFor();
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await pageOf(tanVan).getByTestId('locked-out').getByText('Phòng họp đã khóa').waitFor();
    expect(await pageOf(tanVan).getByTestId('join').count()).toBe(0);
    await shoot(pageOf(tanVan), 'lock-waiting');
    expect(await faultsOf(pageOf(tanVan))).toEqual([]);
  });

  it('takes back who loads its page anew', async () => {
    await pageOf(hoaBinh).reload();
    await pageOf(hoaBinh).getByTestId('commune-page').waitFor(patient);
  });

  it('names who asks in the room, at the desk and on the panel, with the press that lets it in', async () => {
    await pageOf(tanVan).getByTestId('knock').click();
    await pageOf(tanVan).getByText('khi được cho vào, trang này tự vào họp').waitFor();
    await shoot(pageOf(tanVan), 'lock-waiting-asked');
    const notice = pageOf(room).getByTestId('entry-notice');
    await notice.getByText('Xã Tân Văn xin vào họp').waitFor();
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `lock-room-asks-${width}`);
    }
    await pageOf(room).setViewportSize({ width: 1920, height: 1080 });
    desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
    const { page } = desk;
    await signInAsAdmin(hub, page);
    await page.getByRole('link', { name: 'Họp cán bộ' }).first().click();
    await page.getByTestId('live-lock').getByText('Xã Tân Văn xin vào họp').waitFor(patient);
    await page.getByRole('button', { name: 'Cho vào họp: Xã Tân Văn' }).waitFor();
    await shoot(page, 'lock-desk');
    expect(await faultsOf(page)).toEqual([]);
    const meeting = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const panel = await page.context().newPage();
    await panel.setViewportSize({ width: 1280, height: 800 });
    await panel.goto(`${hub.url}/panel?${new URLSearchParams({ meeting })}`);
    await panel.getByTestId('panel-asks').getByText('Xã Tân Văn xin vào họp').waitFor(patient);
    await panel.getByTestId(`panel-quick-${tanVan.endpointId}`).getByText('Cho vào').waitFor();
    await shoot(panel, 'lock-panel');
    await panel.close();
  });

  it('is entered without another press once the room lets in, by one press', async () => {
    await pageOf(room).getByTestId('entry-notice').getByTestId('line-admit').click();
    await pageOf(tanVan).getByTestId('commune-page').waitFor(patient);
    await pageOf(room).getByTestId('entry-notice').waitFor({ state: 'detached' });
  });

  it('is unlocked by one press at the desk', async () => {
    if (desk === null) throw new Error('no desk');
    await desk.page.getByRole('button', { name: 'Mở khóa phòng họp' }).click();
    await pageOf(room).locator('[data-testid="connected-count"][data-locked="false"]').waitFor();
    await desk.page.getByTestId('live-lock').waitFor({ state: 'detached' });
  });
});
