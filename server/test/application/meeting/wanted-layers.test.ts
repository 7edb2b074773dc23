import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WantedLayers } from '../../../src/application/meeting/followers/wanted-layers.ts';
import type { Subscription } from '../../../src/domain/meeting/reception/subscription.ts';
import { anBinh } from '../../support/meetings.ts';
import { silentLogger } from '../../support/silent-logger.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is watched of a camera', () => {
  let nowMs: number;
  let told: number[];
  let layers: WantedLayers;
  beforeEach(() => {
    nowMs = 0;
    told = [];
    layers = new WantedLayers({
      clock: { monotonicMs: () => nowMs },
      logger: silentLogger,
      tell: (_endpointId, _source, layer) => told.push(layer),
    });
  });

  const sent = new Map([[anBinh, ['camera', 'microphone'] as const]]);
  const watched = (layer: Subscription['layer'], paused = false): Subscription => ({
    ...{ endpointId: anBinh, source: 'camera', layer, paused },
  });
  const follow = (...received: readonly Subscription[]): void => layers.follow(sent, [received, []]);
  const seconds = async (count: number): Promise<void> => {
    nowMs += count * 1_000;
    await vi.advanceTimersByTimeAsync(count * 1_000);
  };

  it('is told after some seconds where it is less than all, and at once where it is more', async () => {
    follow(watched(0));
    await seconds(7);
    expect(told).toEqual([]);
    await seconds(2);
    expect(told).toEqual([0]);
    follow(watched(0), watched(2));
    expect(told).toEqual([0, 2]);
  });

  it('is the smallest layer where nobody watches it, for a picture that is kept ready costs as much', async () => {
    follow(watched(2, true));
    await seconds(9);
    expect(told).toEqual([0]);
  });

  it('is not told of somebody who comes back onto the stage soon', async () => {
    follow(watched(2));
    follow(watched(0));
    await seconds(5);
    follow(watched(2));
    await seconds(20);
    expect(told).toEqual([]);
  });

  it('begins anew with another link, and when the camera is sent anew', async () => {
    follow(watched(0));
    await seconds(9);
    layers.forget(anBinh);
    follow(watched(0));
    await seconds(9);
    layers.follow(new Map(), []);
    follow(watched(0));
    await seconds(9);
    expect(told).toEqual([0, 0, 0]);
  });

  it('is told to nobody once it is closed', async () => {
    follow(watched(0));
    layers.close();
    await seconds(20);
    expect(told).toEqual([]);
  });
});
