import type { Page } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';
import { devicesOf } from '../../browser/support/district.ts';
import { EndpointBrowser, roomScreen } from '../../browser/support/endpoint-browser.ts';
import { report } from '../figures.ts';
import { inDistrict } from './checkout.ts';
import { openedMeeting } from './seated.ts';
import { seatedTalker } from './talker.ts';

const endpoints = 20;
/** As often the room joins, the first time with nothing known of its line; long enough apart that what its line bore is settled. */
const joins = 3;
const staysMs = 12_000;
/** All pictures are waited for so long, in milliseconds. */
const patienceMs = 30_000;

/** When each picture of the room's page has its first frame after the press, in milliseconds, in turn; those that come too late are missing. */
const firstFrames = (page: Page, own: string, count: number): Promise<readonly number[]> =>
  page.evaluate(
    async ([self, wanted, patience]) => {
      const pressedAt = performance.now();
      document.querySelector<HTMLElement>('[data-testid="join"]')?.click();
      const frames = new Map<string, number>();
      const watched = new WeakSet<HTMLVideoElement>();
      const look = (video: HTMLVideoElement, endpoint: string): void => {
        video.requestVideoFrameCallback((now, { width }) => {
          // Chromium shows a stream without a frame as a black picture of 2x2.
          if (width <= 2) look(video, endpoint);
          else if (!frames.has(endpoint)) frames.set(endpoint, now - pressedAt);
        });
      };
      while (frames.size < wanted && performance.now() - pressedAt < patience) {
        for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-source="camera"]')) {
          const endpoint = video.dataset['endpoint'];
          if (endpoint === undefined || endpoint === self || watched.has(video)) continue;
          watched.add(video);
          look(video, endpoint);
        }
        await new Promise((done) => setTimeout(done, 10));
      }
      return [...frames.values()].sort((one, other) => one - other);
    },
    [own, count, patienceMs] as const,
  );

/** Nineteen communes send their cameras; the room's page joins again and again: from its press to the first and to the last picture. */
export const tiles = (): Promise<void> =>
  inDistrict(endpoints, async (place) => {
    const [roomPc, ...others] = place.pcs;
    if (roomPc === undefined) throw new Error('nobody came');
    const opened = await openedMeeting(place);
    for (const [index, pc] of others.entries())
      await (await seatedTalker(place, pc, opened)).sendCamera(60 + index * 8);
    const { url } = place.district.hub;
    for (let join = 1; join <= joins; join += 1) {
      const browser = await EndpointBrowser.open(`tiles-${join}`, devicesOf.room, roomScreen);
      const [name = '', value = ''] = roomPc.cookie.split('=');
      await browser.context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      await browser.page.goto(url);
      await browser.page.getByTestId('join').waitFor();
      const frames = await firstFrames(browser.page, roomPc.endpointId, others.length);
      const at = (index: number): string => `${frames.at(index)?.toFixed(0) ?? 'none'} ms`;
      report(`join ${join}: first picture, last of ${frames.length}`, `${at(0)}, ${at(-1)}`, '≤ 600 ms between');
      await delay(staysMs);
      await browser.close();
    }
  });
