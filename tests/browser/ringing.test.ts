import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, signInAsAdmin, type Place } from './support/district.ts';
import { stir } from './support/floor-meeting.ts';
import { EndpointBrowser, roomScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, placesOf } from './support/room-places.ts';
import { until } from './support/seen-and-heard.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let admin: EndpointBrowser;
/** Sits in the meeting from the beginning. */
let tanVan: Place;

const pageOf = (place: Place): Page => place.browser.page;
/** Pictures of what is tried, where somebody wants to look at them. */
const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);
const tile = (endpointId: string) => inRoom(`board-${endpointId}`);

/** Keeps what a page plays that stands nowhere on it, so that it can be listened to. */
const keepPlayed = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const played: HTMLMediaElement[] = [];
    Reflect.set(window, 'played', played);
    const play: unknown = Reflect.get(HTMLMediaElement.prototype, 'play');
    if (typeof play !== 'function') throw new Error('nothing is played here');
    Reflect.set(
      HTMLMediaElement.prototype,
      'play',
      new Proxy(play, {
        apply: (_, element: HTMLMediaElement) => {
          if (!element.isConnected && !played.includes(element)) played.push(element);
          return Reflect.apply(play, element, []) as unknown;
        },
      }),
    );
  });
};

/** A PC without a camera or a microphone: a page that uses either may sound in Chromium without anybody having pressed anything. */
const withoutDevices = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
};

/** The loudest of what the page itself plays over `ms` milliseconds, 0 … 1; 0 where nothing is played. */
const loudest = (page: Page, ms: number): Promise<number> =>
  page.evaluate(async (time) => {
    const played = Reflect.get(window, 'played') as HTMLMediaElement[];
    const streams = played.filter(({ paused }) => !paused).map(({ srcObject }) => srcObject);
    const context = new AudioContext();
    await context.resume();
    const analyser = context.createAnalyser();
    for (const stream of streams)
      if (stream instanceof MediaStream && stream.getAudioTracks().length > 0)
        context.createMediaStreamSource(stream).connect(analyser);
    const wave = new Float32Array(analyser.fftSize);
    let level = 0;
    const end = performance.now() + time;
    while (performance.now() < end) {
      await new Promise((done) => setTimeout(done, 40));
      analyser.getFloatTimeDomainData(wave);
      for (const sample of wave) level = Math.max(level, Math.abs(sample));
    }
    await context.close();
    return level;
  }, ms);

/** Whether something stands on a page, looked at without what browsers take for a person's press, as all that Playwright evaluates is. */
const standsUntouched = async (page: Page, testId: string): Promise<boolean> => {
  const devtools = await page.context().newCDPSession(page);
  const expression = `document.querySelector('[data-testid="${testId}"]') !== null`;
  const { result } = await devtools.send('Runtime.evaluate', { expression, userGesture: false });
  await devtools.detach();
  return result.value === true;
};

const choose = async (onBoard: Locator): Promise<void> => {
  await onBoard.getByRole('button').click();
  await inRoom('endpoint-acts').waitFor();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [room, hoaBinh, tanVan] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    // As browsers are in offices: no sound before somebody has pressed something.
    enrol(
      {
        enrolmentLink: (name) => hub.enrolmentLink(name),
        chromiumArgs: ['--autoplay-policy=document-user-activation-required'],
      },
      'Xã Hòa Bình',
      devicesOf.first,
    ),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
  // A page on which nobody has pressed anything yet, as on a PC that was just switched on.
  const enrolled = pageOf(hoaBinh);
  hoaBinh.browser.page = await hoaBinh.browser.newTab();
  await enrolled.close();
  await keepPlayed(pageOf(hoaBinh));
  await withoutDevices(pageOf(hoaBinh));
  await pageOf(hoaBinh).goto(hub.url, { waitUntil: 'commit' });
  admin = await EndpointBrowser.open('admin', devicesOf.third, roomScreen);
  await signInAsAdmin(hub, admin.page);
  await openMeeting(pageOf(room), 'Giao ban tuần 48');
  await join(room);
  await join(tanVan);
  await stir(room);
  await inRoom('layout-button').click();
  await inRoom('board-button').click();
  await tile(hoaBinh.endpointId).waitFor();
});
afterAll(async () => {
  await Promise.all([room, hoaBinh, tanVan].map(({ browser }) => browser.close()));
  await admin.close();
  await hub.remove();
});

describe('calling one that is missing', () => {
  it('is seen over the waiting page, and said to be held back where nobody has pressed anything there', async () => {
    const stands = (testId: string) => () => standsUntouched(pageOf(hoaBinh), testId);
    const is = (there: boolean): boolean => there;
    await until(stands('may-not-sound'), is, 'says before that a ring would not be heard', 40_000);
    const before = await placesOf(pageOf(room));
    await choose(tile(hoaBinh.endpointId));
    await inRoom('act-ring').click();
    await until(stands('ringing'), is, 'flashes');
    await until(stands('held-back'), is, 'says that the browser holds the ring back');
    await tile(hoaBinh.endpointId).getByTestId('rings').getByText('Đổ chuông').waitFor();
    await shoot(pageOf(room), 'room-rings');
    await shoot(pageOf(hoaBinh), 'commune-held-back');
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
    expect(await placeFaults(pageOf(room))).toEqual([]);
  });

  it('is heard as soon as somebody touches the page, and louder after a while', async () => {
    await pageOf(hoaBinh).getByTestId('ringing').getByText('CHỦ TRÌ MỜI VÀO HỌP').click();
    await pageOf(hoaBinh).locator('[data-testid="ringing"][data-sound="rings"]').waitFor();
    const soft = await loudest(pageOf(hoaBinh), 3_500);
    expect(soft, 'the first rings').toBeGreaterThan(0.05);
    await shoot(pageOf(hoaBinh), 'commune-rings');
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    const join = pageOf(hoaBinh).getByTestId('ringing-join');
    expect((await join.boundingBox())?.height).toBeGreaterThan(88);
    await until(
      () => loudest(pageOf(hoaBinh), 3_500),
      (level) => level > 2 * soft,
      'it grows louder',
      30_000,
    );
  });

  it('falls silent where the room takes it back, by the key on the tile that is chosen', async () => {
    await pageOf(room).keyboard.press('Shift+KeyP');
    await pageOf(hoaBinh).getByTestId('ringing').waitFor({ state: 'detached' });
    expect(await loudest(pageOf(hoaBinh), 400)).toBe(0);
    await tile(hoaBinh.endpointId).getByTestId('rings').waitFor({ state: 'detached' });
    await pageOf(room).keyboard.press('Shift+KeyP');
    await pageOf(hoaBinh).getByTestId('ringing').waitFor();
    await until(
      () => loudest(pageOf(hoaBinh), 3_500),
      (level) => level > 0.05,
      'rings at once where somebody has pressed before',
    );
  });

  it('leads into the meeting by its one button', async () => {
    await pageOf(hoaBinh).getByTestId('ringing-join').click();
    await pageOf(hoaBinh).getByTestId('commune-page').waitFor();
    expect(await loudest(pageOf(hoaBinh), 3_500)).toBe(0);
    await until(
      () => tile(hoaBinh.endpointId).getAttribute('data-state'),
      (state) => state === 'connected',
      'the board shows it',
    );
  });

  it('says whom to call where no PC of the endpoint waits', async () => {
    await choose(pageOf(room).locator('li[data-testid^="board-"]', { hasText: 'Minh Khai' }));
    await inRoom('act-ring').click();
    await pageOf(room).getByText('Chưa có máy nào của điểm cầu mở trang chờ').waitFor();
    await pageOf(room).getByText('Xã Minh Khai').first().waitFor();
    await shoot(pageOf(room), 'room-no-page');
    expect(await placeFaults(pageOf(room))).toEqual([]);
  });

  it('stands in the record with who called', async () => {
    await admin.page.goto(`${hub.url}/meetings`);
    await admin.page.getByRole('link', { name: 'Giao ban tuần 48' }).click();
    await admin.page.getByText('Huyện Bình Gia gọi Xã Hòa Bình vào họp').first().waitFor();
    await admin.page.getByText('Huyện Bình Gia thôi gọi Xã Hòa Bình').waitFor();
    await admin.page.getByText('Xã Hòa Bình vào họp khi đang được gọi').waitFor();
  });
});
