import { cameraLayers, isOfKind } from '@diem-cau/shared';
import { noWants, type Wants } from './sharing.ts';
import type { OnAir } from '../reception/on-air.ts';
import { subscriptions } from '../reception/subscription.ts';
import type { Viewer } from '../reception/viewer.ts';

/** What a voice takes of a line, in bit/s, with what its packets carry besides: Opus at 24 kbit/s, 20 ms a packet. */
const voiceTakes = 50_000;

/** So many speak at the same moment at most: of a microphone that is open and silent next to nothing comes (DTX). */
const mostSpeak = 3;

/** What a camera takes up to a layer, in bit/s. */
const cameraTakes = (layer: number): number => (cameraLayers[layer] ?? cameraLayers[2]).maxBitrate;

/**
 * What one viewer wants of the hub's line: all that it would receive on its rung, by its own line and by hand, if the hub's line bore everything.
 * @param screenTakes what the shared screen takes just now, in bit/s
 */
export const wantsOf = (onAir: OnAir, viewer: Viewer, screenTakes: number): Wants => {
  const { stage } = onAir;
  const main = stage.speaker !== null && stage.speaker !== viewer.endpointId ? stage.speaker : stage.chair;
  let wants = noWants;
  let voices = 0;
  for (const { endpointId, source, layer, paused } of subscriptions(onAir, { ...viewer, bound: null })) {
    if (paused) continue;
    if (isOfKind(source, 'microphone')) voices += 1;
    else if (isOfKind(source, 'screen')) wants = { ...wants, screen: wants.screen + Math.round(screenTakes) };
    else {
      const clear = cameraTakes(Math.min(layer, 1));
      const small = cameraTakes(0);
      const isMain = endpointId === main && wants.speaker === 0;
      wants = {
        ...wants,
        ...(isMain ? { speaker: small, clearer: clear - small } : { others: wants.others + small }),
        sharper: wants.sharper + cameraTakes(layer) - (isMain ? clear : small),
      };
    }
  }
  return { ...wants, voices: Math.min(voices, mostSpeak) * voiceTakes };
};
