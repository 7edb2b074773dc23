import type { Page } from 'puppeteer-core';
import { SessionBody, type PictureId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { openFirefox, press } from './support/firefox-browser.ts';
import { codecsOf, keepConnections } from './support/streams-of.ts';
import { heard, seen, until } from './support/seen-and-heard.ts';

let hub: HubProcess;
let room: Place;
let firefox: Awaited<ReturnType<typeof openFirefox>>;
const name = 'Xã Quý Hòa';

/** Frames of an endpoint's camera, or its screen, that Firefox paints in a second; its playback quality counts none of a live stream. */
const framesIn = (page: Page, endpointId: string, source: PictureId = 'camera'): Promise<number> =>
  page.evaluate(
    async ([id, of]) => {
      const video = document.querySelector<HTMLVideoElement>(`video[data-endpoint="${id}"][data-source="${of}"]`);
      let frames = 0;
      const count = (): void => {
        frames += 1;
        video?.requestVideoFrameCallback(count);
      };
      video?.requestVideoFrameCallback(count);
      await new Promise((done) => setTimeout(done, 1_000));
      return frames;
    },
    [endpointId, source] as const,
  );

beforeAll(async () => {
  // Firefox leaves loopback addresses out of ICE: the hub announces the machine's own, as it does by default.
  hub = await HubProcess.start({ HUB_ANNOUNCED_ADDRESSES: '' });
  room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  await room.browser.context.addInitScript(keepConnections);
  await room.browser.page.reload();
  firefox = await openFirefox();
});
afterAll(async () => {
  // First the hub, which must not stay behind where a browser did not come up.
  await hub.remove();
  await room.browser.close();
  await firefox.close();
});

describe('a commune with Firefox ESR', () => {
  let endpointId = '';

  it('enrols and joins', async () => {
    const { page } = firefox;
    await page.goto(hub.enrolmentLink(name));
    await page.locator('::-p-text(ghi danh máy này)').wait();
    await press(page, 'button::-p-text(ghi danh máy này)');
    await press(page, 'a::-p-text(Tới trang chủ của điểm cầu)');
    await page.locator('[data-testid="waiting-page"]').wait();
    const session = SessionBody.parse(
      await page.evaluate(async (): Promise<unknown> => (await fetch('/api/session')).json()),
    );
    if (session.me?.kind !== 'endpoint') throw new Error('Firefox was not enrolled');
    endpointId = session.me.endpointId;
    await openMeeting(room.browser.page, 'Họp với Firefox');
    await join(room);
    await press(page, '[data-testid="join"]');
    await page.locator('[data-testid="commune-page"]').wait();
  });

  it('sees the room, and the room sees it', async () => {
    await until(
      () => framesIn(firefox.page, room.endpointId),
      (frames) => frames > 2,
      'Firefox sees the room move',
    );
    const picture = await until(
      () => seen(room.browser.page, endpointId, 'camera'),
      (seenPicture) => seenPicture !== null && seenPicture.frames > 10,
      'the room sees Firefox',
    );
    expect(picture?.width).toBeGreaterThan(0);
  });

  it('sees a shared screen, whichever codec both can do', async () => {
    const { page } = room.browser;
    await page.mouse.move(960, 500);
    await page.mouse.move(940, 520);
    await page.getByTestId('screen-button').click();
    await until(
      () => framesIn(firefox.page, room.endpointId, 'screen'),
      (frames) => frames > 2,
      'Firefox sees the screen move',
    );
    await page.getByTestId('screen-button').click();
  });

  it('shares a screen itself, and the room sees it', async () => {
    // Firefox without a window has no screen to choose: a drawn one takes its place.
    await firefox.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1920, height: 1080 });
      const brush = canvas.getContext('2d');
      let frame = 0;
      setInterval(() => {
        if (brush === null) return;
        brush.fillStyle = frame % 2 === 0 ? '#080' : '#090';
        brush.fillRect(0, 0, canvas.width, canvas.height);
        frame += 1;
      }, 200);
      navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(canvas.captureStream(5));
    });
    await press(firefox.page, '[data-testid="screen-button"]');
    await until(
      () => seen(room.browser.page, endpointId, 'screen'),
      (picture) => picture !== null && picture.frames > 10 && picture.height === 1080,
      'the room sees the screen of Firefox',
    );
    expect(await codecsOf(room.browser.page, 'inbound-rtp', 1080)).toEqual(['video/AV1']);
    await press(firefox.page, '[data-testid="screen-button"]');
  });

  it('is heard in the room', async () => {
    await press(firefox.page, '[data-testid="mic-button"]');
    await until(
      () => heard(room.browser.page, endpointId),
      ({ level }) => level > 0.005,
      'the room hears Firefox',
    );
  });
});
