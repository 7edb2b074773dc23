import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults } from './support/room-places.ts';
import { seen, until } from './support/seen-and-heard.ts';
import { listenForTones, playedTones } from './support/tones.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;

const pageOf = (place: Place) => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);
const at = (place: Place, testId: string) => pageOf(place).getByTestId(testId);
/** `SHOTS=folder` keeps pictures of what is tried here. */
const shoot = async (place: Place, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await pageOf(place).screenshot({ path: `${folder}/${name}.png` });
};

/** Presses what joins, while a line comes in above it, between the down and the up of the mouse. */
const joinWhileItSlides = async (place: Place): Promise<void> => {
  const page = pageOf(place);
  const { x, y, height } = (await page.getByTestId('join').boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await page.mouse.move(x + 20, y + height / 2);
  await page.mouse.down();
  await page.getByTestId('join').evaluate((button, by) => {
    const line = document.createElement('div');
    line.style.height = `${by}px`;
    button.before(line);
  }, height * 2);
  const { x: left, y: top } = (await page.getByTestId('join').boundingBox()) ?? { x: 0, y: 0 };
  expect([left, top > y + height / 2], 'it is no longer under the mouse').toEqual([x, true]);
  await page.mouse.up();
  await page.getByTestId('commune-page').waitFor();
};

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_GALLERY_SECONDS: '4' });
  [room, hoaBinh, tanVan] = await Promise.all([
    enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
    enrol(hub, 'Xã Hòa Bình', devicesOf.first),
    enrol(hub, 'Xã Tân Văn', devicesOf.second),
  ]);
});
afterAll(async () => {
  await Promise.all([room, hoaBinh, tanVan].map((place) => place.browser.close()));
  await hub.remove();
});

describe('before the meeting and in it', () => {
  it('the room sees which communes sit on their waiting page', async () => {
    await inRoom('waiters').waitFor();
    await inRoom('waiters-count')
      .getByText(/^2\/\d+ điểm cầu đang ở trang chờ$/u)
      .waitFor();
    for (const place of [hoaBinh, tanVan])
      expect(await inRoom(`waiter-${place.endpointId}`).getAttribute('data-stands')).toBe('waits');
    expect(await pageOf(room).locator('[data-testid^="waiter-"][data-stands="away"]').count()).toBeGreaterThan(0);
    await shoot(room, 'waiting');
    expect(await at(hoaBinh, 'waiters').count(), 'a commune is told nothing of the others').toBe(0);
    await inRoom('open-meeting').click();
    await inRoom(`waits-${hoaBinh.endpointId}`).waitFor();
    await inRoom('waiting-now').getByText(/^2\//u).waitFor();
    await shoot(room, 'opening');
    await pageOf(room).goBack();
    await openMeeting(pageOf(room), 'Họp thử phòng chờ');
  });

  it('the button that joins stays where it is, whatever is said of camera and microphone beside it', async () => {
    const button = at(hoaBinh, 'join');
    await button.waitFor();
    const before = await button.boundingBox();
    const added = await pageOf(hoaBinh)
      .getByTestId('preview')
      .evaluate((picture) => {
        const card = document.createElement('div');
        card.style.height = '240px';
        picture.closest('section')?.append(card);
        return card.isConnected;
      });
    expect(added).toBe(true);
    expect(await button.boundingBox()).toEqual(before);
  });

  it('a tile says who waits outside, and a soft chime that it has come in, however late the page can sound it', async () => {
    const comeIn = Promise.withResolvers<undefined>();
    await pageOf(room).route('**/assets/chime-*.js', (route) => comeIn.promise.then(() => route.continue()));
    await join(room);
    await inRoom(`tile-${hoaBinh.endpointId}`).getByText('Ở trang chờ').waitFor();
    await listenForTones(pageOf(room));
    await joinWhileItSlides(hoaBinh);
    await inRoom(`tile-${hoaBinh.endpointId}`).getByText('Ở trang chờ').waitFor({ state: 'detached' });
    comeIn.resolve(undefined);
    const [chime] = await playedTones(pageOf(room), 1);
    expect(chime?.level, 'it is heard').toBeGreaterThan(0.005);
    expect(chime?.level, 'somebody may be speaking').toBeLessThan(0.1);
    await inRoom(`tile-${tanVan.endpointId}`).getByText('Ở trang chờ').waitFor();
  });

  it('a commune sees who is there, and what of it goes out', async () => {
    const count = async (place: Place): Promise<string> => (await at(place, 'there-button').innerText()).trim();
    await until(
      () => count(hoaBinh),
      (text) => text.startsWith('1/'),
      'one is counted',
    );
    await at(hoaBinh, 'there-button').click();
    await at(hoaBinh, `there-${hoaBinh.endpointId}`).getByText('điểm cầu này').waitFor();
    expect(await at(hoaBinh, `there-${room.endpointId}`).getAttribute('data-here')).toBe('true');
    expect(await at(hoaBinh, `there-${tanVan.endpointId}`).getAttribute('data-here')).toBe('false');
    expect(await at(hoaBinh, 'there-count').innerText()).toBe(`Đã kết nối ${await count(hoaBinh)}`);
    expect(await at(hoaBinh, 'own-microphone').getAttribute('data-goes')).toBe('not');
    await pageOf(hoaBinh).locator('[data-testid="own-camera"][data-goes="goes"]').waitFor();
    expect(await faultsOf(pageOf(hoaBinh))).toEqual([]);
    await shoot(hoaBinh, 'there');
    await at(hoaBinh, 'panel-close').click();
    await join(tanVan);
    await until(
      () => count(hoaBinh),
      (text) => text.startsWith('2/'),
      'two are counted',
    );
    expect((await inRoom('connected-count').innerText()).trim(), 'one count everywhere').toBe(await count(hoaBinh));
  });

  it('shows who is there while nobody speaks, and whoever speaks at once', async () => {
    await pageOf(hoaBinh).locator('[data-testid="stage-pictures"][data-count="2"]').waitFor();
    await until(
      () => seen(pageOf(hoaBinh), tanVan.endpointId, 'camera'),
      (picture) => picture !== null,
      'Tân Văn is seen',
    );
    // Nobody is at the room's mouse any more.
    await pageOf(room).locator('[data-testid="room-page"][data-layout="gallery"]').waitFor();
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await shoot(room, 'gallery');
    await shoot(hoaBinh, 'gallery-commune');
    await at(tanVan, 'mic-button').click();
    await pageOf(room).locator('[data-testid="room-page"][data-layout="roll"]').waitFor();
    await pageOf(hoaBinh).locator('[data-testid="stage-pictures"][data-count="1"]').waitFor();
    await at(tanVan, 'mic-button').click();
    await pageOf(hoaBinh).locator('[data-testid="stage-pictures"][data-count="2"]').waitFor();
    await pageOf(room).locator('[data-testid="room-page"][data-layout="gallery"]').waitFor();
  });

  it('keeps the layout that somebody chose, and moves none under a hand', async () => {
    await pageOf(room).mouse.move(300, 200);
    await pageOf(room).mouse.move(310, 210);
    expect(await inRoom('room-page').getAttribute('data-layout')).toBe('gallery');
    await pageOf(room).locator('[data-testid="foot"][data-settled="true"]').waitFor();
    await inRoom('layout-button').click();
    await inRoom('layout-roll').click();
    await pageOf(room).locator('[data-testid="room-page"][data-layout="roll"]').waitFor();
  });
});
