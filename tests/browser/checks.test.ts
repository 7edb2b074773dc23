import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { EndpointCheck } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { deviceFiles } from './support/device-files.ts';
import { devicesOf, enrol, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, roomScreen } from './support/endpoint-browser.ts';
import { faultsOf, textFaultsOf } from './support/page-check.ts';

/** Where what was seen is kept, to be looked at. */
const pictures = process.env['PICTURES'] ?? joinPath(tmpdir(), 'diem-cau-checks-seen');
const picture = (name: string): string => {
  mkdirSync(pictures, { recursive: true });
  return joinPath(pictures, `${name}.png`);
};

/** Of which the check says that its picture is good. */
const goodCamera = { width: 1280, height: 720, framesPerSecond: 10, frames: 6 };

const patience = { timeout: 90_000 };
const lights = async (page: Page): Promise<Readonly<Record<string, string | null>>> =>
  Object.fromEntries(
    await page
      .locator('li[data-testid^="check-"]')
      .evaluateAll((all) => all.map((each) => [each.dataset['testid'] ?? '', each.dataset['light'] ?? null])),
  );

describe('the check before a meeting', () => {
  let hub: HubProcess;
  let well: Place;
  let silent: Place;
  let desk: EndpointBrowser;

  beforeAll(async () => {
    hub = await HubProcess.start();
    // The head of the WAV stays, and nothing sounds.
    const { sound } = deviceFiles(joinPath(tmpdir(), 'diem-cau-devices'), 'silent', devicesOf.second);
    writeFileSync(sound, readFileSync(sound).fill(0, 44));
    [well, silent, desk] = await Promise.all([
      enrol(hub, 'Xã Hòa Bình', { ...devicesOf.first, film: goodCamera }),
      enrol(
        {
          enrolmentLink: (name) => hub.enrolmentLink(name),
          chromiumArgs: [`--use-file-for-fake-audio-capture=${sound}`],
        },
        'Xã Tân Văn',
        devicesOf.second,
      ),
      EndpointBrowser.open('desk', devicesOf.third, roomScreen),
    ]);
  });
  afterAll(async () => {
    await Promise.all([well.browser.close(), silent.browser.close(), desk.close()]);
    await hub.remove();
  });

  it('is made by whoever sits there, who speaks and hears it back, and at the same time by one whom the district asks; the board says who passed', async () => {
    const { page } = well.browser;
    const asked = silent.browser.page;
    await page.getByTestId('check').click();
    await signInAsAdmin(hub, desk.page);
    await desk.page.goto(`${hub.url}/checks`);
    const row = ({ endpointId }: Place) => desk.page.getByTestId(`board-${endpointId}`);
    await row(silent).locator('[data-standing="waiting"]').waitFor();
    await desk.page.getByTestId('ask-all').click();
    await desk.page.getByTestId('asked').waitFor();
    await page.getByTestId('heard-yes').click(patience);

    await page.getByTestId('check-verdict').waitFor(patience);
    await page.screenshot({ path: picture('well') });
    const found = await lights(page);
    expect(found).toMatchObject({
      'check-browser': 'green',
      'check-microphone': 'green',
      'check-loudspeaker': 'green',
    });
    // How fast pictures, the line and the way back are hangs on the machine.
    expect(Object.values(found).filter((light) => light !== 'green' && light !== 'amber')).toEqual([]);
    expect(await page.getByTestId('check-verdict').innerText()).toMatch(/Sẵn sàng họp|Họp được/u);
    expect(await faultsOf(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('check-save').click()]);
    expect(download.suggestedFilename()).toMatch(/^phieu-kiem-tra-xa-hoa-binh-[\d-]+\.txt$/u);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved).toMatch(/\[Tốt\] Camera: Camera cho hình tốt\. \(\d+×\d+/u);
    const figures: unknown = JSON.parse(/^Toàn bộ số đo[^{]*(\{.*\})\r?$/mu.exec(saved)?.[1] ?? '');
    expect(EndpointCheck.parse(figures)).toMatchObject({ passed: true, beginner: { by: 'endpoint' } });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await textFaultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByTestId('check-close').click();
    await page.getByTestId('waiting-page').waitFor();

    await asked.getByTestId('check-verdict').waitFor(patience);
    await asked.screenshot({ path: picture('silent') });
    expect((await lights(asked))['check-microphone']).toBe('red');
    expect(await asked.getByTestId('check-microphone').innerText()).toMatch(/Gạt công tắc trên mic/u);
    await desk.page.locator(`[data-testid="board-${silent.endpointId}"][data-light="red"]`).waitFor(patience);
    expect(await row(silent).innerText()).toMatch(/nhờ gạt công tắc trên mic/iu);
    // It may have been done after the other one: the board comes by itself.
    const ofWell = () => row(well).innerText();
    await expect.poll(ofWell, patience).toMatch(/(?<!chưa )đạt · \d\d\/\d\d\/\d{4} \d\d:\d\d · điểm cầu tự làm/u);
    expect(await faultsOf(desk.page)).toEqual([]);
    await desk.page.screenshot({ path: picture('board') });
    await desk.page.getByTestId('board-wall').click();
    await desk.page.getByTestId('wall').waitFor();
    expect(await textFaultsOf(desk.page)).toEqual([]);
    await desk.page.screenshot({ path: picture('wall') });
    await asked.getByTestId('check-close').click();
  });

  it('stops at once when a meeting is opened, and gives back what it holds', async () => {
    const { page } = silent.browser;
    await desk.page.goto(`${hub.url}/open`);
    await desk.page.getByLabel('Tên cuộc họp').fill('Họp đột xuất');
    await desk.page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
    const held = await page.evaluateHandle(() => {
      const taken: { isHeld: () => boolean }[] = [];
      const give = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await give(wanted);
        taken.push({ isHeld: () => stream.getTracks().some(({ readyState }) => readyState === 'live') });
        return stream;
      };
      const Context = globalThis.AudioContext;
      globalThis.AudioContext = class extends Context {
        constructor(options?: AudioContextOptions) {
          super(options);
          taken.push({ isHeld: () => this.state !== 'closed' });
        }
      };
      return taken;
    });
    const count = (isHeld: boolean): Promise<number> =>
      held.evaluate((all, which) => all.filter((each) => which === each.isHeld()).length, isHeld);
    await page.getByTestId('check').click();
    await page.locator('[data-testid="check-loudspeaker"][data-light="now"]').waitFor(patience);
    await expect.poll(() => count(true), patience).toBeGreaterThan(1);
    await desk.page.getByRole('button', { name: 'Mở cuộc họp' }).click();
    await page.getByTestId('join').waitFor(patience);
    await expect.poll(() => page.getByTestId('check-page').count(), patience).toBe(0);
    await expect.poll(() => count(true), patience).toBe(0);
    expect(await count(false)).toBeGreaterThan(1);
    await page.screenshot({ path: picture('stopped') });
  });
});
