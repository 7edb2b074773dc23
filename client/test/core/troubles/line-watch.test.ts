import { EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import type { ArrivedStream } from '../../../src/core/media/media-link.ts';
import { heardNow, isWorthTelling, voicesSince } from '../../../src/core/troubles/line-watch.ts';
import { cameraRests, lookAtUplink, unmeasuredUplink, type Uplink } from '../../../src/core/troubles/uplink-watch.ts';

const [a, b] = [EndpointId.parse('a'), EndpointId.parse('b')];
const voice = (endpointId: EndpointId, count: number, lost: number): ArrivedStream => ({
  ...{ endpointId, source: 'microphone', count, lost },
});

describe('the voices that are heard here', () => {
  it('are told by the share of each that has not come in the last second', () => {
    const before = heardNow([voice(a, 100, 0), voice(b, 100, 3)]);
    expect(voicesSince(before, [voice(a, 125, 25), voice(b, 150, 3)])).toEqual([
      { endpointId: a, lost: 0.5 },
      { endpointId: b, lost: 0 },
    ]);
  });

  it('are left out while they say nothing, are new or are pictures; one that came late after all takes nothing off', () => {
    const before = heardNow([voice(a, 100, 0)]);
    const picture: ArrivedStream = { endpointId: b, source: 'camera', count: 300, lost: null };
    expect(voicesSince(before, [voice(a, 103, 2), voice(b, 50, 9), picture])).toEqual([]);
    expect(voicesSince(heardNow([voice(a, 100, 5)]), [voice(a, 150, 2)])).toEqual([{ endpointId: a, lost: 0 }]);
  });

  it('are worth telling while something is lost, and once afterwards', () => {
    expect(isWorthTelling([{ endpointId: a, lost: 0.02 }], false)).toBe(false);
    expect(isWorthTelling([{ endpointId: a, lost: 0.06 }], false)).toBe(true);
    expect(isWorthTelling([], true)).toBe(true);
  });
});

describe('the own camera', () => {
  const after = (bears: readonly (number | null)[]): boolean =>
    cameraRests(
      bears.reduce<Uplink>(
        (uplink, each, index) => lookAtUplink(uplink, (index + 1) * 1_000, each),
        unmeasuredUplink(0),
      ),
    );
  const times = (count: number, bears: number | null) => Array.from({ length: count }, () => bears);

  it('rests where the line up bears a voice only, and not for a moment’s doubt or where nobody says', () => {
    expect(after(times(3, 60_000))).toBe(true);
    expect(after([300_000, 60_000, 60_000, 300_000, 60_000])).toBe(false);
    expect(after(times(60, null))).toBe(false);
    expect(after(times(60, 130_000))).toBe(false);
  });

  it('is tried again, less often each time that it fails, and is back soon on a good line', () => {
    const outs = (bears: number, count: number): number => {
      let [uplink, tries] = [unmeasuredUplink(0), 0];
      for (let second = 1; second <= count; second += 1) {
        const before = cameraRests(uplink);
        uplink = lookAtUplink(uplink, second * 1_000, bears);
        if (before && !cameraRests(uplink)) tries += 1;
      }
      return tries;
    };
    expect(outs(60_000, 60)).toBeLessThanOrEqual(3);
    expect(outs(60_000, 600)).toBeLessThanOrEqual(13);
    expect(after([...times(5, 60_000), ...times(9, 500_000)])).toBe(false);
  });
});
