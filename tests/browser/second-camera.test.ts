import type { PictureId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { LargeDistrict } from './support/large-district.ts';
import { seen, until } from './support/seen-and-heard.ts';

const first = { shade: 60, hertz: 500 };
const further = { shade: 200, hertz: 1_300 };

let district: LargeDistrict;
let commune: AttendingPage;
const faults: string[] = [];
const room = () => district.room.browser.page;
const endpointId = () => district.communes[0]?.endpointId ?? '';
const voices = () =>
  room()
    .locator(`audio[data-endpoint="${endpointId()}"]`)
    .evaluateAll((elements) => elements.map((element) => element.dataset['source']).sort());

/** Waits until the page shows this camera of the commune in its own shade, and no other one. */
const shows = async (source: PictureId, shade: number): Promise<void> => {
  await until(
    () => seen(room(), endpointId(), source),
    (picture) => picture !== null && picture.frames > 5 && picture.colour.every((each) => Math.abs(each - shade) < 30),
    `${source} in its shade`,
  );
  const shown = await room()
    .locator(`video[data-endpoint="${endpointId()}"]`)
    .evaluateAll((elements) => elements.map((element) => element.dataset['source']));
  expect(new Set(shown)).toEqual(new Set([source]));
};

beforeAll(async () => {
  district = await LargeDistrict.start(1);
  room().on('pageerror', (error) => void faults.push(String(error)));
  const meetingId = await district.open(2);
  commune = await district.join(meetingId, 0, 'wrtc', { ...first, further });
  await commune.send('camera', 'microphone', 'camera:2', 'microphone:2');
});
afterAll(async () => {
  await district.remove();
});

describe('a commune with a second camera and a second microphone', () => {
  it('stands in the room with its first camera, and is heard by both microphones', async () => {
    await shows('camera', first.shade);
    await until(voices, (each) => each.join() === 'microphone,microphone:2', 'both microphones are played');
  });

  it('is seen with the second as long as the first is stopped, and with the first again', async () => {
    await commune.endpoint.stop('camera');
    await shows('camera:2', further.shade);
    await commune.send('camera');
    await shows('camera', first.shade);
  });

  it('leaves the page without a fault', () => {
    expect(faults).toEqual([]);
  });
});
