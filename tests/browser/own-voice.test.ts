import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { childrenOf } from '../bench/process-use.ts';
import { cutLine, type CutLine } from './support/cut-line.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { heard, seen, until } from './support/seen-and-heard.ts';

let hub: HubProcess;
let line: CutLine;
let room: Place;
/** The commune whose line is cut, and one that listens. */
let away: Place;
let other: Place;

const pageOf = (place: Place) => place.browser.page;
const microphone = (place: Place) => pageOf(place).getByTestId('mic-button');
const question = (place: Place) => pageOf(place).getByTestId('return-question');

const hears = async (at: Place, of: Place): Promise<void> => {
  await until(
    () => heard(pageOf(at), of.endpointId, 800),
    ({ level }) => level > 0.01,
    `${at.name} hears ${of.name}`,
    40_000,
  );
};
/** For as long as it would take it to come back, and longer. */
const hearsNothing = async (at: Place, of: Place): Promise<void> => {
  await until(
    () => heard(pageOf(at), of.endpointId, 800),
    ({ level }) => level < 0.002,
    `${at.name} does not hear ${of.name}`,
  );
  const end = performance.now() + 3_000;
  while (performance.now() < end) {
    expect((await heard(pageOf(at), of.endpointId, 400)).level, `${of.name} at ${at.name}`).toBeLessThan(0.002);
    await new Promise((done) => setTimeout(done, 100));
  }
};
const seesMoving = async (at: Place, of: Place, source: 'camera' | 'screen'): Promise<void> => {
  const before = (await seen(pageOf(at), of.endpointId, source))?.frames ?? 0;
  await until(
    () => seen(pageOf(at), of.endpointId, source),
    (picture) => picture !== null && picture.frames !== before && picture.frames > 3,
    `${at.name} sees the ${source} of ${of.name}`,
    40_000,
  );
};
const everybodyHearsEverybody = async (): Promise<void> => {
  const all = [room, away, other];
  await Promise.all(all.flatMap((at) => all.filter((of) => of !== at).map((of) => hears(at, of))));
};

/** Presses one of the room's buttons; they come when the mouse moves. */
const pressInRoom = async (testId: string): Promise<void> => {
  const page = pageOf(room);
  await page.mouse.move(960, 500);
  await page.mouse.move(940, 520);
  await page.getByTestId(testId).click();
};
const says = (place: Place, words: RegExp): Promise<unknown> =>
  until(
    () => microphone(place).innerText(),
    (text) => words.test(text),
    `the microphone of ${place.name}`,
  );
/** The page says that its buttons wait for the hub, while picture and sound go on. */
const saysHubAway = (place: Place): Promise<void> => pageOf(place).getByTestId('hub-away').waitFor();
const isBack = (place: Place): Promise<void> => pageOf(place).getByTestId('hub-away').waitFor({ state: 'detached' });

beforeAll(async () => {
  hub = await HubProcess.start();
  line = await cutLine(hub);
  [room, away, other] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(line, 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
  await openMeeting(pageOf(room), 'Họp có mất mạng');
  for (const place of [room, away, other]) await join(place);
  await pressInRoom('mic-button');
  for (const place of [away, other]) await microphone(place).click();
  await everybodyHearsEverybody();
});
afterAll(async () => {
  await Promise.all([room, away, other].map((place) => place.browser.close()));
  await line.close();
  await hub.remove();
});

describe('what an endpoint sends comes back', () => {
  it('not at all where only its socket was lost: voice, camera and screen go on, and the page says what waits', async () => {
    await pageOf(away).getByTestId('screen-button').click();
    await seesMoving(other, away, 'screen');
    line.cut();
    await saysHubAway(away);
    expect(await pageOf(away).locator('[data-testid^="stage-lost"], [data-testid="stage-mending"]').count()).toBe(0);
    for (const at of [room, other]) await hears(at, away);
    for (const of of [room, other]) await hears(away, of);
    await seesMoving(other, away, 'screen');
    await says(away, /Mic đang BẬT/u);
    line.mend();
    await isBack(away);
    await hears(room, away);
    await seesMoving(other, away, 'screen');
    await seesMoving(room, away, 'camera');
    await says(away, /Mic đang BẬT/u);
    expect(await question(away).count()).toBe(0);
    await pageOf(away).getByTestId('screen-button').click();
  });

  it('after the media worker was killed', async () => {
    const [worker] = childrenOf(hub.pid);
    if (worker === undefined) throw new Error('the hub has no worker');
    process.kill(worker, 'SIGKILL');
    // The voice may be back sooner than its silence is noticed: that another worker carries it is what counts.
    await until(
      () => Promise.resolve(childrenOf(hub.pid)),
      (pids) => pids.length > 0 && !pids.includes(worker),
      'another worker has come',
    );
    await everybodyHearsEverybody();
    await seesMoving(room, away, 'camera');
  });

  it('after the hub was killed: everybody is heard again, the chair too', async () => {
    await hub.end('SIGKILL');
    for (const place of [away, other]) await says(place, /Đang mở lại mic/u);
    await hub.up();
    await everybodyHearsEverybody();
    for (const place of [away, other]) await says(place, /Mic đang BẬT/u);
    await seesMoving(room, away, 'camera');
  });
});

describe('what stays shut', () => {
  it('is a microphone that its person closed before the line was cut', async () => {
    await microphone(away).click();
    await says(away, /Mic đang TẮT/u);
    line.cut();
    await saysHubAway(away);
    await says(away, /Mic đang TẮT/u);
    line.mend();
    await isBack(away);
    await hearsNothing(room, away);
    expect(await question(away).count()).toBe(0);
    await microphone(away).click();
    await hears(room, away);
  });

  it('is a microphone that its person closes while the line is cut', async () => {
    line.cut();
    await saysHubAway(away);
    await microphone(away).click();
    await says(away, /Mic đang TẮT/u);
    await hearsNothing(room, away);
    line.mend();
    await isBack(away);
    await hearsNothing(other, away);
    await microphone(away).click();
    await hears(room, away);
  });

  it('is a microphone that the chair muted meanwhile, also when he allows it again; then the page asks', async () => {
    line.cut();
    await saysHubAway(away);
    await pressInRoom('all-mics-button');
    line.mend();
    await isBack(away);
    await question(away)
      .getByText(/chủ trì đã tắt mic/u)
      .waitFor();
    await hearsNothing(room, away);
    await pressInRoom('all-mics-button');
    await question(away)
      .getByText(/Bật lại\?/u)
      .waitFor();
    await hearsNothing(room, away);
    await pageOf(away).getByTestId('return-yes').click();
    await hears(room, away);
    await question(away).waitFor({ state: 'detached' });
    await microphone(other).click();
    await hears(room, other);
  });
});

describe('a page that was loaded anew', () => {
  it('asks in one sentence, and nobody hears or sees anything of it but the camera until the press', async () => {
    await pageOf(away).getByTestId('screen-button').click();
    await seesMoving(other, away, 'screen');
    await pageOf(away).reload();
    await question(away)
      .getByText(/Bật lại cả hai\?/u)
      .waitFor();
    await says(away, /Mic đang TẮT/u);
    await hearsNothing(room, away);
    expect(await seen(pageOf(other), away.endpointId, 'screen')).toBeNull();
    await seesMoving(room, away, 'camera');
    await pageOf(away).getByTestId('return-yes').click();
    for (const at of [room, other]) await hears(at, away);
    await seesMoving(other, away, 'screen');
    await pageOf(away).getByTestId('screen-button').click();
  });

  it('asks in the room too, and covers no tile and no clock', async () => {
    const page = pageOf(room);
    await page.reload();
    await question(room).waitFor();
    await hearsNothing(other, room);
    const asked = await question(room).boundingBox();
    if (asked === null) throw new Error('the question stands nowhere');
    const places = await page.locator('[data-testid="clock"], [data-testid^="tile-"]').all();
    expect(places.length).toBeGreaterThan(3);
    for (const each of places) {
      const place = await each.boundingBox();
      if (place === null) continue;
      const apart =
        place.x >= asked.x + asked.width - 1 ||
        place.x + place.width <= asked.x + 1 ||
        place.y >= asked.y + asked.height - 1 ||
        place.y + place.height <= asked.y + 1;
      expect(apart, (await each.getAttribute('data-testid')) ?? '').toBe(true);
    }
    await page.getByTestId('return-no').click();
    await question(room).waitFor({ state: 'detached' });
    await hearsNothing(other, room);
    await page.reload();
    await page.getByTestId('room-page').waitFor();
    await seesMoving(other, room, 'camera');
    expect(await question(room).count()).toBe(0);
    await pressInRoom('mic-button');
    await hears(other, room);
  });
});
