import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { childrenOf } from '../bench/process-use.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { heard, seen, until } from './support/seen-and-heard.ts';

let hub: HubProcess;
let room: Place;
let commune: Place;

/** The commune's picture has moved on the room's page since now. */
const movesInRoom = async (): Promise<void> => {
  const before = (await seen(room.browser.page, commune.endpointId, 'camera'))?.frames ?? 0;
  await until(
    () => seen(room.browser.page, commune.endpointId, 'camera'),
    (picture) => picture !== null && picture.frames !== before && picture.frames > 5,
    'the commune is seen in the room',
    40_000,
  );
};

/** The room's voice is played by this tab of the commune, and by no other of them. */
const playsAlone = async (tab: Page, other: Page): Promise<void> => {
  await until(
    () => heard(tab, room.endpointId),
    ({ level }) => level > 0.01,
    'the tab with the seat plays the room',
  );
  expect(await heard(other, room.endpointId)).toEqual({ level: 0, pitch: 0 });
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, commune] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hoa Thám', devicesOf.first),
  ]);
  await openMeeting(room.browser.page, 'Họp có sự cố');
  await join(room);
  await join(commune);
  await movesInRoom();
});
afterAll(async () => {
  await Promise.all([room, commune].map((place) => place.browser.close()));
  await hub.remove();
});

describe('when something goes wrong in a meeting', () => {
  it('media come back without reloading after the worker died', async () => {
    const [worker] = childrenOf(hub.pid);
    if (worker === undefined) throw new Error('the hub has no worker');
    await commune.browser.page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
    process.kill(worker, 'SIGKILL');
    // The picture may be back sooner than its absence is noticed: that another worker carries it is what counts.
    await until(
      () => Promise.resolve(childrenOf(hub.pid)),
      (pids) => pids.length > 0 && !pids.includes(worker),
      'another worker has come',
    );
    await movesInRoom();
    expect(await commune.browser.page.locator('body[data-not-reloaded]').count()).toBe(1);
  });

  it('pages say that the hub is away and come back by themselves after kill -9', async () => {
    await hub.end('SIGKILL');
    await commune.browser.page
      .getByText(/Mất kết nối/u)
      .first()
      .waitFor();
    await hub.up();
    await movesInRoom();
    await commune.browser.page
      .getByText(/Mất kết nối/u)
      .first()
      .waitFor({ state: 'detached' });
    expect(await commune.browser.page.locator('body[data-not-reloaded]').count()).toBe(1);
  });

  it('pages say that the hub restarts when that was planned, call nothing lost, and come back by themselves', async () => {
    const { page } = commune.browser;
    const restarting = page.getByTestId('stage-restarting');
    const said = restarting.waitFor();
    await hub.end('SIGTERM');
    await said;
    expect(await restarting.innerText()).toContain('Máy chủ đang khởi động lại');
    expect(await page.getByText(/Mất kết nối/u).count()).toBe(0);
    await hub.up();
    await restarting.waitFor({ state: 'detached' });
    await movesInRoom();
  });

  it('a second tab says who has the sound, takes it over, and gives it back; one of them plays it', async () => {
    const first = commune.browser.page;
    const second = await commune.browser.newTab();
    await second.goto(hub.url);
    await second.getByTestId('seat-taken').getByText('chỉ ở đó mới có tiếng').waitFor();
    await second.getByTestId('take-seat-back').click();
    await second.getByTestId('commune-page').waitFor();
    await first.getByTestId('seat-taken').waitFor();
    await room.browser.page.keyboard.press('m');
    await playsAlone(second, first);
    await first.getByTestId('take-seat-back').click();
    await first.getByTestId('commune-page').waitFor();
    await second.getByTestId('seat-taken').waitFor();
    await playsAlone(first, second);
    await second.close();
    // Nor does a tab whose other one is gone go on saying so.
    const third = await commune.browser.newTab();
    await third.goto(hub.url);
    await third.getByTestId('take-seat-back').click();
    await first.getByTestId('seat-taken').waitFor();
    await third.close();
    await first.getByTestId('join').click();
    await first.getByTestId('commune-page').waitFor();
    await until(
      () => heard(first, room.endpointId),
      ({ level }) => level > 0.01,
      'the tab that is left goes on playing',
    );
    await movesInRoom();
  });
});
