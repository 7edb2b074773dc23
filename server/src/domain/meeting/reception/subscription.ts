import type { EndpointId, MediaSource, PictureSource } from '@diem-cau/shared';
import { allocation } from './allocation.ts';
import type { OnAir } from './on-air.ts';
import type { Viewer } from './viewer.ts';

/** A stream that a viewer should receive. */
export interface Subscription {
  readonly endpointId: EndpointId;
  readonly source: MediaSource;
  readonly layer: 0 | 1 | 2;
  readonly paused: boolean;
  /** It is kept for a first picture: one that has flowed is opened anew, for a browser takes longer to go on with a stream that rested. */
  readonly fresh?: true;
}

/**
 * Who receives what, decided in this one place, for any viewer: every open microphone, the shared screen, and the cameras that it may see,
 * each in the size in which it stands on its page; of a commune those of the stage. What may be heard or seen next is kept ready, paused.
 * There is no stream for any other microphone that is closed, nor for anything that comes from the viewer's own endpoint.
 */
export const subscriptions = ({ stage, ...onAir }: OnAir, viewer: Viewer): Subscription[] => {
  const others = (endpointIds: readonly EndpointId[]): readonly EndpointId[] =>
    endpointIds.filter((endpointId) => endpointId !== viewer.endpointId);
  const voice =
    (paused: boolean) =>
    (endpointId: EndpointId): Subscription => ({ endpointId, source: 'microphone', layer: 0, paused });
  const picture =
    (source: PictureSource) =>
    (endpointId: EndpointId): Subscription => ({
      endpointId,
      source,
      ...allocation(viewer, endpointId, source, stage),
    });
  const onStage = (endpointId: EndpointId): boolean => endpointId === stage.chair || endpointId === stage.speaker;
  const seen = others(onAir.cameras).filter((endpointId) => viewer.seesAll || onStage(endpointId));
  const soonSeen = others(onAir.readyCameras).filter((endpointId) => !seen.includes(endpointId));
  return [
    ...others(onAir.voices).map(voice(false)),
    ...others(onAir.readyVoices).map(voice(true)),
    ...others(stage.screen === null ? [] : [stage.screen]).map(picture('screen')),
    ...seen.map(picture('camera')),
    ...soonSeen.map((endpointId): Subscription => ({ ...picture('camera')(endpointId), paused: true, fresh: true })),
  ];
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
      each.paused === its.paused &&
      each.fresh === its.fresh
    );
  });
