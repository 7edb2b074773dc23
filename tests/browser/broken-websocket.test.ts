import { EndpointId } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { District } from '../../server/test/support/district.ts';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { WebSocketBreaker } from '../../server/test/support/websocket-breaker.ts';
import { devicesOf, enrol, join, type Place } from './support/district.ts';

let district: District;
let breaker: WebSocketBreaker;
let room: AttendingPage;
let commune: Place;
const name = 'Xã Quý Hòa';
const patience = { timeout: 60_000, interval: 100 };

/** The page is in the meeting, where it comes by itself after it was loaded anew. */
const inMeeting = (): Promise<void> => commune.browser.page.getByTestId('commune-page').waitFor({ timeout: 60_000 });
const gone = (): number => district.hub.output.split('a page is gone').length;
/** How many polls came while the hub, which gives a sign of life each second, was listened to. */
const pollsMeanwhile = async (): Promise<number> => {
  const { polls } = breaker;
  await new Promise((done) => setTimeout(done, 2_500));
  return breaker.polls - polls;
};

beforeAll(async () => {
  district = await District.start(0);
  const { hub } = district;
  breaker = await WebSocketBreaker.before(hub, 'is swallowed');
  room = await district.page(district.room);
  const enrolmentLink = (each: string): string => hub.enrolmentLink(each).replace(hub.url, breaker.url);
  commune = await enrol({ enrolmentLink }, name, devicesOf.first);
  const meetingId = await district.openMeeting(room, {
    expected: [district.room.endpointId, EndpointId.parse(commune.endpointId)],
  });
  await room.join(meetingId);
});
afterAll(async () => {
  room.close();
  await commune.browser.close();
  await breaker.close();
  await district.remove();
});

it('joins where WebSockets are swallowed, and goes over to one in its seat when they pass', async () => {
  await join(commune);
  expect(breaker.webSockets.size).toBe(0);
  breaker.breaking = 'passes';
  const before = gone();
  await expect.poll(() => breaker.webSockets.size, patience).toBe(1);
  await commune.browser.page.getByTestId('mic-button').click();
  await expect.poll(pollsMeanwhile, patience).toBe(0);
  expect(gone()).toBe(before);
  expect(breaker.webSockets.size).toBe(1);
});

it('comes back by polling, and is not loaded anew, where its hub was away when it was needed first', async () => {
  const { page } = commune.browser;
  await page.reload();
  await inMeeting();
  await page.evaluate(() => Reflect.set(window, 'wasHere', true));
  breaker.breaking = 'nothing passes';
  // A WebSocket was tried alone, then both ways, and both ways again.
  await expect.poll(() => breaker.turnedAway, patience).toBeGreaterThan(6);
  breaker.breaking = 'is refused';
  await expect.poll(pollsMeanwhile, patience).toBeGreaterThan(0);
  await inMeeting();
  expect(breaker.webSockets.size).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'wasHere'))).toBe(true);
});

it('says goodbye by polling when its tab is closed', async () => {
  const { page } = commune.browser;
  const view = () => room.seat(EndpointId.parse(commune.endpointId));
  const seat = () => view().seat;
  // What it says is heard, twice: its page alone may stand there while it is still on the way back, where the microphone changes by itself.
  for (let times = 0; times < 2; times += 1) {
    const { microphone } = view();
    await page.getByTestId('mic-button').click();
    await expect.poll(() => view().microphone, patience).not.toBe(microphone);
  }
  // No hand closes a tab in the very frame of a press; the page's last word is not heard then.
  await page.evaluate(() => new Promise((done) => void requestAnimationFrame(done)));
  await page.goto('about:blank');
  await expect.poll(seat, patience).toMatchObject({ state: 'dropped', cause: 'page-closed' });
  await page.goto(breaker.url);
  await inMeeting();
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
