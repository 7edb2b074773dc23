import { isOfKind, mostPicturesAtOnce, stageCameras } from '@diem-cau/shared';
import { voicesHeard } from '../ladder/allowance.ts';
import type { Sent } from '../sources/state.ts';
import { placesFor } from '../stage/places-for.ts';
import { allocation, standingAllocation, standingHeight } from './allocation.ts';
import type { OnAir } from './on-air.ts';
import type { Viewer } from './viewer.ts';

/** A stream that a viewer should receive. */
export interface Subscription extends Sent {
  readonly layer: 0 | 1 | 2;
  readonly paused: boolean;
  /** Only as many of its frames as come at the least. */
  readonly slow?: true;
  /** It is kept for a first picture: one that has flowed is opened anew, for a browser takes longer to go on with a stream that rested. */
  readonly fresh?: true;
}

/** Where each picture stands among those that flow: the screen, whoever stands on the stage, then the largest on the page. */
const byImportance = (pictures: readonly Subscription[], { stage }: OnAir, viewer: Viewer): readonly Subscription[] => {
  const staged = stageCameras(placesFor(stage, viewer.endpointId), stage).toReversed();
  const weight = (picture: Subscription): number =>
    isOfKind(picture.source, 'screen')
      ? Infinity
      : (staged.indexOf(picture.endpointId) + 1) * 100_000 + standingHeight(viewer, picture);
  const weighed = pictures.map((picture) => ({ picture, weight: weight(picture) }));
  return weighed.toSorted((one, other) => other.weight - one.weight).map(({ picture }) => picture);
};

/** No more pictures flow than any page shows at once; beyond that the least important rest, as they do on another page of tiles. */
const atOnce = (all: readonly Subscription[], onAir: OnAir, viewer: Viewer): Subscription[] => {
  const pictures = all.filter(({ source, paused }) => !paused && !isOfKind(source, 'microphone'));
  if (pictures.length <= mostPicturesAtOnce) return [...all];
  const resting = new Set(byImportance(pictures, onAir, viewer).slice(mostPicturesAtOnce));
  return all.map((each) => (resting.has(each) ? { ...each, paused: true } : each));
};

/**
 * Who receives what, decided in this one place, for any viewer: every microphone of an open voice, where it is the one that sounds, the shared screen, and the cameras that
 * it may see, each in the size in which it stands on its page; of a commune those of the stage. Of each endpoint that is its first camera;
 * a further one has a stream only towards a viewer that sees all, and as long as it stands on its page. What may be heard or seen next is
 * kept ready, paused; so is what the viewer's rung keeps back, that it is there at once when the line bears it. There is no stream for any other voice that is shut, nor for anything that comes from the viewer's own endpoint.
 */
export const subscriptions = (onAir: OnAir, viewer: Viewer): Subscription[] => {
  const { stage } = onAir;
  const step = viewer.bound?.fewVoices === true ? { rung: 'voice' as const } : viewer;
  const heard = voicesHeard(step, onAir, viewer.endpointId);
  const others = (sent: readonly Sent[]): readonly Sent[] =>
    sent.filter(({ endpointId }) => endpointId !== viewer.endpointId);
  const voices = (sent: readonly Sent[]): readonly Sent[] => (viewer.sounds ? others(sent) : []);
  const voice =
    (paused: boolean) =>
    (sent: Sent): Subscription => ({ ...sent, layer: 0, paused });
  const picture = (sent: Sent): Subscription => ({ ...sent, ...allocation(viewer, sent, onAir) });
  const staged = new Set(stageCameras(placesFor(stage, viewer.endpointId), stage));
  const onStage = ({ endpointId }: Sent): boolean => staged.has(endpointId);
  const seen = others(onAir.cameras).filter((sent) => viewer.seesAll || onStage(sent));
  const soonSeen = others(onAir.readyCameras).filter((sent) => !seen.includes(sent));
  const standing = viewer.seesAll ? others(onAir.furtherCameras) : [];
  const all = [
    ...voices(onAir.voices).map((sent) => voice(!heard.includes(sent))(sent)),
    ...voices(onAir.readyVoices).map(voice(true)),
    ...others(onAir.screen === null ? [] : [onAir.screen]).map(picture),
    ...seen.map(picture),
    ...standing
      .filter((sent) => standingHeight(viewer, sent) > 0)
      .map((sent): Subscription => ({ ...sent, ...standingAllocation(viewer, sent, onAir) })),
    ...soonSeen.map((sent): Subscription => ({ ...picture(sent), paused: true, fresh: true })),
  ];
  return atOnce(all, onAir, viewer);
};

/** Whether two lists ask for the same. */
export const sameSubscriptions = (one: readonly Subscription[], other: readonly Subscription[]): boolean =>
  one.length === other.length &&
  one.every((each, index) => {
    const its = other[index];
    return (
      its !== undefined &&
      each.endpointId === its.endpointId &&
      each.source === its.source &&
      each.layer === its.layer &&
      each.slow === its.slow &&
      each.paused === its.paused &&
      each.fresh === its.fresh
    );
  });
