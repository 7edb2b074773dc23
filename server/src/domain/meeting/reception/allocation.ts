import {
  cameraLayers,
  isOfKind,
  kindOf,
  lowerRung,
  type EndpointId,
  type ShownPicture,
  type SourceKind,
  type StagePlace,
  type StagePlaces,
} from '@diem-cau/shared';
import { mostOfPicture } from '../ladder/allowance.ts';
import type { Sent } from '../sources/state.ts';
import { placesFor } from '../stage/places-for.ts';
import type { OnAir, Stage } from './on-air.ts';
import type { Shown, Viewer } from './viewer.ts';

/** How much of a picture is sent: the camera's layer, or nothing at all while it is paused. */
export interface Allocation {
  readonly layer: 0 | 1 | 2;
  readonly paused: boolean;
  /** Only as many of its frames as come at the least: every fourth. */
  readonly slow?: true;
}

/** A picture may be shown this much larger than it is sent before the next layer is worth its bandwidth. */
const enlargement = 1.25;

/** The smallest camera layer that fills a picture of this height in device pixels. */
export const layerFor = (height: number): 0 | 1 | 2 => {
  if (height <= cameraLayers[0].height * enlargement) return 0;
  return height <= cameraLayers[1].height * enlargement ? 1 : 2;
};

/** What is sent before the page has said what it shows: enough for a first picture, never more than a weak link bears. */
const beforeShown = ({ seesAll }: Viewer, kind: SourceKind): Allocation => ({
  layer: seesAll || kind === 'screen' ? 0 : 1,
  paused: false,
});

const tallest = (pictures: readonly ShownPicture[], which: (picture: ShownPicture) => boolean): number =>
  pictures.filter(which).reduce((height, picture) => Math.max(height, picture.height), 0);

/** The height in which a picture stands on a viewer's page, in device pixels; nothing where it does not, or before the page has said so. */
export const standingHeight = ({ shown }: Viewer, { endpointId, source }: Sent): number =>
  tallest(shown?.pictures ?? [], (each) => each.source === source && each.endpointId === endpointId);

/** Who stands on a stage with a picture of this kind, by the place that each has there. */
const placesOf = ({ large, beside }: StagePlaces, kind: SourceKind): readonly EndpointId[] =>
  [...large, ...beside].filter((place: StagePlace) => place.kind === kind).map(({ endpointId }) => endpointId);

/**
 * The height that a picture is about to have on a page that has not been told of it yet, in device pixels: whoever comes onto the stage
 * stands where the one before did, else as large as the largest camera; in a grid as small as pictures are sent. Nothing for one that was on
 * the stage already.
 */
const arrivingHeight = (sent: Sent, now: Stage, { pictures, stage }: Shown, own: EndpointId | null): number => {
  const { endpointId } = sent;
  const kind = kindOf(sent.source);
  const before = placesOf(placesFor(stage, own), kind);
  const places = placesFor(now, own);
  const place = placesOf(places, kind).indexOf(endpointId);
  if (place === -1 || before.includes(endpointId)) return 0;
  if (places.large.length > 2) return pictures.length === 0 ? 0 : cameraLayers[0].height;
  const ofPlace = tallest(pictures, (each) => isOfKind(each.source, kind) && each.endpointId === before[place]);
  return ofPlace === 0 ? tallest(pictures, ({ source }) => isOfKind(source, 'camera')) : ofPlace;
};

/** As much as the viewer's rung lets through, its PC can show, and its share of the hub's line bears; what is let through nothing of is kept ready. */
const onRung = (wish: Allocation, viewer: Viewer, sent: Sent, onAir: OnAir): Allocation => {
  const own = lowerRung(viewer.rung, viewer.pictures ?? 'full');
  const most = mostOfPicture(lowerRung(own, viewer.bound?.rung ?? 'full'), sent, onAir, viewer.endpointId);
  if (most === null) return { layer: 0, paused: true };
  const slow = viewer.fewVoices === true && viewer.rung === 'one-picture' ? ({ slow: true } as const) : {};
  return { layer: most < wish.layer ? most : wish.layer, paused: wish.paused, ...slow };
};

/** How much of a picture that comes onto stages a viewer is sent, by the size in which it stands on its page, or is about to, and by its rung. */
export const allocation = (viewer: Viewer, sent: Sent, onAir: OnAir): Allocation => {
  const kind = kindOf(sent.source);
  if (viewer.shown === null) return onRung(beforeShown(viewer, kind), viewer, sent, onAir);
  const arriving = arrivingHeight(sent, onAir.stage, viewer.shown, viewer.endpointId);
  const height = Math.max(standingHeight(viewer, sent), arriving);
  return onRung({ layer: layerFor(height), paused: height === 0 }, viewer, sent, onAir);
};

/** The same of a picture that comes onto no stage. */
export const standingAllocation = (viewer: Viewer, sent: Sent, onAir: OnAir): Allocation =>
  onRung({ layer: layerFor(standingHeight(viewer, sent)), paused: false }, viewer, sent, onAir);
