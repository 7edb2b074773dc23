import { expect, test } from 'vitest';
import { pictureList, type PlacedPicture } from '../../src/core/picture-list.ts';
import { north, south } from '../fakes/sample-meeting.ts';

const placed = (change: Partial<PlacedPicture>): PlacedPicture => ({
  endpointId: north,
  source: 'camera',
  width: 320,
  height: 180,
  visible: true,
  ...change,
});

test('a picture that stands twice counts once, in its largest size', () =>
  expect(pictureList([placed({}), placed({ width: 1280, height: 720 })], 1)).toEqual([
    { endpointId: north, source: 'camera', width: 1280, height: 720 },
  ]));

test('sizes are device pixels', () =>
  expect(pictureList([placed({ width: 100.4, height: 56.3 })], 1.5)).toEqual([
    { endpointId: north, source: 'camera', width: 151, height: 84 },
  ]));

test('what is out of sight or has no size is not told', () =>
  expect(pictureList([placed({ visible: false }), placed({ endpointId: south, height: 0 })], 1)).toEqual([]));

test('the order of the elements does not matter', () => {
  const one = placed({});
  const other = placed({ endpointId: south, source: 'screen' });
  expect(pictureList([one, other], 1)).toEqual(pictureList([other, one], 1));
});
