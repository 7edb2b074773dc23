import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, openMeeting, type Place } from './support/district.ts';
import { until } from './support/seen-and-heard.ts';
import { trusting } from './support/trusting.ts';

let hub: HubProcess;
let believing: Place;
let doubting: Place;

const pageOf = (place: Place): Page => place.browser.page;
const waiting = (page: Page) => page.getByTestId('waiting-page');
/** A page that loads itself anew just then has none of its own yet. */
const workers = async (page: Page): Promise<number | null> => {
  await waiting(page).waitFor();
  return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length).catch(() => null);
};
const away = (page: Page) => page.getByTestId('away-page');

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_TECHNICIAN: 'Anh Nam', HUB_TECHNICIAN_PHONE: '0205 3834 123' });
  [believing, doubting] = await Promise.all([
    enrol(trusting(hub), 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
});
afterAll(async () => {
  await Promise.all([believing, doubting].map((place) => place.browser.close()));
  await hub.remove();
});

describe('a PC that is switched on while the hub is away', () => {
  it('says what it waits for and whom to call, and shows the page by itself when the hub is there', async () => {
    const page = pageOf(believing);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await hub.end('SIGKILL');
    await page.goto(hub.url);
    await away(page)
      .getByRole('heading', { name: /Đang chờ máy chủ/u })
      .waitFor();
    const words = await away(page).innerText();
    expect(words).toContain(hub.url);
    expect(words).toContain('Gọi Anh Nam 0205 3834 123');
    expect(words).toMatch(/Chờ từ \d\d:\d\d \(0 phút\)/u);
    expect(words).toContain('Waiting for the hub…');
    expect(words).not.toMatch(/Đồng hồ của máy này sai|không có mạng/u);
    const [body, screen] = [await away(page).boundingBox(), page.viewportSize()];
    expect(body?.height).toBeLessThanOrEqual(screen?.height ?? 0);
    if (process.env['SHOW'] !== undefined) await page.screenshot({ path: process.env['SHOW'] });
    await hub.up();
    await waiting(page).waitFor({ timeout: 20_000 });
    await page.getByText('Xã Hòa Bình').first().waitFor();
    expect(await away(page).count()).toBe(0);
  });

  it('says that its clock was set back, which the browser’s certificate errors come from, and leads to the browser’s own message', async () => {
    const page = await believing.browser.newTab();
    await hub.end('SIGKILL');
    await page.clock.install({ time: new Date('2015-01-01T00:10:00Z') });
    await page.goto(hub.url);
    await page.getByText(/Đồng hồ của máy này sai: đang chỉ 07:10/u).waitFor();
    await page.clock.runFor(25_000);
    await expect(page.getByRole('link', { name: /thông báo lỗi của trình duyệt/u }).click()).resolves.toBeUndefined();
    await until(
      () => Promise.resolve(page.url()),
      (url) => !url.startsWith(hub.url) || url.endsWith('?own-error'),
      'the browser shows its own message',
    );
    expect(await away(page).count()).toBe(0);
    await page.close();
    await hub.up();
  });

  it('keeps nothing of the hub but that page: every file of the application comes from the hub', async () => {
    const page = pageOf(believing);
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
    await page.reload();
    await waiting(page).waitFor();
  });
});

describe('a page whose own code does not come whole, as when the network changes just then', () => {
  // The hub was ended while this PC, which keeps no page for that, stood open: it begins anew, as its person would.
  beforeAll(async () => {
    await pageOf(doubting).goto(hub.url);
    await waiting(pageOf(doubting)).waitFor();
  });

  it.each([
    ['its first part', 'index', '/'],
    ['a later part', 'sign-in-page', '/sign-in'],
  ])('%s: says so, and loads itself anew until it is there', async (_part, name, path) => {
    const page = pageOf(doubting);
    // However often one page asks for it: it comes only when what the page says was read.
    let comes = false;
    let came = 0;
    await page.route(new RegExp(`/assets/${name}-[^/]*\\.js$`, 'u'), (route) => {
      if (!comes) return route.abort('failed');
      came += 1;
      return route.continue();
    });
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`${hub.url}${path}`, { waitUntil: 'commit' });
    const said = page.getByText('Trang chưa tải hết').filter({ visible: true });
    await said.waitFor();
    comes = true;
    await until(
      async () => [came > 0, await said.count()],
      ([isThere, shown]) => isThere === true && shown === 0,
      'the page is whole',
    );
    await page.unrouteAll();
    await page.goto(hub.url);
    await waiting(page).waitFor();
  });
});

describe('a PC that does not trust the hub’s certificate', () => {
  it('registers nothing, and its person reads of no trouble', async () => {
    const page = pageOf(doubting);
    await until(
      () => workers(page),
      (count) => count === 0,
      'no worker is registered',
    );
    await page.reload();
    await waiting(page).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(doubting.browser.problems.filter((problem) => /worker/iu.test(problem))).toEqual([]);
  });
});

describe('a press under which the hub goes', () => {
  it('holds: the commune is in the meeting when the hub is back, without another one', async () => {
    const room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
    await openMeeting(pageOf(room), 'Giao ban tuần 47');
    const page = pageOf(doubting);
    await page.getByTestId('join').waitFor();
    // The hub takes what is pressed and never answers it.
    process.kill(hub.pid, 'SIGSTOP');
    await page.getByTestId('join').click();
    await hub.end('SIGKILL');
    await page.getByTestId('offline').waitFor();
    expect(await page.getByTestId('join-trouble').count()).toBe(0);
    await hub.up();
    await page.getByTestId('commune-page').waitFor();
    await room.browser.close();
  });
});

describe('an operator who wants the page gone', () => {
  it('takes the worker back from each PC at its next start, and then nothing stands between browser and hub', async () => {
    const page = pageOf(believing);
    await until(
      () => workers(page),
      (count) => count === 1,
      'the worker is registered',
    );
    await hub.end('SIGTERM');
    hub.environment['HUB_AWAY_PAGE'] = 'off';
    await hub.up();
    const isGone = () =>
      until(
        () => workers(page),
        (count) => count === 0,
        'the worker is gone',
      );
    await page.goto(hub.url);
    await waiting(page).waitFor();
    await isGone();
    // As a page that asks for it just while the browser forgets it, which then has it stay.
    await page.evaluate(async () => {
      for (let times = 0; times < 5; times += 1) {
        const registration = await navigator.serviceWorker.register('/away-worker.js', { updateViaCache: 'none' });
        await registration.update().catch(() => undefined);
      }
    });
    await isGone();
    await hub.end('SIGKILL');
    await expect(page.goto(hub.url)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  });
});
