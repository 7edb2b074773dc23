import { MeetingId } from '@diem-cau/shared';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendingPage } from '../../server/test/support/attending-page.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { stir } from './support/floor-meeting.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let desk: EndpointBrowser;
let panel: Page;
/** Says what no form offers: an end that is near. */
let secretary: AttendingPage;
const patient = { timeout: 90_000 };
const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const mark = (page: Page, stands: 'far' | 'near' | 'over'): Locator =>
  page.locator(`[data-testid="plan-mark"][data-stands="${stands}"]`);
/** Plans the end so that this is told soon, and once more where a busy machine let its minute pass. */
const told = async (minutes: number, words: string, pages: readonly Page[]): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    await secretary.line.ask('plan.set', { minutes });
    const seen = pages.map((page) => page.getByTestId('plan-notice').getByText(words).waitFor({ timeout: 120_000 }));
    const all = await Promise.allSettled(seen);
    if (all.every(({ status }) => status === 'fulfilled')) return;
    if (tries === 3) throw new Error(`not told everywhere: ${words}`);
  }
};
const sizes = [
  [3840, 2160],
  [1920, 1080],
] as const;

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, hoaBinh] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
  ]);
});
afterAll(async () => {
  secretary.close();
  await desk.close();
  await Promise.all([room, hoaBinh].map(({ browser }) => browser.close()));
  await hub.remove();
});

describe('the planned end of a meeting', () => {
  it('is proposed by the form that opens it, and stands in the room and at the commune', async () => {
    await pageOf(room).getByTestId('open-meeting').click();
    expect(await pageOf(room).getByLabel('Dự kiến họp trong').inputValue()).toBe('90');
    await shoot(pageOf(room), 'plan-opening');
    await pageOf(room).goBack();
    await openMeeting(pageOf(room), 'Giao ban tuần');
    await Promise.all([room, hoaBinh].map(join));
    for (const place of [room, hoaBinh]) {
      await mark(pageOf(place), 'far').waitFor(patient);
      expect(await mark(pageOf(place), 'far').textContent(), place.name).toMatch(/^đến \d\d:\d\d$/u);
    }
    for (const [width, height] of sizes) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `plan-room-${width}`);
    }
    await shoot(pageOf(hoaBinh), 'plan-commune');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
  });

  it('is told quietly in the room and on the panel when it is near, with what extends it; not at the commune', async () => {
    desk = await EndpointBrowser.open('desk', devicesOf.third, communeScreen);
    const { page } = desk;
    await signInAsAdmin(hub, page);
    await page.getByRole('link', { name: 'Giao ban tuần' }).first().click();
    await page.getByTestId('live-plan').waitFor(patient);
    const meeting = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    panel = await page.context().newPage();
    await panel.setViewportSize({ width: 1280, height: 800 });
    await panel.goto(`${hub.url}/panel?${new URLSearchParams({ meeting })}`);
    await mark(panel, 'far').waitFor(patient);
    const cookies = await desk.context.cookies(hub.url);
    secretary = await AttendingPage.open(hub.url, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
    await secretary.line.ask('meeting.watch', { meetingId: MeetingId.parse(meeting) });
    await told(10, 'Còn 10 phút', [pageOf(room), panel, page]);
    await mark(pageOf(hoaBinh), 'near').waitFor(patient);
    for (const [width, height] of sizes) {
      await pageOf(room).setViewportSize({ width, height });
      await shoot(pageOf(room), `plan-room-ten-${width}`);
    }
    await shoot(panel, 'plan-panel-ten');
    await told(5, 'Còn 5 phút', [pageOf(room), panel, page]);
    for (const each of [pageOf(room), panel, page]) await mark(each, 'near').first().waitFor(patient);
    await mark(pageOf(hoaBinh), 'near').waitFor(patient);
    expect(await pageOf(hoaBinh).getByTestId('plan-notice').count()).toBe(0);
    for (const [width, height] of sizes) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `plan-room-near-${width}`);
    }
    await shoot(panel, 'plan-panel-near');
    await shoot(page, 'plan-desk-near');
    await shoot(pageOf(hoaBinh), 'plan-commune-near');
  });

  it('is extended in the room by one press, which the panel takes back by one', async () => {
    await told(5, 'Còn 5 phút', [pageOf(room)]);
    await pageOf(room).getByTestId('plan-notice').getByTestId('line-extend-30').click();
    await mark(pageOf(hoaBinh), 'far').waitFor(patient);
    await panel.getByTestId('plan-notice').getByText('Đã gia hạn 30 phút').waitFor();
    await shoot(panel, 'plan-panel-extended');
    await panel.getByTestId('plan-undo-extension').click();
    await mark(pageOf(hoaBinh), 'near').waitFor(patient);
  });

  it('has come: the room, the panel and the desk are told, all see by how much it is passed, and nothing ends', async () => {
    await told(1, 'Đã đến giờ', [pageOf(room), panel, desk.page]);
    for (const each of [pageOf(room), panel, pageOf(hoaBinh)]) await mark(each, 'over').first().waitFor(patient);
    expect(await pageOf(hoaBinh).getByTestId('plan-notice').count()).toBe(0);
    for (const [width, height] of sizes) {
      await pageOf(room).setViewportSize({ width, height });
      expect(await placeFaults(pageOf(room)), `${width}`).toEqual([]);
      await shoot(pageOf(room), `plan-room-over-${width}`);
    }
    await shoot(panel, 'plan-panel-over');
    await shoot(pageOf(hoaBinh), 'plan-commune-over');
    await pageOf(hoaBinh).setViewportSize({ width: 390, height: 844 });
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    await shoot(pageOf(hoaBinh), 'plan-commune-over-390');
    await pageOf(hoaBinh).setViewportSize(communeScreen);
    expect((await secretary.line.ask('meeting.snapshot', {})).snapshot.phase.phase).toBe('running');
  });

  it('is set anew and extended in the dialog, in the room, on a tablet and on a phone', async () => {
    await stir(room);
    await pageOf(room).getByTestId('end-button').click();
    await shoot(pageOf(room), 'plan-room-end');
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await pageOf(room).getByTestId('plan-button').click();
    await pageOf(room).getByTestId('plan-in-60').click();
    await pageOf(room).getByTestId('form-extend-15').click();
    await pageOf(room).getByText('Đã gia hạn 15 phút.').waitFor();
    await shoot(pageOf(room), 'plan-room-dialog');
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ] as const) {
      await panel.setViewportSize({ width, height });
      await panel.getByTestId('panel-more').click();
      await panel.getByTestId('more-plan-end').click();
      await panel.getByTestId('plan-form').getByText('Đã gia hạn 15 phút.').waitFor();
      await shoot(panel, `plan-panel-${width}`);
      expect(await faultsOf(panel), `${width}`).toEqual([]);
      await panel.getByTestId('panel-close').click();
      await shoot(panel, `plan-panel-board-${width}`);
    }
  });

  it('ends nothing, and stands on the record beside who extended it', async () => {
    const { page } = desk;
    await page.getByTestId('live-plan').click();
    await page.getByTestId('plan-in-45').click();
    await page.getByTestId('form-extend-30').click();
    await page.getByTestId('plan-form').getByText('Đã gia hạn 30 phút.').waitFor();
    await shoot(page, 'plan-desk-dialog');
    await secretary.line.ask('meeting.close', {});
    await page.reload();
    await page
      .getByText(/gia hạn 30 phút \(Quản trị/u)
      .first()
      .waitFor(patient);
    await shoot(page, 'plan-record');
  });
});
