/**
 * Takes the pictures of the help, of the real pages of a hub with sample data, and writes them where the client has them:
 * `node tests/pictures/help.ts`, after `npm run build`, with MEDIASOUP_WORKER_BIN as scripts/test sets it. To be run when a page looks otherwise.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { signInAsAdmin } from '../browser/support/district.ts';
import { chromiumPath, quiet } from '../browser/support/endpoint-browser.ts';
import { writeReportYear } from '../browser/support/report-year.ts';

const folder = resolve(import.meta.dirname, '../../client/src/ui/help/pictures');
/** As large as they are shown; twelve of them together stay below 400 kB. */
const size = { width: 800, height: 450, quality: 0.6 };
const screen = { width: 1280, height: 720 };

const hub = await HubProcess.start({ HUB_NAME: 'UBND huyện Bình Gia', HUB_TECHNICIAN_PHONE: '0205 3834 000' });
await writeReportYear(hub, Date.now());
const chrome = await chromium.launch({
  executablePath: chromiumPath,
  args: [...quiet, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
});
const contexts: BrowserContext[] = [];
const newPage = async (): Promise<Page> => {
  const context = await chrome.newContext({
    ignoreHTTPSErrors: true,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    permissions: ['camera', 'microphone'],
    viewport: screen,
  });
  contexts.push(context);
  return context.newPage();
};
const shrinker = await newPage();

const take = async (page: Page, name: string): Promise<void> => {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(800);
  const png = (await page.screenshot({ type: 'png' })).toString('base64');
  const webp = await shrinker.evaluate(
    async ({ source, width, height, quality }) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${source}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const drawing = canvas.getContext('2d');
      if (drawing === null) throw new Error('no canvas');
      drawing.imageSmoothingQuality = 'high';
      drawing.drawImage(picture, 0, 0, width, height);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    { source: png, ...size },
  );
  const bytes = Buffer.from(webp, 'base64');
  writeFileSync(join(folder, `${name}.webp`), bytes);
  process.stdout.write(`${name}: ${bytes.length} bytes\n`);
};

const enrolled = async (name: string): Promise<Page> => {
  const page = await newPage();
  await page.goto(hub.enrolmentLink(name));
  await page.getByRole('button', { name: 'Ghi danh máy này' }).click();
  await page.getByText('Máy này là điểm cầu').waitFor();
  await page.goto(hub.url);
  await page.getByTestId('join').waitFor();
  return page;
};

try {
  mkdirSync(folder, { recursive: true });
  const room = await enrolled('Huyện Bình Gia');
  const commune = await enrolled('Xã Hoàng Văn Thụ');
  const other = await enrolled('Xã Tân Văn');
  await take(room, 'room-first');
  await take(commune, 'commune-first');
  for (const page of [room, commune, other]) await page.getByTestId('join').click();
  await room.getByTestId('room-page').waitFor();
  await commune.getByTestId('commune-page').waitFor();
  await room.waitForTimeout(3_000);
  await room.mouse.move(300, 300);
  await room.mouse.move(320, 300);
  await take(room, 'room-second');
  await room.locator('li[data-state="expected"] button').first().click();
  await room.getByTestId('endpoint-acts').waitFor();
  await take(room, 'room-third');
  await take(commune, 'commune-second');
  await commune.getByTestId('devices-button').first().click();
  await take(commune, 'commune-third');
  const desk = await newPage();
  await signInAsAdmin(hub, desk);
  for (const [name, path] of [
    ['desk-first', '/meetings'],
    ['desk-second', '/meetings/m-16'],
    ['desk-third', '/reports'],
    ['admin-first', '/admin/directory'],
    ['admin-second', '/admin/accounts'],
    ['admin-third', '/admin/profile'],
  ] as const) {
    await desk.goto(`${hub.url}${path}`);
    await desk.getByRole('heading', { level: 1 }).waitFor();
    await take(desk, name);
  }
} finally {
  for (const context of contexts) await context.close();
  await chrome.close();
  await hub.remove();
}
