import { cameraLayers, type EndpointId, type PictureSource, type ShownPicture } from '@diem-cau/shared';
import type { Stage } from './on-air.ts';
import type { Shown, Viewer } from './viewer.ts';

/** How much of a picture is sent: the camera's layer, or nothing at all while it is paused. */
export interface Allocation {
  readonly layer: 0 | 1 | 2;
  readonly paused: boolean;
}

/** A picture may be shown this much larger than it is sent before the next layer is worth its bandwidth. */
const enlargement = 1.25;

/** The smallest camera layer that fills a picture of this height in device pixels. */
export const layerFor = (height: number): 0 | 1 | 2 => {
  if (height <= cameraLayers[0].height * enlargement) return 0;
  return height <= cameraLayers[1].height * enlargement ? 1 : 2;
};

/** What is sent before the page has said what it shows: enough for a first picture, never more than a weak link bears. */
const beforeShown = ({ seesAll }: Viewer, source: PictureSource): Allocation => ({
  layer: seesAll || source === 'screen' ? 0 : 1,
  paused: false,
});

const tallest = (pictures: readonly ShownPicture[], which: (picture: ShownPicture) => boolean): number =>
  pictures.filter(which).reduce((height, picture) => Math.max(height, picture.height), 0);

/** Who stands on a stage with this source, by the place that each has there. */
const placesOf = ({ chair, speaker, screen }: Stage, source: PictureSource): readonly (EndpointId | null)[] =>
  source === 'screen' ? [screen] : [speaker, chair];

/**
 * The height that a picture is about to have on a page that has not been told of it yet, in device pixels: whoever comes onto the stage
 * stands where the one before did, else as large as the largest camera. Nothing for one that was on the stage already.
 */
const arrivingHeight = (
  endpointId: EndpointId,
  source: PictureSource,
  now: Stage,
  { pictures, stage }: Shown,
): number => {
  const before = placesOf(stage, source);
  const place = placesOf(now, source).indexOf(endpointId);
  if (place === -1 || before.includes(endpointId)) return 0;
  const heightOfPlace = tallest(pictures, (each) => each.source === source && each.endpointId === before[place]);
  return heightOfPlace === 0 ? tallest(pictures, (each) => each.source === 'camera') : heightOfPlace;
};

/** How much of a picture a viewer is sent, by the size in which it stands on its page, or is about to. */
export const allocation = (viewer: Viewer, endpointId: EndpointId, source: PictureSource, now: Stage): Allocation => {
  const { shown } = viewer;
  if (shown === null) return beforeShown(viewer, source);
  const standing = tallest(shown.pictures, (each) => each.source === source && each.endpointId === endpointId);
  const height = Math.max(standing, arrivingHeight(endpointId, source, now, shown));
  return { layer: layerFor(height), paused: height === 0 };
};
