import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { placeFaults, placesOf } from './support/room-places.ts';
import { heard, sameColour, seen, until } from './support/seen-and-heard.ts';

let hub: HubProcess;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;

const pageOf = (place: Place) => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);

/** The page of `at` plays a voice of the pitch of `of`. */
const hears = async (at: Place, of: Place): Promise<void> => {
  const { pitch } = await until(
    () => heard(pageOf(at), of.endpointId, 800),
    ({ level }) => level > 0.01,
    `${at.name} hears ${of.name}`,
  );
  const overtone = pitch / of.devices.pitch;
  expect(Math.abs(overtone - Math.round(overtone)), `pitch ${pitch} of ${of.name} at ${at.name}`).toBeLessThan(0.1);
};
const hearsNothing = async (at: Place, of: Place): Promise<void> => {
  await until(
    () => heard(pageOf(at), of.endpointId, 800),
    ({ level }) => level < 0.002,
    `${at.name} does not hear ${of.name}`,
  );
};

/** The commands come when the mouse moves. */
const stir = async (): Promise<void> => {
  await pageOf(room).mouse.move(300, 200);
  await pageOf(room).mouse.move(310, 210);
  await pageOf(room).locator('[data-testid="foot"][data-settled="true"]').waitFor();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
  hoaBinh = await enrol(hub, 'Xã Hòa Bình', devicesOf.first);
  tanVan = await enrol(hub, 'Xã Tân Văn', devicesOf.second);
  await openMeeting(pageOf(room), 'Họp theo lượt phát biểu');
  for (const place of [room, hoaBinh, tanVan]) await join(place);
});
afterAll(async () => {
  await Promise.all([room, hoaBinh, tanVan].map((place) => place.browser.close()));
  await hub.remove();
});

describe('the floor', () => {
  it('is asked for in a commune, and the hand stands in the queue, on the tile and over no picture', async () => {
    await stir();
    const before = await placesOf(pageOf(room));
    await inRoom('floor-button').click();
    await inRoom('mode-training').click();
    await pageOf(tanVan).getByTestId('mic-button').getByText('Nói khi được mời phát biểu').waitFor();
    await pageOf(hoaBinh).getByTestId('hand-button').click();
    await pageOf(hoaBinh).getByTestId('hand-topic').fill('Đường liên xã');
    await pageOf(hoaBinh).getByTestId('hand-send').click();
    await pageOf(tanVan).getByTestId('hand-button').click();
    await pageOf(tanVan).getByTestId('hand-send').click();
    await inRoom(`hand-${tanVan.endpointId}`).getByText('chưa phát biểu').waitFor();
    await inRoom(`hand-${hoaBinh.endpointId}`).getByText('Đường liên xã').waitFor();
    expect(await inRoom(`tile-${tanVan.endpointId}`).getByTestId('tile-hand').innerText()).toBe('2');
    await pageOf(tanVan).getByText('Thứ 2 trong danh sách chờ').waitFor();
    await pageOf(hoaBinh).getByTestId('floor-prepare').waitFor();
    expect(await placeFaults(pageOf(room))).toEqual([]);
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
  });

  it('opens that microphone by one press: the room hears it and nobody else, and the others see who speaks', async () => {
    await hearsNothing(room, hoaBinh);
    await inRoom(`give-${hoaBinh.endpointId}`).click();
    await pageOf(hoaBinh).getByTestId('own-floor').getByText('MỜI PHÁT BIỂU').waitFor();
    await hears(room, hoaBinh);
    await hearsNothing(room, tanVan);
    await pageOf(hoaBinh).getByTestId('mic-button').getByText('Mic đang BẬT').waitFor();
    expect(await pageOf(hoaBinh).getByTestId('floor-time').innerText()).toMatch(/^[45]:\d\d$/u);
    await until(
      () => seen(pageOf(tanVan), hoaBinh.endpointId, 'camera'),
      (picture) => picture !== null && picture.frames > 3 && sameColour(picture.colour, hoaBinh.devices.colour),
      'the speaker stands on the stage of the other commune',
    );
    expect(await pageOf(tanVan).getByTestId('stage-video').getAttribute('data-endpoint')).toBe(hoaBinh.endpointId);
    await inRoom('floor-line').getByText(hoaBinh.name).waitFor();
    await inRoom(`tile-${hoaBinh.endpointId}`).getByTestId('tile-floor').waitFor();
    expect(await placeFaults(pageOf(room))).toEqual([]);
    const before = await placesOf(pageOf(room));
    await pageOf(room).keyboard.press('?');
    await inRoom('key-help').waitFor();
    expect(await placeFaults(pageOf(room)), 'the keys').toEqual([]);
    await inRoom(`tile-${hoaBinh.endpointId}`).getByRole('button').click();
    await inRoom('endpoint-acts').waitFor();
    expect(await placeFaults(pageOf(room)), 'the acts').toEqual([]);
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
    await pageOf(room).keyboard.press('Escape');
  });

  it("gives way to the person's own OFF, which the chair is told", async () => {
    await pageOf(hoaBinh).getByTestId('mic-button').click();
    await hearsNothing(room, hoaBinh);
    await inRoom('floor-line').getByText('đã tự tắt mic').waitFor();
    await pageOf(hoaBinh).getByTestId('floor-open').click();
    await hears(room, hoaBinh);
  });

  it('goes on by a key to the next: the first falls silent, the next is heard', async () => {
    await pageOf(room).keyboard.press('NumpadMultiply');
    await pageOf(tanVan).getByTestId('own-floor').waitFor();
    await hears(room, tanVan);
    await hearsNothing(room, hoaBinh);
    await pageOf(hoaBinh).getByTestId('own-floor').waitFor({ state: 'detached' });
  });

  it('ends by a key, and nobody is heard', async () => {
    await pageOf(room).keyboard.press('NumpadSubtract');
    await pageOf(tanVan).getByTestId('own-floor').waitFor({ state: 'detached' });
    await hearsNothing(room, tanVan);
    await inRoom('line-undo-floor').waitFor();
  });

  it('is given by a number and Enter', async () => {
    const number = await pageOf(room).evaluate((testId) => {
      const tiles = [...document.querySelectorAll('li[data-testid^="tile-"]')];
      return tiles.findIndex((tile) => tile.getAttribute('data-testid') === testId) + 1;
    }, `tile-${tanVan.endpointId}`);
    for (const digit of String(number)) await pageOf(room).keyboard.press(`Numpad${digit}`);
    await pageOf(room).keyboard.press('NumpadEnter');
    await pageOf(tanVan).getByTestId('own-floor').waitFor();
    await hears(room, tanVan);
    await pageOf(tanVan).getByTestId('floor-yield').click();
    await hearsNothing(room, tanVan);
  });
});
