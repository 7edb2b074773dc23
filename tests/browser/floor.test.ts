import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from './support/district.ts';
import { hears, hearsNothing, openFloorMeeting, stir, type FloorMeeting } from './support/floor-meeting.ts';
import { ofItsOwn } from './support/one-press.ts';
import { faultsOf } from './support/page-check.ts';
import { placeFaults, placesOf } from './support/room-places.ts';
import { sameColour, seen, until } from './support/seen-and-heard.ts';

let meeting: FloorMeeting;
let room: Place;
let hoaBinh: Place;
let tanVan: Place;

const pageOf = (place: Place) => place.browser.page;
const inRoom = (testId: string) => pageOf(room).getByTestId(testId);

beforeAll(async () => {
  meeting = await openFloorMeeting();
  ({ room, hoaBinh, tanVan } = meeting);
});
afterAll(() => meeting.close());

describe('the floor', () => {
  it('is asked for in a commune, and the hand stands in the queue, on the tile and over no picture', async () => {
    await stir(room);
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
    await inRoom(`tile-${tanVan.endpointId}`).getByTestId('tile-hand').getByText('2', { exact: true }).waitFor();
    await pageOf(tanVan).getByText('Thứ 2 trong danh sách chờ').waitFor();
    await pageOf(hoaBinh).getByTestId('floor-prepare').waitFor();
    expect(await placeFaults(pageOf(room))).toEqual([]);
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);
  });

  it('opens that microphone by one press: the room hears it and nobody else, and the others see who speaks', async () => {
    await hearsNothing(room, hoaBinh);
    await inRoom(`give-${hoaBinh.endpointId}`).click();
    await pageOf(hoaBinh).getByTestId('own-floor').getByText('MỜI PHÁT BIỂU').waitFor();
    await Promise.all([hears(room, hoaBinh), hearsNothing(room, tanVan)]);
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
    await Promise.all([hears(room, tanVan), hearsNothing(room, hoaBinh)]);
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

  it('goes along a prepared list: who is away is passed over, who comes next is told so, one key lets it be heard', async () => {
    await stir(room);
    await inRoom('list-act-list-all').click();
    await pageOf(tanVan).getByTestId('floor-prepare').getByText('3:00').waitFor();
    await pageOf(hoaBinh).getByTestId('floor-place').getByText('Còn 1 điểm cầu').waitFor();
    await inRoom('floor-line').getByText('Tiếp theo: Xã Tân Văn').waitFor();
    await Promise.all(
      [room, hoaBinh].map(async (place) => expect(await faultsOf(pageOf(place)), place.name).toEqual([])),
    );
    await pageOf(room).keyboard.press('NumpadMultiply');
    await pageOf(tanVan).getByTestId('own-floor').waitFor();
    await Promise.all([hears(room, tanVan), hearsNothing(room, hoaBinh)]);
    await pageOf(hoaBinh).getByTestId('floor-prepare').getByText('CHUẨN BỊ').waitFor();
    expect(await pageOf(tanVan).getByTestId('floor-time').innerText()).toMatch(/^[23]:\d\d$/u);
    await stir(room);
    expect(await placeFaults(pageOf(room))).toEqual([]);
    await ofItsOwn();
    await pageOf(room).keyboard.press('NumpadMultiply');
    await pageOf(hoaBinh).getByTestId('own-floor').waitFor();
    await Promise.all([hears(room, hoaBinh), hearsNothing(room, tanVan)]);
    await inRoom('speaker-list')
      .getByText(/Tân Văn 0:\d\d/u)
      .waitFor();
    expect(await inRoom('speaker-list').locator('[data-stands="skipped"]').count(), 'who never came').toBe(9);
  });
});

describe('the stage', () => {
  /** Waits until an endpoint's camera moves, in its colour, among what stands large on a page. */
  const standsLarge = async (at: Place, of: Place): Promise<void> => {
    await pageOf(at)
      .locator(`[data-testid="stage-pictures"] video[data-testid="stage-video"][data-endpoint="${of.endpointId}"]`)
      .waitFor({ state: 'attached' });
    const first = await seen(pageOf(at), of.endpointId, 'camera');
    await until(
      () => seen(pageOf(at), of.endpointId, 'camera'),
      (picture) =>
        picture !== null && picture.frames > (first?.frames ?? 0) + 3 && sameColour(picture.colour, of.devices.colour),
      `${of.name} moves large at ${at.name}`,
    );
  };
  const large = (at: Place) =>
    pageOf(at)
      .getByTestId('stage-video')
      .evaluateAll((videos) => videos.map((video) => video.getAttribute('data-endpoint')));
  const pressTile = (of: Place) => inRoom(`tile-${of.endpointId}`).getByRole('button').click();

  it('is what the chair chooses, in the room, in a commune and for whoever comes late', async () => {
    await pageOf(room).keyboard.press('Escape');
    await stir(room);
    const before = await placesOf(pageOf(room));
    await inRoom('layout-button').click();
    await inRoom('stage-button').click();
    await inRoom('stage-strip').waitFor();
    await pressTile(hoaBinh);
    await Promise.all([standsLarge(room, hoaBinh), standsLarge(tanVan, hoaBinh)]);
    await pageOf(hoaBinh).getByTestId('on-air').waitFor();
    expect(await large(hoaBinh), 'nobody sees itself').not.toContain(hoaBinh.endpointId);
    await pressTile(tanVan);
    await Promise.all([standsLarge(room, hoaBinh), standsLarge(room, tanVan), standsLarge(hoaBinh, tanVan)]);
    expect(await large(room)).toEqual([hoaBinh.endpointId, tanVan.endpointId]);
    expect(await placeFaults(pageOf(room)), 'side by side').toEqual([]);
    expect(await placesOf(pageOf(room)), 'no tile moves').toBe(before);

    await pageOf(tanVan).getByTestId('leave-button').click();
    await pageOf(tanVan).getByTestId('question-yes').click();
    await inRoom('stage-pictures').getByText('Đã rời').waitFor();
    await pageOf(tanVan).getByTestId('join').click();
    await standsLarge(tanVan, hoaBinh);
    await standsLarge(room, tanVan);
  });

  it('is something else in the room alone, and goes to the chair by a key, which is undone', async () => {
    await inRoom('stage-other').click();
    await inRoom('look-as-all').waitFor();
    await pressTile(tanVan);
    await until(
      () => large(room),
      (endpoints) => endpoints.join() === tanVan.endpointId,
      'the room looks at one alone',
    );
    await pageOf(room).keyboard.press('Escape');
    await stir(room);
    await inRoom('stage-line').getByText('Chỉ phòng này đang xem').waitFor();
    expect(await placeFaults(pageOf(room)), 'the own look').toEqual([]);
    await pageOf(room).keyboard.press('NumpadDivide');
    await Promise.all([standsLarge(hoaBinh, room), standsLarge(tanVan, room)]);
    expect(await large(room), 'the room goes on looking').toEqual([tanVan.endpointId]);
    await pageOf(room).keyboard.press('Shift+KeyZ');
    await Promise.all([standsLarge(hoaBinh, tanVan), standsLarge(tanVan, hoaBinh)]);
    await stir(room);
    await inRoom('line-as-all').click();
    await Promise.all([standsLarge(room, hoaBinh), standsLarge(room, tanVan)]);
  });

  it('views both in turn, once, and is then as it was', async () => {
    await pageOf(room).keyboard.press('Shift+KeyT');
    await stir(room);
    await inRoom('stage-line').getByText('Lần lượt xem').waitFor();
    const [first = ''] = await large(room);
    await inRoom('line-tour-on').click();
    await until(
      () => large(room),
      (endpoints) => endpoints.length === 1 && endpoints[0] !== first,
      'the next is viewed',
    );
    await inRoom('line-tour-on').click();
    await until(
      () => large(room),
      (endpoints) => endpoints.join() === [hoaBinh, tanVan].map(({ endpointId }) => endpointId).join(),
      'the round is over with the last one',
    );
    await pageOf(room).keyboard.press('Shift+KeyN');
    await inRoom('stage-line').waitFor({ state: 'detached' });
  });
});

describe('the roll', () => {
  const cell = (of: Place) => inRoom(`board-${of.endpointId}`);

  it('stands on the wall and is walked by one key: on the stage, heard, marked; who is missing stays so', async () => {
    await stir(room);
    await inRoom('layout-button').click();
    await inRoom('board-button').click();
    await cell(tanVan).and(pageOf(room).locator('[data-state="connected"]')).waitFor();
    expect(await pageOf(room).locator('[data-testid^="board-"][data-state="expected"]').count()).toBeGreaterThan(0);
    await pageOf(room).keyboard.press('Shift+KeyR');
    await pageOf(tanVan).getByTestId('own-floor').getByText('ĐIỂM DANH: MỜI TRẢ LỜI').waitFor();
    await inRoom('roll-line').getByText('Đang gọi').waitFor();
    await hears(room, tanVan);
    await until(
      () => seen(pageOf(hoaBinh), tanVan.endpointId, 'camera'),
      (picture) => picture !== null && picture.frames > 3,
      'whoever is called stands on the stage of the other commune',
    );
    await ofItsOwn();
    await stir(room);
    // SHOT walking
    await inRoom('line-roll-next').click();
    await pageOf(hoaBinh).getByTestId('own-floor').waitFor();
    await hears(room, hoaBinh);
    await cell(tanVan).and(pageOf(room).locator('[data-state="confirmed"]')).waitFor();
    await hearsNothing(room, tanVan);
    await ofItsOwn();
    await stir(room);
    await inRoom('line-roll-unanswered').click();
    await cell(hoaBinh).and(pageOf(room).locator('[data-state="silent"]')).waitFor();
    await inRoom('line-walk-missing').waitFor();
    await pageOf(hoaBinh).getByTestId('own-floor').waitFor({ state: 'detached' });
    expect(await faultsOf(pageOf(room)), 'the board').toEqual([]);
    // SHOT after
    await inRoom('board-close').click();
    await inRoom(`tile-${tanVan.endpointId}`).waitFor();
  });
});
