import { SessionBody } from '@diem-cau/shared';
import type { Locator, Page } from 'playwright-core';
import { askHttp, bodyOf } from '../../../server/test/support/hub-http.ts';
import type { HubProcess } from '../../../server/test/support/hub-process.ts';
import type { Devices } from './device-files.ts';
import { EndpointBrowser, communeScreen, roomScreen } from './endpoint-browser.ts';
import { pageWords } from './page-words.ts';

/** An endpoint's PC in a test: its browser, its id at the hub and what its camera and microphone give. */
export interface Place {
  readonly name: string;
  readonly endpointId: string;
  readonly devices: Devices;
  readonly browser: EndpointBrowser;
}

/** Colours and pitches that no codec can confuse. */
export const devicesOf = {
  room: { colour: [200, 40, 40], pitch: 220 },
  first: { colour: [40, 160, 60], pitch: 330 },
  second: { colour: [50, 70, 200], pitch: 440 },
  third: { colour: [210, 180, 40], pitch: 550 },
} as const satisfies Record<string, Devices>;

/** The way from a PC to its hub. */
export interface Way {
  /** The one-time link that enrols an endpoint by this way. */
  enrolmentLink(name: string): string;
  /** The Chromium of a PC that stands elsewhere than this machine. */
  readonly chromium?: string;
  /** What its Chromium is started with besides. */
  readonly chromiumArgs?: readonly string[];
}

/** Asks the hub as this browser does, without a page: what the hub gives to keep stays with the browser. */
export const askFrom = async (page: Page, url: string, body: object): Promise<unknown> => {
  const answer = await page.context().request.post(url, { data: body });
  if (!answer.ok()) throw new Error(`the hub answered ${answer.status()} to ${url}: ${await answer.text()}`);
  return answer.json();
};

/** Waits for a part of a page; what does not come says what stood there instead, also while a file is only being set up. */
const comes = (page: Page, part: Locator): Promise<void> =>
  part.waitFor().catch(async (error: unknown) => {
    throw new Error(`${String(error)}\nthe page showed:\n${await pageWords(page)}`);
  });

/**
 * Opens a PC, enrols it by the link that the hub printed and leaves it on the waiting page. It asks for what the pages of the link ask for;
 * the pages themselves are tried by `first-day`, `narrow` and `firefox`.
 */
export const enrol = async (hub: Way, name: string, devices: Devices, leads = false): Promise<Place> => {
  const screen = leads ? roomScreen : communeScreen;
  const browser = await EndpointBrowser.open(`${devices.pitch}`, devices, screen, {
    program: hub.chromium,
    args: hub.chromiumArgs,
  });
  const { page } = browser;
  const { origin, hash } = new URL(hub.enrolmentLink(name));
  const { me } = SessionBody.parse(await askFrom(page, `${origin}/api/enrolments/redeem`, { token: hash.slice(1) }));
  if (me?.kind !== 'endpoint') throw new Error(`${name} was not enrolled`);
  await page.goto(origin);
  await comes(page, page.getByTestId('waiting-page'));
  return { name, endpointId: me.endpointId, devices, browser };
};

/** Opens a meeting from the room's page with the form that stands there. */
export const openMeeting = async (page: Page, title: string): Promise<void> => {
  await page.getByTestId('open-meeting').click();
  await page.getByLabel('Tên cuộc họp').fill(title);
  await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
  await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
  await comes(page, page.getByTestId('join'));
};

/** The one press that joins. */
export const join = async ({ browser: { page } }: Place): Promise<void> => {
  await page.getByTestId('join').click();
  await comes(page, page.locator('[data-testid="room-page"], [data-testid="commune-page"]'));
};

/** What the admin of a test's hub chooses. */
const adminPassword = 'mot cau ngan de nho';
const firstPassword = (hub: HubProcess): string => /admin \/ (\S+)/.exec(hub.output)?.[1] ?? '';

/** Hubs whose admin has chosen. */
const chosen = new WeakSet<HubProcess>();

/** Signs in as the admin of the first start and chooses a password, as a person would; gives the page. */
export const signInByHand = async (hub: HubProcess, page: Page): Promise<void> => {
  await page.goto(`${hub.url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill('admin');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(firstPassword(hub));
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(adminPassword);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(adminPassword);
  await page.getByRole('button', { name: 'Đặt mật khẩu và tiếp tục' }).click();
  await page.waitForURL('**/meetings');
  chosen.add(hub);
};

/** Signs in by two requests, or by one where the password of a hub was chosen before. */
const signIn = async (hub: HubProcess, ask: (path: string, body: object) => Promise<unknown>): Promise<void> => {
  const password = chosen.has(hub) ? adminPassword : firstPassword(hub);
  await ask('/api/session', { userName: 'admin', password });
  if (!chosen.has(hub)) await ask('/api/session/password', { oldPassword: password, newPassword: adminPassword });
  chosen.add(hub);
};

/** Signs a page in as the admin of the first start without the pages of it, and leaves it on the list of meetings. */
export const signInAsAdmin = async (hub: HubProcess, page: Page): Promise<void> => {
  await signIn(hub, (path, body) => askFrom(page, `${hub.url}${path}`, body));
  await page.goto(`${hub.url}/meetings`);
};

/** The same for a program that has no page. */
export const adminCookie = async (hub: HubProcess): Promise<string> => {
  let cookie = '';
  await signIn(hub, async (path, body) => {
    const answer = await askHttp(`${hub.url}${path}`, { method: 'POST', cookie, body });
    bodyOf(answer, SessionBody);
    cookie = answer.cookie ?? cookie;
  });
  return cookie;
};
