import type { Page, WebSocket } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen, type ScreenSize } from './support/endpoint-browser.ts';
import { stir } from './support/floor-meeting.ts';
import { faultsOf, textFaultsOf } from './support/page-check.ts';

const phoneScreen: ScreenSize = { width: 390, height: 844 };
const tabletScreen: ScreenSize = { width: 1280, height: 800 };
const title = 'Giao ban tuần 48';

let hub: HubProcess;
let room: Place;
let commune: Place;
let phone: EndpointBrowser;
let tablet: EndpointBrowser;
let desk: EndpointBrowser;
/** The address in the QR code that a page of the room was told last: what a camera would read. */
let scanned = '';

const roomPage = (): Page => room.browser.page;
const invitation = (page: Page) => page.getByTestId('invitation');
const digitsOn = async (page: Page): Promise<string> =>
  (await page.getByTestId('panel-code').innerText()).replace(/\D/gu, '');
const listenFor = (page: Page): void => {
  const hear = (frame: { readonly payload: string | Buffer }): void => {
    const [path] = /\/panel#[\w-]+/u.exec(String(frame.payload)) ?? [];
    if (path !== undefined) scanned = `${hub.url}${path}`;
  };
  page.on('websocket', (socket: WebSocket) => void socket.on('framereceived', hear));
};
const openPairing = async (): Promise<void> => {
  await stir(room);
  await roomPage().getByTestId('more-button').click();
  await roomPage().getByTestId('panels-button').click();
  await roomPage().locator('[data-testid="invitation"][data-state="open"]').waitFor();
};
const board = (page: Page) => page.getByTestId('panel-now');

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, commune] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
  ]);
  listenFor(roomPage());
  [phone, tablet, desk] = await Promise.all([
    EndpointBrowser.open('phone', devicesOf.second, phoneScreen),
    EndpointBrowser.open('tablet', devicesOf.third, tabletScreen),
    EndpointBrowser.open('desk', devicesOf.third, communeScreen),
  ]);
  await openMeeting(roomPage(), title);
  await Promise.all([room, commune].map(join));
});
afterAll(async () => {
  await Promise.all([room.browser.close(), commune.browser.close(), phone.close(), tablet.close(), desk.close()]);
  await hub.remove();
});

describe('a device without a session', () => {
  it('asks for six digits, and says which are wrong', async () => {
    const { page } = phone;
    await page.goto(`${hub.url}/panel`);
    const field = page.getByLabel('Mã ghép, sáu chữ số');
    await field.waitFor();
    expect(await field.getAttribute('inputmode')).toBe('numeric');
    expect(await faultsOf(page)).toEqual([]);
    await field.fill('12345');
    await page.getByRole('button', { name: 'Ghép máy này' }).click();
    await page.getByText('Mã ghép có sáu chữ số.').waitFor();
    await field.fill('123456');
    await page.getByText('Mã ghép không đúng, đã hết hạn hoặc đã dùng rồi.', { exact: false }).waitFor();
    expect(await textFaultsOf(page)).toEqual([]);
  });

  it('becomes a panel by the digits that the room shows, typed on a phone', async () => {
    await openPairing();
    expect(await faultsOf(roomPage())).toEqual([]);
    const code = await digitsOn(roomPage());
    expect(code).toMatch(/^\d{6}$/u);
    await phone.page.getByLabel('Mã ghép, sáu chữ số').fill(code);
    await board(phone.page).waitFor();
    await roomPage().locator('[data-testid="invitation"][data-state="used"]').waitFor();
    expect(await roomPage().getByTestId('paired-panel').innerText()).toMatch(/Chrome \d+ · Linux/u);
    expect(await faultsOf(roomPage())).toEqual([]);
  });

  it('that does not know the hub’s certificate is led to it first, and from there to its pairing', async () => {
    await roomPage().getByTestId('invite-again').click();
    const address = await roomPage().getByTestId('certificate-hint').locator('strong').innerText();
    expect(address).toMatch(/^http:.*\/ca$/u);
    const tab = await phone.newTab();
    await tab.addInitScript(() => {
      const agent = 'Mozilla/5.0 (Linux; Android 15; Tablet) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36';
      Object.defineProperty(navigator, 'userAgent', { get: () => agent });
    });
    await tab.goto(address);
    await tab.getByText('Chứng chỉ CA').first().waitFor();
    expect(await tab.locator('details[open]').evaluateAll((all) => all.map((each) => each.dataset['system']))).toEqual([
      'android',
      'android',
    ]);
    expect(await faultsOf(tab)).toEqual([]);
    await tab.getByRole('link', { name: 'Ghép máy này làm bảng điều khiển' }).click();
    // It is one already.
    await board(tab).waitFor();
    expect(tab.url()).toBe(`${hub.url}/panel`);
    await tab.close();
  });

  it('becomes a panel by the address in the QR code, which leaves no token behind, and once', async () => {
    await roomPage().locator('[data-testid="invitation"][data-state="open"]').waitFor();
    const { page } = tablet;
    await page.goto(scanned);
    await board(page).waitFor();
    expect(page.url()).toBe(`${hub.url}/panel`);
    await expect.poll(() => roomPage().getByTestId('paired-panel').count()).toBe(2);
    // Spent: in another browser it is worth nothing.
    await desk.page.goto(scanned);
    await desk.page.getByText('Mã ghép không đúng, đã hết hạn hoặc đã dùng rồi.', { exact: false }).waitFor();
    await roomPage().getByTestId('panel-close').click();
  });
});

describe('a panel that was paired', () => {
  it('conducts, and the room, the commune and the other panel see it', async () => {
    await phone.page.getByTestId(`panel-tile-${commune.endpointId}`).click();
    await phone.page.getByTestId('act-give-floor').click();
    await commune.browser.page.getByTestId('own-floor').waitFor();
    await board(tablet.page).getByText('Xã Hòa Bình', { exact: true }).waitFor();
    await tablet.page.getByTestId('panel-end').click();
    await commune.browser.page.getByTestId('own-floor').waitFor({ state: 'detached' });
  });

  it('is a panel again when its page is loaded anew, and shows nothing else of the hub', async () => {
    const { page } = tablet;
    await page.goto(hub.url);
    await board(page).waitFor();
    expect(page.url()).toBe(`${hub.url}/panel`);
    await page.goto(`${hub.url}/meetings`);
    await page.getByRole('heading', { name: 'Máy này đang là bảng điều khiển' }).waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    await page.goto(`${hub.url}/panel`);
    await board(page).waitFor();
  });

  it('is ended by the room at once, after one question, and asks for a new code', async () => {
    await openPairing();
    await roomPage().getByTestId('end-panel').first().click();
    await roomPage().getByTestId('end-panel-yes').click();
    await phone.page.getByText('Bảng này đã hết hiệu lực. Xin mã mới ở phòng họp.').waitFor();
    await expect.poll(() => roomPage().getByTestId('paired-panel').count()).toBe(1);
    expect(await faultsOf(phone.page)).toEqual([]);
    await phone.page.getByLabel('Mã ghép, sáu chữ số').fill(await digitsOn(roomPage()));
    await board(phone.page).waitFor();
    await roomPage().getByTestId('panel-close').click();
  });
});

describe('a person at a desk', () => {
  it('pairs a panel that acts as that person, and keeps the desk', async () => {
    const { page } = desk;
    await signInAsAdmin(hub, page);
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('button', { name: /Ghép bảng điều khiển \(2\)/u }).click();
    await invitation(page).and(page.locator('[data-state="open"]')).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // The other browser that is signed in is asked first.
    const tab = await desk.newTab();
    await tab.goto(`${hub.url}/panel#${'x'.repeat(43)}`);
    await tab.getByText('Máy này đang đăng nhập bằng tài khoản', { exact: false }).waitFor();
    expect(await faultsOf(tab)).toEqual([]);
    await tab.close();
    await tablet.context.clearCookies();
    await tablet.page.goto(`${hub.url}/panel`);
    await tablet.page.getByLabel('Mã ghép, sáu chữ số').fill(await digitsOn(page));
    await board(tablet.page).waitFor();
    await invitation(page).and(page.locator('[data-state="used"]')).waitFor();
    expect(await page.getByTestId('paired-panel').count()).toBe(3);
  });
});

it('with the meeting all panels end, and say so', async () => {
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await desk.page
    .getByRole('dialog')
    .getByRole('button', { name: /Kết thúc/u })
    .last()
    .click();
  for (const { page } of [phone, tablet])
    await page.getByText('Cuộc họp đã kết thúc, bảng này đã hết hiệu lực.', { exact: false }).waitFor();
});
