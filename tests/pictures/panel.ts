/**
 * Takes the pictures of the sheet for whoever leads a meeting, of the real panel in a meeting of twenty endpoints, in both languages:
 * `node tests/pictures/panel.ts`, after `npm run build`, with MEDIASOUP_WORKER_BIN as scripts/test sets it. To be run when the panel looks otherwise.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { LargeDistrict } from '../browser/support/large-district.ts';
import { openPanel, tabletScreen } from '../browser/support/panel-page.ts';

const folder = resolve(import.meta.dirname, '../../client/src/features/shell/chair-sheet/pictures');
/** Of 1. */
const quality = 0.72;
/** Of the nineteen communes these two are missing. */
const missing: readonly number[] = [6, 15];

const district = await LargeDistrict.start(19);

/** Writes what a page shows as WebP; `shrinker` is a page that makes it. */
const take = async (page: Page, shrinker: Page, name: string): Promise<void> => {
  await page.waitForTimeout(600);
  const png = (await page.screenshot({ type: 'png' })).toString('base64');
  const webp = await shrinker.evaluate(
    async ([source, of]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${source}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      return canvas.toDataURL('image/webp', of).split(',')[1] ?? '';
    },
    [png, quality] as const,
  );
  const bytes = Buffer.from(webp, 'base64');
  writeFileSync(join(folder, `${name}.webp`), bytes);
  process.stdout.write(`${name}: ${bytes.length} bytes\n`);
};

const switchLanguage = async (page: Page): Promise<void> => {
  await page.getByTestId('panel-more').click();
  await page.getByTestId('language').click();
  await page.keyboard.press('Escape');
  await page.getByTestId('language').waitFor({ state: 'detached' });
};

try {
  const meetingId = await district.open(20);
  const there = district.communes.map((_, index) => index).filter((index) => !missing.includes(index));
  const communes = new Map<number, AttendingPage>();
  for (const index of there) communes.set(index, await district.join(meetingId, index));
  const panel = await district.room.browser.newTab();
  const shrinker = await district.room.browser.context.newPage();
  await panel.setViewportSize(tabletScreen);
  await openPanel(district.hub, panel);
  const on = (testId: string) => panel.getByTestId(testId);
  const idOf = (index: number): string => district.communes[index]?.endpointId ?? '';
  for (const language of ['vi', 'en'] as const) {
    if (language === 'en') await switchLanguage(panel);
    await on('panel-list-all').click();
    await communes.get(9)?.line.ask('floor.raiseHand', { topic: 'Đường liên xã', debate: false });
    for (let spoken = 0; spoken < 3; spoken++) {
      await on('panel-next').click();
      // Two presses within a second are one.
      await panel.waitForTimeout(1_300);
    }
    await on(`panel-tile-${idOf(10)}`).click();
    await on('panel-more-time').click();
    await on('panel-next').click();
    await on('panel-undo').waitFor();
    await take(panel, shrinker, `board-${language}`);
    await on('panel-unchoose').click();
    await on('panel-end').click();
    await on('panel-more').click();
    await on('more-clear-list').click();
    await on('panel-roll').click();
    for (let answered = 0; answered < 5; answered++) {
      await panel.waitForTimeout(1_300);
      await on('panel-roll-next').click();
    }
    await panel.waitForTimeout(5_500);
    await take(panel, shrinker, `roll-${language}`);
    await on('panel-roll-end').click();
    await communes.get(9)?.line.ask('floor.withdrawHand', {});
    await on('act-mode-discussion').click();
  }
} finally {
  await district.remove();
}
