import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { childrenOf } from '../bench/process-use.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { seen, until } from './support/seen-and-heard.ts';

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

beforeAll(async () => {
  hub = await HubProcess.start();
  room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  commune = await enrol(hub, 'Xã Hoa Thám', devicesOf.first);
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

  it('a second tab takes the seat and the first says so', async () => {
    const first = commune.browser.page;
    const second = await commune.browser.newTab();
    await second.goto(hub.url);
    await second
      .locator('[data-testid="commune-page"], [data-testid="waiting-page"], [data-testid="seat-taken"]')
      .first()
      .waitFor();
    if (await second.getByTestId('join').isVisible()) await second.getByTestId('join').click();
    if (await second.getByTestId('take-seat-back').isVisible()) await second.getByTestId('take-seat-back').click();
    await second.getByTestId('commune-page').waitFor();
    await first.getByTestId('seat-taken').waitFor();
    await first.getByTestId('take-seat-back').click();
    await first.getByTestId('commune-page').waitFor();
    await second.getByTestId('seat-taken').waitFor();
    await second.close();
    await movesInRoom();
  });
});
