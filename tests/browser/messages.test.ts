import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devicesOf, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser } from './support/endpoint-browser.ts';
import { openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { faultsOf, textFaultsOf } from './support/page-check.ts';
import { openPanel, tabletScreen } from './support/panel-page.ts';
import { placeFaults, placesOf } from './support/room-places.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;
let desk: EndpointBrowser;
let panel: Page;

const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const boxOf = async (page: Page, testId: string) => {
  const box = await page.getByTestId(testId).boundingBox();
  if (box === null) throw new Error(`${testId} is not shown`);
  return box;
};
/** What is played at a page: no message makes a sound. */
const sounds = (page: Page): Promise<number> => page.evaluate(() => Number(Reflect.get(window, 'soundsMade') ?? 0));

beforeAll(async () => {
  meeting = await openFloorMeeting(async (each) => {
    for (const place of [each.room, each.hoaBinh, each.tanVan])
      await place.browser.context.addInitScript(() => {
        const start: unknown = Reflect.get(OscillatorNode.prototype, 'start');
        if (typeof start !== 'function') return;
        Reflect.set(
          OscillatorNode.prototype,
          'start',
          function count(this: OscillatorNode, ...when: unknown[]): unknown {
            Reflect.set(window, 'soundsMade', Number(Reflect.get(window, 'soundsMade') ?? 0) + 1);
            return Reflect.apply(start, this, when);
          },
        );
      });
  });
  ({ room, hoaBinh, tanVan } = meeting);
  desk = await EndpointBrowser.open('messages', devicesOf.third, { width: 1366, height: 768 });
  await signInAsAdmin(meeting.hub, desk.page);
  await desk.page.goto(`${meeting.hub.url}/meetings`);
  await desk.page.getByRole('link', { name: 'Họp theo lượt phát biểu' }).first().click();
  await desk.page.getByTestId('live-messages').waitFor();
  panel = await room.browser.newTab();
  await panel.setViewportSize(tabletScreen);
  await openPanel(meeting.hub, panel);
});
afterAll(async () => {
  await desk.close();
  await meeting.close();
});

describe('a message that does not disturb', () => {
  it('is said by a commune in two presses, in large buttons', async () => {
    const page = pageOf(hoaBinh);
    await page.getByTestId('messages-button').click();
    await page.getByTestId('send-cannot-hear').waitFor();
    expect((await boxOf(page, 'send-cannot-hear')).height).toBeGreaterThanOrEqual(88);
    expect(await page.getByTestId('messages-tell').count(), 'it conducts nothing').toBe(0);
    await shoot(page, 'messages-send-1366');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 780 });
    await shoot(page, 'messages-send-390');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByTestId('send-cannot-hear').click();
    await page.getByTestId('own-message').getByText('Đang chờ thư ký').waitFor();
    const line = await boxOf(page, 'own-message');
    const stage = await page.locator('main section').last().boundingBox();
    expect(line.y + line.height, 'above the stage').toBeLessThanOrEqual((stage?.y ?? 0) + 1);
    await shoot(page, 'messages-sent-1366');
  });

  it('stands on its tile in the room, at the panel and at the desk, over nothing, and no tile moves', async () => {
    const inRoom = pageOf(room);
    await inRoom.getByTestId('message-line').getByText('Không nghe rõ').waitFor();
    await inRoom.getByTestId(`tile-${hoaBinh.endpointId}`).getByTestId('tile-said').waitFor();
    await panel.getByTestId(`panel-tile-${hoaBinh.endpointId}`).getByText('Không nghe rõ').waitFor();
    await panel.getByTestId('panel-messages').getByText('Nhắn tin (1)').waitFor();
    await desk.page.getByTestId(`live-message-${hoaBinh.endpointId}`).getByText('Không nghe rõ').waitFor();
    expect(await desk.page.getByTestId('messages-unread').innerText()).toBe('1');
    expect(await pageOf(tanVan).getByText('Không nghe rõ').count(), 'no other commune').toBe(0);
    for (const [width, height] of [
      [3840, 2160],
      [1920, 1080],
    ] as const) {
      await inRoom.setViewportSize({ width, height });
      expect(await placeFaults(inRoom), `${width}`).toEqual([]);
      await shoot(inRoom, `messages-room-${width}`);
    }
    await shoot(panel, 'messages-panel-1280');
    expect(await textFaultsOf(panel)).toEqual([]);
    await panel.setViewportSize({ width: 390, height: 780 });
    await shoot(panel, 'messages-panel-390');
    expect(await textFaultsOf(panel)).toEqual([]);
    await panel.setViewportSize(tabletScreen);
    await shoot(desk.page, 'messages-desk');
    expect(await faultsOf(desk.page)).toEqual([]);
    expect(await sounds(inRoom)).toBe(0);
  });

  it('is dealt with from the panel, and its commune is told', async () => {
    const before = await placesOf(pageOf(room));
    await panel.getByTestId(`panel-tile-${hoaBinh.endpointId}`).click();
    await shoot(panel, 'messages-panel-chosen');
    await panel.getByTestId('act-settle-message').click();
    await pageOf(hoaBinh).locator('[data-testid="own-message"][data-stands="answered"]').waitFor();
    await pageOf(room).getByTestId('tile-said').waitFor({ state: 'detached' });
    await pageOf(room).getByTestId('message-line').waitFor({ state: 'detached' });
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
    await desk.page.getByTestId(`live-message-${hoaBinh.endpointId}`).waitFor({ state: 'detached' });
    await pageOf(hoaBinh).getByTestId('own-message').waitFor({ state: 'detached', timeout: 60_000 });
  });

  it('is said to all from the desk and the panel, and seen at each commune above the stage, for a while', async () => {
    await desk.page.getByTestId('messages-button').click();
    await desk.page.getByTestId('message-list').getByText('đã xử lý lúc').waitFor();
    await shoot(desk.page, 'messages-desk-list');
    await desk.page.getByTestId('tell-text').fill('Chiều nay họp lại lúc 14 giờ, đề nghị các xã chuẩn bị số liệu');
    await desk.page.getByTestId('tell-own').click();
    for (const place of [hoaBinh, tanVan])
      await pageOf(place).getByTestId('message-line').getByText('Chiều nay họp lại lúc 14 giờ').waitFor();
    await pageOf(room).getByTestId('message-line').getByText('Chiều nay họp lại').waitFor();
    const page = pageOf(tanVan);
    for (const [width, height] of [
      [390, 780],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await faultsOf(page), `${width}`).toEqual([]);
      await shoot(page, `messages-told-${width}`);
    }
    const line = await boxOf(page, 'message-line');
    const stage = await page.locator('main section').last().boundingBox();
    expect(line.y + line.height, 'above the stage').toBeLessThanOrEqual((stage?.y ?? 0) + 1);
    expect(await page.getByTestId('messages-unread').innerText()).toBe('1');
    await page.getByTestId('message-line').waitFor({ state: 'detached', timeout: 60_000 });
    expect(await sounds(page)).toBe(0);
    await panel.getByTestId('panel-messages').click();
    await panel.getByTestId('tell-prepare-report').waitFor();
    await shoot(panel, 'messages-panel-dialog');
    await panel.getByTestId('tell-prepare-report').click();
    await page.getByTestId('message-line').getByText('Đề nghị chuẩn bị báo cáo').waitFor();
    await page.getByTestId('message-close').click();
    await page.getByTestId('message-line').waitFor({ state: 'detached' });
  });

  it('is read back by who was away, and counted until it is read', async () => {
    const page = pageOf(tanVan);
    await page.reload();
    await page.getByTestId('commune-page').waitFor();
    await page.getByTestId('messages-unread').getByText('2').waitFor();
    await page.getByTestId('messages-button').click();
    await page.getByTestId('message-list').getByText('Chiều nay họp lại lúc 14 giờ').waitFor();
    await page.getByTestId('message-list').getByText('Đề nghị chuẩn bị báo cáo').waitFor();
    await shoot(page, 'messages-list-1366');
    await page.getByTestId('panel-close').click();
    await page.getByTestId('messages-unread').waitFor({ state: 'detached' });
  });

  it('is counted at a commune that conducts, too, until it is read there; at no other', async () => {
    await stir(room);
    await pageOf(room).getByTestId(`tile-${tanVan.endpointId}`).click();
    await pageOf(room).getByTestId('acts-further').click();
    await pageOf(room).getByTestId('act-make-deputy').click();
    await pageOf(room).getByTestId('acts-close').click();
    await stir(room);
    await pageOf(room).keyboard.press('Shift+KeyU');
    const page = pageOf(tanVan);
    await page.getByTestId('conduct-button').waitFor();
    const unread = page.getByTestId('messages-unread');
    await page.getByTestId('messages-button').click();
    await page.getByTestId('message-list').getByText('đã xử lý lúc').first().waitFor();
    await page.getByTestId('panel-close').click();
    await unread.waitFor({ state: 'detached' });
    await pageOf(hoaBinh).getByTestId('messages-button').click();
    await pageOf(hoaBinh).getByTestId('send-please-repeat').click();
    await unread.getByText('1', { exact: true }).waitFor();
    await shoot(page, 'messages-conducting-1366');
    await page.getByTestId('messages-button').click();
    await page.getByTestId('message-list').getByText('Xin nhắc lại').waitFor();
    await page.getByTestId('panel-close').click();
    await unread.waitFor({ state: 'detached' });
  });

  it('stands in the record in words', async () => {
    await desk.page.getByText(/Xã Hòa Bình nhắn thư ký: “Không nghe rõ”\./u).waitFor({ state: 'attached' });
  });
});
