import { afterAll, beforeAll, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { WebSocketBreaker } from '../../server/test/support/websocket-breaker.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';

let hub: HubProcess;
let breaker: WebSocketBreaker;
let room: Place;
let commune: Place;
const name = 'Xã Quý Hòa';
const patience = { timeout: 60_000, interval: 100 };

/** The page is in the meeting, where it comes by itself after it was loaded anew. */
const inMeeting = (): Promise<void> => commune.browser.page.getByTestId('commune-page').waitFor({ timeout: 60_000 });
const gone = (): number => hub.output.split('a page is gone').length;

beforeAll(async () => {
  hub = await HubProcess.start();
  breaker = await WebSocketBreaker.before(hub, 'is swallowed');
  room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  await openMeeting(room.browser.page, 'Họp qua một proxy');
  await join(room);
});
afterAll(async () => {
  await room.browser.close();
  await commune.browser.close();
  await breaker.close();
  await hub.remove();
});

it('joins where WebSockets are swallowed, and goes over to one in its seat when they pass', async () => {
  commune = await enrol(
    { enrolmentLink: (each) => hub.enrolmentLink(each).replace(hub.url, breaker.url) },
    name,
    devicesOf.first,
  );
  await join(commune);
  expect(breaker.webSockets.size).toBe(0);
  breaker.breaking = 'passes';
  const before = gone();
  await expect.poll(() => breaker.webSockets.size, patience).toBe(1);
  const { polls } = breaker;
  await commune.browser.page.getByTestId('mic-button').click();
  await new Promise((done) => setTimeout(done, 3_000));
  expect(breaker.polls).toBeLessThanOrEqual(polls + 2);
  expect(gone()).toBe(before);
});

it.each(['is refused', 'loses its upgrade'] as const)('comes in at once where a WebSocket %s', async (breaking) => {
  breaker.breaking = breaking;
  await commune.browser.page.reload();
  await inMeeting();
  expect(breaker.webSockets.size).toBe(0);
});

it('stays in where each WebSocket is cut after a while', async () => {
  breaker.breaking = { isCutAfterMs: 2_000 };
  await commune.browser.page.reload();
  const { polls } = breaker;
  await expect.poll(() => breaker.polls, patience).toBeGreaterThan(polls + 8);
  await expect.poll(() => breaker.webSockets.size, patience).toBe(0);
  await inMeeting();
});
