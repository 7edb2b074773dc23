import { cameraLayers, type EndpointId, type MediaSource, type ShownPicture } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { isPresent, presentChair, type Seat } from '../seats/state.ts';
import { isAudible } from '../sources/sending.ts';
import { screenSharer } from '../sources/state.ts';

/** A stream that an endpoint should receive. */
export interface Subscription {
  readonly endpointId: EndpointId;
  readonly source: MediaSource;
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

/** Whose cameras an endpoint may see: the room sees all, a commune sees the stage. */
const cameras = (meeting: Meeting, viewer: Seat): ReadonlySet<EndpointId> => {
  if (viewer.endpoint.leads) return new Set(meeting.seats.keys());
  return new Set([presentChair(meeting.seats), meeting.speaker.last].filter((endpointId) => endpointId !== null));
};

/** What is sent before the page has said what it shows: enough for a first picture, never more than a weak link bears. */
const beforeShown = (viewer: Seat, source: MediaSource): { layer: 0 | 1; paused: boolean } => ({
  layer: viewer.endpoint.leads || source === 'screen' ? 0 : 1,
  paused: false,
});

/**
 * Who receives what, decided in this one place: every microphone that is sent (paused while it is closed), the cameras that the
 * viewer's role sees and the shared screen, each paused unless it stands on the page, each camera in the layer that fits its size.
 * @param shown the pictures on the viewer's page; null before the page has said so
 */
export const subscriptions = (
  meeting: Meeting,
  viewerId: EndpointId,
  shown: readonly ShownPicture[] | null,
): Subscription[] => {
  const viewer = meeting.seats.get(viewerId);
  if (!isPresent(viewer)) return [];
  const visible = cameras(meeting, viewer);
  const sharer = screenSharer(meeting.sources);

  const picture = (endpointId: EndpointId, source: 'camera' | 'screen'): Subscription => {
    if (shown === null) return { endpointId, source, ...beforeShown(viewer, source) };
    const height = shown
      .filter((place) => place.endpointId === endpointId && place.source === source)
      .reduce((largest, place) => Math.max(largest, place.height), 0);
    return { endpointId, source, layer: layerFor(height), paused: height === 0 };
  };

  return [...meeting.sources]
    .filter(([endpointId]) => endpointId !== viewerId)
    .flatMap(([endpointId, { sending }]) => [
      ...(sending.has('microphone')
        ? [{ endpointId, source: 'microphone' as const, layer: 0 as const, paused: !isAudible(meeting, endpointId) }]
        : []),
      ...(sharer === endpointId ? [picture(endpointId, 'screen')] : []),
      ...(sending.has('camera') && visible.has(endpointId) ? [picture(endpointId, 'camera')] : []),
    ]);
};
