import { SessionBody } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import type { HubProcess } from '../../../server/test/support/hub-process.ts';
import type { Devices } from './device-files.ts';
import { EndpointBrowser, communeScreen, roomScreen } from './endpoint-browser.ts';

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

/** Opens a PC, enrols it by the link that the hub printed, as a person would, and leaves it on the waiting page. */
export const enrol = async (hub: Way, name: string, devices: Devices, leads = false): Promise<Place> => {
  const screen = leads ? roomScreen : communeScreen;
  const browser = await EndpointBrowser.open(`${devices.pitch}`, devices, screen, {
    program: hub.chromium,
    args: hub.chromiumArgs,
  });
  const { page } = browser;
  await page.goto(hub.enrolmentLink(name));
  await page.getByRole('button', { name: 'Ghi danh máy này' }).click();
  await page.getByText(`Máy này là điểm cầu ${name}`).waitFor();
  const session = SessionBody.parse(await page.evaluate(async () => (await fetch('/api/session')).json()));
  if (session.me?.kind !== 'endpoint') throw new Error(`${name} was not enrolled`);
  await page.getByRole('link', { name: 'Tới trang chủ của điểm cầu' }).click();
  await page.getByTestId('waiting-page').waitFor();
  return { name, endpointId: session.me.endpointId, devices, browser };
};

/** Opens a meeting from the room's page with the form that stands there. */
export const openMeeting = async (page: Page, title: string): Promise<void> => {
  await page.getByTestId('open-meeting').click();
  await page.getByLabel('Tên cuộc họp').fill(title);
  await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
  await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
  await page.getByTestId('join').waitFor();
};

/** The one press that joins. */
export const join = async ({ browser: { page } }: Place): Promise<void> => {
  await page.getByTestId('join').click();
  await page.locator('[data-testid="room-page"], [data-testid="commune-page"]').waitFor();
};

/** Signs in as the admin of the first start and chooses a password; gives the page. */
export const signInAsAdmin = async (hub: HubProcess, page: Page): Promise<void> => {
  const oneTime = /admin \/ (\S+)/.exec(hub.output)?.[1] ?? '';
  await page.goto(`${hub.url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill('admin');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(oneTime);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('mot cau ngan de nho');
  await page.getByLabel('Nhập lại mật khẩu mới').fill('mot cau ngan de nho');
  await page.getByRole('button', { name: 'Đặt mật khẩu và tiếp tục' }).click();
  await page.waitForURL('**/meetings');
};
