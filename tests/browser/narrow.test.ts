import { KeptReportList, LineHistoryBody, MeetingList } from '@diem-cau/shared';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { signInAsAdmin } from './support/district.ts';
import { quiet, shellPath } from './support/endpoint-browser.ts';
import { settledIn } from './support/page-check.ts';
import { widthFaults } from './support/page-width.ts';
import { writeReportYear, yearOf } from './support/report-year.ts';

/** A telephone, an old projector, the PC of an office. */
const screens = [
  { width: 390, height: 844 },
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
];

/** A meeting of the written year that has conclusions, and a notice that went out. */
const withConclusions = 'm-16';

let hub: HubProcess;
let chrome: Browser;
let desk: Page;
let commune: Page;
const contexts: BrowserContext[] = [];

const newPage = async (as?: Page): Promise<Page> => {
  const context = await chrome.newContext({
    ...(as && { storageState: await as.context().storageState() }),
    ignoreHTTPSErrors: true,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    permissions: ['camera', 'microphone'],
  });
  contexts.push(context);
  return context.newPage();
};

const setLanguage = (page: Page, language: string): Promise<void> =>
  page.evaluate((chosen) => localStorage.setItem('diem-cau.language', chosen), language);

/** What the hub answers at the desk. */
const got = async (path: string): Promise<unknown> =>
  desk.evaluate(async (at): Promise<unknown> => (await fetch(at)).json(), path);

/** Opens addresses, each in both languages and at each width. `other` switches the page to English. */
const walk = async (page: Page, addresses: readonly string[], other: () => Promise<void>): Promise<string[]> => {
  const faults: string[] = [];
  const look = async (what: string): Promise<void> => {
    for (const screen of screens) {
      await page.setViewportSize(screen);
      faults.push(...(await widthFaults(page)).map((fault) => `${what}, ${screen.width}: ${fault}`));
    }
  };
  await page.goto(`${hub.url}/ca`);
  for (const address of addresses) {
    await setLanguage(page, 'vi');
    await page.goto(`${hub.url}${address}`);
    await settledIn(page, 'vi');
    await look(`${address} in Vietnamese`);
    await other();
    await settledIn(page, 'en');
    await look(`${address} in English`);
  }
  return faults;
};

/** As a person does who sits at a PC; the words that stand there are those of the other language. */
const pressEnglish = (page: Page) => () => page.getByText('English', { exact: true }).first().click();

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_NAME: 'Ủy ban nhân dân huyện Bình Gia', HUB_TECHNICIAN_PHONE: '0205 3834 000' });
  await writeReportYear(hub, Date.now());
  chrome = await chromium.launch({
    executablePath: shellPath,
    args: [...quiet, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  });
  desk = await newPage();
  commune = await newPage();
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await chrome.close();
  await hub.remove();
});

describe('no page is wider than its screen, and no button is cut', () => {
  it('before anybody has signed in', async () => {
    expect(
      await walk(
        desk,
        ['/enrol#k1WrongTokenThatIsLongEnough0123456789abcdef', '/sign-in', '/enrol'],
        pressEnglish(desk),
      ),
    ).toEqual([]);
  });

  it('on the page that hands out the CA', async () => {
    await desk.goto(`${hub.url}/ca`);
    for (const screen of screens) {
      await desk.setViewportSize(screen);
      expect(await widthFaults(desk), String(screen.width)).toEqual([]);
    }
  });

  it('at the desk', async () => {
    await desk.setViewportSize({ width: 1366, height: 768 });
    await setLanguage(desk, 'vi');
    await signInAsAdmin(hub, desk);
    const { meetings } = MeetingList.parse(await got('/api/meetings'));
    const running = meetings.find(({ closedAt }) => closedAt === null)?.meetingId ?? '';
    const year = yearOf(Date.now());
    await desk.evaluate(
      async (kept) =>
        fetch('/api/reports', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(kept),
        }),
      { title: 'Báo cáo năm', query: { from: `${year}-01-01`, to: `${year}-12-31` } },
    );
    const [kept] = KeptReportList.parse(await got('/api/reports')).reports;
    const measured = LineHistoryBody.parse(await got(`/api/lines?from=${year}-01-01&to=${year}-12-31`)).endpoints;
    const weak = measured.find(({ worst }) => worst.length > 0);
    const lineQuery = new URLSearchParams({
      endpoint: weak?.endpointId ?? '',
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    });
    // Two pages share the way, each in a browser profile of its own: they change the language.
    const beside = await newPage(desk);
    const addresses = [
      '/meetings',
      `/meetings/${running}`,
      `/meetings/${running}/lines`,
      '/lines',
      `/lines?${lineQuery}`,
      '/checks',
      `/checks/${weak?.endpointId ?? ''}`,
      '/wiring',
      '/chair',
      ...['', '/roll-call', '/conclusions', '/minutes', '/notice', '/documents'].map(
        (part) => `/meetings/${withConclusions}${part}`,
      ),
      '/open',
      '/tasks',
      '/reports',
      '/reports/kept',
      `/reports/kept/${kept?.reportId ?? ''}`,
      '/admin/people',
      '/admin/parameters',
      '/admin/calendar',
      '/admin/recording-rules',
      '/admin/tokens',
      '/admin/profile',
      '/admin/directory',
      '/admin/accounts',
    ];
    const halves = [desk, beside].map((page, half) =>
      walk(
        page,
        addresses.filter((_address, index) => index % 2 === half),
        pressEnglish(page),
      ),
    );
    expect((await Promise.all(halves)).flat()).toEqual([]);
  });

  it('at a commune, waiting and in the meeting', async () => {
    await commune.goto(hub.enrolmentLink('Xã Hoàng Văn Thụ'));
    await commune.getByRole('button', { name: 'Ghi danh máy này' }).click();
    await commune.getByText('Máy này là điểm cầu').waitFor();
    const faults = await walk(commune, ['/'], () => commune.getByTestId('language').first().click());
    await commune.getByTestId('join').click();
    await commune.getByTestId('commune-page').waitFor();
    for (const screen of screens) {
      await commune.setViewportSize(screen);
      faults.push(...(await widthFaults(commune)).map((fault) => `in the meeting (${screen.width}): ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('on the board of lines with one that was measured, which says what it carries of what it needs, and what it was set to', async () => {
    const meetings = MeetingList.parse(await got('/api/meetings')).meetings;
    const running = meetings.find(({ closedAt }) => closedAt === null)?.meetingId ?? '';
    await desk.setViewportSize({ width: 1366, height: 768 });
    await setLanguage(desk, 'vi');
    await desk.goto(`${hub.url}/meetings/${running}/lines`);
    const row = desk.getByRole('row').filter({ has: desk.getByRole('rowheader', { name: 'Xã Hoàng Văn Thụ' }) });
    const cell = async (title: string | RegExp): Promise<string> => {
      const titles = await desk.getByRole('columnheader').allInnerTexts();
      const index = titles.findIndex((each) => (typeof title === 'string' ? each.trim() === title : title.test(each)));
      return index === -1 ? 'no such column' : (await row.locator('th, td').nth(index).innerText()).trim();
    };
    // The first measurement is what the next is counted from.
    await expect.poll(() => cell(/Lên: kbit/u), { timeout: 60_000 }).toMatch(/^[\d.]+ \([\d.]+\)$/u);
    expect(await cell('Kết nối')).toBe('Đang kết nối');
    await commune.getByTestId('devices-button').click();
    await commune.getByTestId('choose-reception').selectOption('voice');
    await expect.poll(() => cell('Bậc'), { timeout: 60_000 }).toMatch(/^Chỉ tiếng \(điểm cầu tự chọn\)/u);
    const faults: string[] = [];
    for (const screen of screens) {
      await desk.setViewportSize(screen);
      faults.push(...(await widthFaults(desk)).map((fault) => `${screen.width}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it('and the way out is within reach on a telephone', async () => {
    await setLanguage(desk, 'vi');
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.goto(`${hub.url}/meetings`);
    await desk.getByRole('button', { name: 'Mở các trang' }).click();
    await desk.getByRole('link', { name: 'Danh bạ điểm cầu' }).click();
    await desk.getByRole('heading', { level: 1, name: 'Danh bạ điểm cầu' }).waitFor();
    await desk.getByRole('button', { name: 'Mở các trang' }).click();
    await desk.getByRole('button', { name: 'Đăng xuất' }).click();
    await desk.waitForURL('**/sign-in');
  });
});
