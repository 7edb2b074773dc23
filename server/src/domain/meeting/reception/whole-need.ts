import { cameraLayers, isOfKind, kindOf, type SourceId, type SourceKind } from '@diem-cau/shared';
import type { OnAir } from './on-air.ts';
import { subscriptions } from './subscription.ts';
import type { Viewer } from './viewer.ts';

/** What a voice takes at most, in bit/s: Opus at 24 kbit/s in packets of 20 ms, and what each packet carries besides. */
const voiceNeed = 50_000;
/** What a screen takes at most, in bit/s, as pages send it (`client/src/core/media/encodings.ts`). */
const screenNeed = 1_500_000;

/** What a stream takes at most, in bit/s; of a camera its layer, the highest where it has one alone. */
export const needOf = (kind: SourceKind, layer: number): number => {
  if (kind === 'microphone') return voiceNeed;
  if (kind === 'screen') return screenNeed;
  return (cameraLayers[layer] ?? cameraLayers[2]).maxBitrate;
};

/** What would go each way at most, were nothing kept back for want of a wider line, in bit/s. */
export interface WholeNeed {
  readonly up: number;
  readonly down: number;
}

const added = (needs: readonly number[]): number => needs.reduce((sum, need) => sum + need, 0);

/** What a viewer would be sent at most on the highest rung, in bit/s: of all that stands on its page and may be heard. */
export const wholeDown = (onAir: OnAir, { endpointId, seesAll, shown, sounds }: Viewer): number =>
  added(
    subscriptions(onAir, { endpointId, seesAll, shown, sounds, rung: 'full' })
      .filter(({ paused }) => !paused)
      .map(({ source, layer }) => needOf(kindOf(source), layer)),
  );

/** What an endpoint would send at most, in bit/s: of each camera all layers up to the largest that anybody watches, and its voice while it is open. */
export const wholeUp = (sources: readonly SourceId[], open: boolean, watched: (source: SourceId) => number): number =>
  added(
    sources
      .filter((source) => open || !isOfKind(source, 'microphone'))
      .flatMap((source) => {
        const kind = kindOf(source);
        const most = kind === 'camera' ? watched(source) : 0;
        return Array.from({ length: most + 1 }, (_, layer) => needOf(kind, layer));
      }),
  );
