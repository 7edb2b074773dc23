import { MeetingList } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pngOf } from '../../server/test/support/png.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen, roomScreen } from './support/endpoint-browser.ts';
import { faultsOf, settledIn, textFaultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';

let hub: HubProcess;
let room: Place;
let commune: Place;
let desk: EndpointBrowser;

/** Changes a surface's language by its own button; in the room it stands among the seldom wanted commands. */
const switchLanguage = async ({ browser: { page } }: Place): Promise<void> => {
  await page.mouse.move(500, 500);
  await page.mouse.move(520, 510);
  if ((await page.getByTestId('more-button').count()) > 0) await page.getByTestId('more-button').click();
  await page.getByTestId('language').first().click();
};

/** Waits for the help with its three pictures, each of them drawn and said in words. */
const helpIsThere = async (page: Page): Promise<void> => {
  await page.getByTestId('help').waitFor();
  await page.waitForFunction(() => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('[data-testid="help"] img')];
    return pictures.length === 3 && pictures.every(({ naturalWidth, alt }) => naturalWidth === 800 && alt.length > 5);
  });
};

const isFocused = (element: Element): boolean => element === document.activeElement;

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_TECHNICIAN_PHONE: '0205 3834 000' });
  [room, commune, desk] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Thị trấn Bình Gia', devicesOf.first),
    EndpointBrowser.open('desk', devicesOf.second, communeScreen),
  ]);
});
afterAll(async () => {
  await Promise.all([room.browser.close(), commune.browser.close(), desk.close()]);
  await hub.remove();
});

describe('pages without a fault, in both languages', () => {
  it('of an endpoint that waits', async () => {
    for (const place of [room, commune])
      for (const faults of [faultsOf, textFaultsOf]) {
        expect(await faults(place.browser.page), place.name).toEqual([]);
        await switchLanguage(place);
      }
  });

  it('of the form that opens a meeting, in the room', async () => {
    const { page } = room.browser;
    await page.getByTestId('open-meeting').click();
    await page.getByLabel('Tên cuộc họp').waitFor();
    for (const screen of [roomScreen, communeScreen]) {
      await page.setViewportSize(screen);
      await page.getByRole('button', { name: 'Mở cuộc họp' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      await expect.poll(height, { timeout: 3_000 }).toBeLessThanOrEqual(screen.height);
    }
    await page.setViewportSize(roomScreen);
    await page.getByText('Thêm lựa chọn').click();
    await page.getByLabel('Giờ họp theo giấy mời: giờ').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Quay lại' }).click();
    await page.getByTestId('waiting-page').waitFor();
  });

  it('of an endpoint that may join', async () => {
    await openMeeting(room.browser.page, 'Họp xem trang');
    await commune.browser.page.getByTestId('join').waitFor();
    for (const place of [room, commune]) expect(await faultsOf(place.browser.page), place.name).toEqual([]);
    const { page } = commune.browser;
    await page.reload();
    await page.getByTestId('join').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByTestId('join').evaluate(isFocused), 'one Tab to the way in').toBe(true);
  });

  it('of the meeting, in the room and in a commune', async () => {
    await join(room);
    await join(commune);
    for (const place of [room, commune])
      for (const faults of [faultsOf, textFaultsOf]) {
        expect(await faults(place.browser.page), place.name).toEqual([]);
        await switchLanguage(place);
        await place.browser.page.keyboard.press('Escape');
      }
    const { page } = room.browser;
    await page.reload();
    await page.getByTestId('room-page').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByTestId('mic-button').evaluate(isFocused), 'one Tab to the first command').toBe(true);
    await page.getByTestId('layout-button').press('Enter');
    await page.getByTestId('layout-choice').waitFor();
    expect(await faultsOf(page), 'layouts').toEqual([]);
    await page.getByTestId('layout-gallery').press('Enter');
    await page.locator('[data-layout="gallery"]').waitFor();
    expect(await faultsOf(page), 'gallery').toEqual([]);
  });

  it('of the help, in the room and in a commune', async () => {
    for (const { browser, name } of [room, commune]) {
      const { page } = browser;
      await page.keyboard.press('Escape');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.keyboard.press('F1');
      await helpIsThere(page);
      expect(
        asked.some((url) => url.endsWith('.webp')),
        'pictures come when the help is opened',
      ).toBe(true);
      expect(await faultsOf(page), name).toEqual([]);
      expect(await page.getByTestId('help').getByRole('link', { name: '0205 3834 000' }).getAttribute('href')).toBe(
        'tel:02053834000',
      );
      if (name === room.name) expect(await placeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('help').waitFor({ state: 'detached' });
    }
  });

  it('of the desk', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/sign-in`);
    await page.getByLabel('Tên đăng nhập').waitFor();
    expect(await faultsOf(page), 'sign-in').toEqual([]);
    await signInAsAdmin(hub, page);
    const list = MeetingList.parse(
      await page.evaluate(async (): Promise<unknown> => (await fetch('/api/meetings')).json()),
    );
    const addresses = [
      '/meetings',
      `/meetings/${list.meetings[0]?.meetingId ?? ''}`,
      '/open',
      '/admin/directory',
      '/admin/accounts',
      '/admin/profile',
      '/admin/calendar',
      '/admin/recording-rules',
    ];
    for (const address of addresses) {
      await page.goto(`${hub.url}${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settledIn(page, 'vi');
      expect(await faultsOf(page), address).toEqual([]);
    }
    await page.getByRole('button', { name: 'Quản trị', exact: true }).press('Enter');
    expect(await page.getByRole('menuitem', { name: 'Danh bạ cán bộ' }).evaluate(isFocused)).toBe(true);
    expect(await faultsOf(page), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Trợ giúp' }).press('Enter');
    await helpIsThere(page);
    expect(await faultsOf(page), 'help').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await helpIsThere(page);
    await page.keyboard.press('Escape');
  });

  it('of the lines, with figures of those who are in the meeting', async () => {
    const { page } = desk;
    const { meetings } = MeetingList.parse(
      await page.evaluate(async (): Promise<unknown> => (await fetch('/api/meetings')).json()),
    );
    await page.goto(`${hub.url}/meetings/${meetings[0]?.meetingId ?? ''}`);
    await page.getByRole('link', { name: 'Bảng đường truyền' }).click();
    const row = page.getByRole('row').filter({ hasText: commune.name });
    await expect.poll(() => row.innerText(), { timeout: 30_000 }).toMatch(/Đang kết nối.*[1-9]\d* \([1-9][\d.]*\)/su);
    expect(await faultsOf(page), 'board').toEqual([]);
    await page.getByRole('link', { name: 'Lịch sử đường truyền' }).click();
    await page.getByRole('heading', { level: 1, name: /^Lịch sử đường truyền/u }).waitFor();
    await settledIn(page, 'vi');
    expect(await faultsOf(page), 'history').toEqual([]);
  });

  it('of the desk, with the mark that was chosen, which is no SVG', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/admin/profile`);
    const choose = page.locator('input[type="file"]');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await choose.setInputFiles({ name: 'mark.svg', mimeType: 'image/svg+xml', buffer: svg });
    await page.getByText('Tệp SVG không được nhận').waitFor();
    await choose.setInputFiles({ name: 'mark.png', mimeType: 'image/png', buffer: pngOf(600, 300) });
    await page.getByRole('img', { name: 'Biểu trưng đang dùng' }).waitFor();
    await page.reload();
    const mark = page.getByTestId('hub-mark');
    await mark.waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('[data-testid="hub-mark"]')?.naturalWidth === 256,
    );
    expect(await faultsOf(page)).toEqual([]);
  });

  it('of the desk, whose frame stays through a reload while the hub is slow to say who it is', async () => {
    const { page } = desk;
    const answer = Promise.withResolvers<void>();
    await page.route('**/api/session', (route) => answer.promise.then(() => route.continue()), { times: 1 });
    await page.reload();
    await page.getByRole('navigation', { name: 'Các trang', exact: true }).waitFor();
    answer.resolve();
  });

  it('of the desk, in letters of twice their size', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: communeScreen.width / 2, height: communeScreen.height / 2 });
    for (const address of ['/reports', '/admin/parameters']) {
      await page.goto(`${hub.url}${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settledIn(page, 'vi');
      expect(await faultsOf(page), address).toEqual([]);
    }
    await page.setViewportSize(communeScreen);
  });

  it('of the desk, which are loaded anew where a hub that was renewed no longer has a part of them', async () => {
    const { page } = desk;
    // At rest, and as it was opened: where a window has just been given another size, a press may miss what it moves.
    await page.goto(`${hub.url}/reports`);
    await settledIn(page, 'vi');
    await page.route('**/assets/tasks-page*.js', (route) => route.fulfill({ status: 404 }), { times: 1 });
    await page.getByRole('link', { name: 'Nhiệm vụ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nhiệm vụ được giao' }).waitFor();
  });

  it('that hands out the CA', async () => {
    await desk.page.goto(`${hub.url}/ca`);
    expect(await faultsOf(desk.page)).toEqual([]);
    const wrong = desk.page.locator('.wrong-clock').first();
    expect(await wrong.isVisible()).toBe(false);
    // On a PC that is three hours behind both clocks are shown, and it says what to do first.
    const behind = await desk.newTab();
    await behind.clock.setFixedTime(Date.now() - 3 * 3_600_000);
    await behind.goto(`${hub.url}/ca`);
    await behind.locator('.wrong-clock').first().waitFor();
    const clocks = await behind.locator('.hub-clock, .pc-clock').allInnerTexts();
    expect(new Set(clocks).size).toBeGreaterThan(1);
    await behind.close();
  });
});

describe('a PC that can not do all', () => {
  it('without a camera says what to do and joins with what it has', async () => {
    const { page } = commune.browser;
    await page.getByTestId('leave-button').click();
    await page.getByTestId('question-yes').click();
    await page.getByTestId('waiting-page').waitFor();
    await page.addInitScript(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (wish) =>
        wish?.video ? Promise.reject(new DOMException('in use', 'NotReadableError')) : real(wish);
    });
    await page.reload();
    await page.getByTestId('camera-trouble').first().waitFor();
    for (const width of [1366, 1280, 1024]) {
      await page.setViewportSize({ ...communeScreen, width });
      expect(await textFaultsOf(page), `${width}`).toEqual([]);
    }
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(communeScreen);
    await page.getByTestId('join').click();
    await page.getByTestId('commune-page').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('without any device reads on, by a button that is whole, what to do about both', async () => {
    const { page } = commune.browser;
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
    });
    await page.reload();
    await page.getByTestId('devices-button').click();
    await page.getByRole('dialog').getByTestId('both-trouble').waitFor();
    for (const width of [1366, 1280, 1024]) {
      await page.setViewportSize({ ...communeScreen, width });
      expect(await textFaultsOf(page), `${width}`).toEqual([]);
    }
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(communeScreen);
  });

  it('with a browser that is too old is told which one to install', async () => {
    const { page } = desk;
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'RTCPeerConnection');
    });
    await page.goto(hub.url);
    const told = page.getByTestId('unsupported');
    await told.waitFor();
    expect(await told.innerText()).toMatch(/Chrome[\s\S]*Edge[\s\S]*Firefox/u);
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('once a meeting is over', () => {
  it('the room’s TV says how it went, and a commune’s page in short', async () => {
    const { page } = room.browser;
    await page.mouse.move(500, 500);
    await page.mouse.move(520, 510);
    await page.getByTestId('end-button').click();
    await page.getByTestId('question-yes').click();
    const card = page.getByTestId('closing');
    await card.waitFor();
    expect(await card.innerText()).toMatch(
      /Họp xem trang[\s\S]*1 trên 19[\s\S]*Không kết nối[\s\S]*Biên bản nháp đã sẵn/u,
    );
    expect(await faultsOf(page)).toEqual([]);
    const other = commune.browser.page.getByTestId('closing');
    await other.waitFor();
    expect(await other.innerText()).not.toContain('Không kết nối');
  });
});
