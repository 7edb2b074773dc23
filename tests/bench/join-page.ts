import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { EnrolledPc } from '../../server/test/support/district.ts';
import { EndpointBrowser, communeScreen } from '../browser/support/endpoint-browser.ts';
import { kB, median, ms, percentile, report } from './figures.ts';
import { inDistrict } from './house/checkout.ts';

/** How often a commune joins; the first time, with everything cold, is told apart. */
const joins = 21;
const frameTimeoutMs = 15_000;

interface Loaded {
  readonly kind: 'code' | 'font' | 'other';
  /** Bytes when compressed by gzip, whatever the hub sends. */
  readonly gzip: number;
  readonly sent: number;
}

/** Notes all that a page loads. */
const watchLoading = (page: Page): Promise<Loaded>[] => {
  const loaded: Promise<Loaded>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    const measure = async (): Promise<Loaded> => {
      const [body, sizes] = [await response.body(), await response.request().sizes()];
      const isCode = /html|javascript|css/.test(type);
      const kind = isCode ? 'code' : type.includes('font') ? 'font' : 'other';
      return { kind, gzip: gzipSync(body).length, sent: sizes.responseBodySize };
    };
    loaded.push(measure().catch(() => ({ kind: 'other', gzip: 0, sent: 0 })));
  });
  return loaded;
};

/** Opens the page of an enrolled PC and tells what it loaded. */
const openPage = async (page: Page, url: string, pc: EnrolledPc): Promise<void> => {
  const [name = '', value = ''] = pc.cookie.split('=');
  await page.context().addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  const loading = watchLoading(page);
  await page.goto(url);
  await page.getByTestId('join').waitFor();
  await page.waitForLoadState('networkidle');
  const loaded = await Promise.all(loading);
  const sum = (kind: Loaded['kind'], of: 'gzip' | 'sent'): number =>
    loaded.filter((each) => each.kind === kind).reduce((total, each) => total + each[of], 0);
  report('join page: html, js and css, gzip', kB(sum('code', 'gzip')), '≤ 200 kB');
  report('join page: the same as the hub sends it', kB(sum('code', 'sent')));
  report('join page: fonts', kB(sum('font', 'sent')));
};

/** Has the page note when "join" is pressed and when another endpoint's first picture is on the screen. */
const watchFirstFrame = async (page: Page, ownId: string): Promise<void> => {
  await page.evaluate((own) => {
    const times = { pressedAt: 0, frameAt: 0 };
    Object.assign(window, { joinTimes: times });
    const pressed = (event: Event): void => {
      if (!(event.target instanceof Element) || event.target.closest('[data-testid="join"]') === null) return;
      times.pressedAt = performance.now();
    };
    addEventListener('click', pressed, { capture: true });
    const watched = new WeakSet<HTMLVideoElement>();
    const look = (video: HTMLVideoElement): void => {
      video.requestVideoFrameCallback((now, { width }) => {
        // Chromium shows a stream without a frame as a black picture of 2x2.
        if (width <= 2) look(video);
        else if (times.frameAt === 0) times.frameAt = now;
      });
    };
    new MutationObserver(() => {
      for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-endpoint]')) {
        if (video.dataset['endpoint'] === own || watched.has(video)) continue;
        watched.add(video);
        look(video);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  }, ownId);
};

/** One press on "join", to the first picture of another endpoint; in milliseconds. */
const pressToFrame = async (page: Page, ownId: string): Promise<number> => {
  await watchFirstFrame(page, ownId);
  await page.getByTestId('join').click();
  const times = await page.waitForFunction(
    () => {
      const noted: unknown = Reflect.get(window, 'joinTimes');
      if (typeof noted !== 'object' || noted === null) return null;
      const [pressedAt, frameAt] = [Number(Reflect.get(noted, 'pressedAt')), Number(Reflect.get(noted, 'frameAt'))];
      return frameAt > 0 ? frameAt - pressedAt : null;
    },
    undefined,
    { polling: 50, timeout: frameTimeoutMs },
  );
  return Number(await times.jsonValue());
};

/** A commune's Chromium with fake devices joins a meeting in which the room sends its camera, on loopback. */
export const joinPage = (): Promise<void> =>
  inDistrict(2, async ({ district, closes }) => {
    const room = await district.page(district.room);
    closes.push(() => room.close());
    const pc = district.commune(0);
    const browser = await EndpointBrowser.open('bench', { colour: [40, 160, 60], pitch: 330 }, communeScreen);
    closes.push(() => browser.close());
    const meetingId = await district.openMeeting(room);
    await room.join(meetingId, 'wrtc');
    await room.send('camera');
    const { page } = browser;
    await openPage(page, district.hub.url, pc);
    const figures: number[] = [];
    for (let round = 0; round < joins; round += 1) {
      figures.push(await pressToFrame(page, pc.endpointId));
      await page.getByTestId('leave-button').click();
      await page.getByTestId('question-yes').click();
      await page.getByTestId('join').waitFor();
      await page.reload();
      await page.getByTestId('join').waitFor();
      await page.waitForLoadState('networkidle');
    }
    const [first = Number.NaN, ...later] = figures;
    report('join press to first remote frame: the first time', ms(first));
    report(`join press to first remote frame: median of ${later.length}`, ms(median(later)), '300 ms');
    report(
      '  the 95th of a hundred; fastest, slowest',
      [percentile(later, 95), Math.min(...later), Math.max(...later)].map(ms).join(', '),
    );
  });
