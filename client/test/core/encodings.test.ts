import { cameraLayers } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { cameraEncodings } from '../../src/core/media/encodings.ts';

test('a camera of 720 lines sends all layers as they are agreed', () =>
  expect(
    cameraEncodings(720).map(({ scaleResolutionDownBy, maxBitrate }) => [scaleResolutionDownBy, maxBitrate]),
  ).toEqual(cameraLayers.map(({ scaleDownBy, maxBitrate }) => [scaleDownBy, maxBitrate])));

test('an old camera of 480 lines sends two layers of about the agreed heights, the higher one whole', () =>
  expect(cameraEncodings(480).map((layer) => 480 / (layer.scaleResolutionDownBy ?? 1))).toEqual([180, 480]));

test('even the smallest camera sends one layer', () => expect(cameraEncodings(120)).toHaveLength(1));
