import { EndpointId, type CameraKept } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArrivedStream } from '../../../src/core/media/media-link.ts';
import { cameSince, heardNow, isWorthTelling, voicesSince } from '../../../src/core/troubles/line-watch.ts';
import { cameraKept, lookAtUplink, unmeasuredUplink, type Uplink } from '../../../src/core/troubles/uplink-watch.ts';

const [a, b] = [EndpointId.parse('a'), EndpointId.parse('b')];
const voice = (endpointId: EndpointId, count: number, lost: number): ArrivedStream => ({
  ...{ endpointId, source: 'microphone', count, lost, jitterMs: null },
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
    const picture: ArrivedStream = { endpointId: b, source: 'camera', count: 300, lost: null, jitterMs: null };
    expect(voicesSince(before, [voice(a, 103, 2), voice(b, 50, 9), picture])).toEqual([]);
    expect(voicesSince(heardNow([voice(a, 100, 5)]), [voice(a, 150, 2)])).toEqual([{ endpointId: a, lost: 0 }]);
  });

  it('have come where packets have since the last look, whatever the browser still says of the others', () => {
    const before = heardNow([voice(a, 100, 0), voice(b, 50, 0)]);
    expect(cameSince(before, [voice(a, 101, 9), voice(b, 50, 0)]).map(({ endpointId }) => endpointId)).toEqual([a]);
    expect(cameSince(heardNow([]), [voice(a, 100, 0)])).toEqual([]);
  });

  it('are worth telling while something is lost, and once afterwards', () => {
    expect(isWorthTelling([{ endpointId: a, lost: 0.02 }], false)).toBe(false);
    expect(isWorthTelling([{ endpointId: a, lost: 0.06 }], false)).toBe(true);
    expect(isWorthTelling([], true)).toBe(true);
  });
});

describe('the own camera', () => {
  const walk = (bears: readonly (number | null)[], watchedLayer = 2, voiceLost = 0): (CameraKept | null)[] => {
    let uplink: Uplink = unmeasuredUplink(0);
    return bears.map((each, index) => {
      uplink = lookAtUplink(uplink, (index + 1) * 1_000, {
        ...{ bears: each, voiceLost, watchedLayer },
        ...{ downIsGood: true, unheard: false },
      });
      return cameraKept(uplink);
    });
  };
  const after = (...how: Parameters<typeof walk>): CameraKept | null | undefined => walk(...how).at(-1);
  const times = (count: number, bears: number | null) => Array.from({ length: count }, () => bears);

  it('rests where the line up bears not even a voice, and not for a moment’s doubt or where nobody says', () => {
    expect(after(times(3, 30_000))).toBe('small');
    expect(after(times(6, 30_000))).toBe('rests');
    expect(after(times(60, 60_000))).toBe('small');
    expect(after([300_000, 60_000, 60_000, 300_000, 60_000])).toBeNull();
    expect(after(times(60, null))).toBeNull();
  });

  it('is small where the line up bears that beside the voice; whole where nobody watches more', () => {
    expect(after(times(4, 150_000))).toBe('small');
    expect(after(times(4, 150_000), 0)).toBeNull();
    expect(after(times(4, 100_000), 0)).toBe('small');
    expect(after([...times(4, 150_000), ...times(3, 30_000)])).toBe('rests');
  });

  it('gives way to a voice that is lost on a thin line, but not for what is mended or lost on a wide one', () => {
    expect(after(times(6, 100_000), 2, 0.25)).toBe('rests');
    expect(after(times(6, 100_000), 2, 0.1)).toBe('small');
    expect(after(times(60, 2_000_000), 2, 0.25)).toBeNull();
  });

  it('gives way to signalling that is lost among the media of a thin line, and stays away while it is; a wide one that loses it is another matter', () => {
    const camera = (bears: number, unheard: boolean, seconds: number): CameraKept | null => {
      let uplink: Uplink = unmeasuredUplink(0);
      for (let second = 1; second <= seconds; second += 1)
        uplink = lookAtUplink(uplink, second * 1_000, {
          ...{ bears, voiceLost: 0, watchedLayer: 2, downIsGood: false, unheard },
        });
      return cameraKept(uplink);
    };
    expect(camera(70_000, true, 8)).toBe('rests');
    expect(camera(70_000, true, 300)).toBe('rests');
    expect(camera(70_000, false, 8)).toBe('small');
    expect(camera(2_000_000, true, 60)).toBeNull();
  });

  it('is not given up while the browser’s estimate is still on its way up', () => {
    expect(after([50_000, 60_000, 75_000, 95_000, 120_000, 150_000, 210_000])).toBeNull();
  });

  it('is tried again, less often each time that it fails, and is back soon on a good line', () => {
    const ups = (bears: number, count: number): number => {
      const kept = walk(times(count, bears));
      return kept.filter((each, index) => each !== 'rests' && kept[index - 1] === 'rests').length;
    };
    expect(ups(30_000, 60)).toBeLessThanOrEqual(3);
    expect(ups(30_000, 600)).toBeLessThanOrEqual(13);
    expect(after([...times(6, 30_000), ...times(18, 500_000)])).toBeNull();
  });

  it('is tried soon where the same line has just become good the other way, however often it was in vain before', () => {
    let uplink: Uplink = unmeasuredUplink(0);
    const second = (nowS: number, bears: number, downIsGood: boolean): CameraKept | null => {
      uplink = lookAtUplink(uplink, nowS * 1_000, { bears, voiceLost: 0, watchedLayer: 2, downIsGood, unheard: false });
      return cameraKept(uplink);
    };
    let nowS = 0;
    // On a line that bears only a voice its tries become as seldom as they can; as it is good again the browser's estimate still knows nothing.
    for (; nowS < 600 || cameraKept(uplink) !== 'rests'; nowS += 1) second(nowS, 30_000, false);
    const healedAt = nowS;
    for (; cameraKept(uplink) === 'rests'; nowS += 1) second(nowS, 60_000, true);
    expect(nowS - healedAt).toBeLessThanOrEqual(10);
  });

  it('goes up one step at a time, never sooner than 8 s after the change before, on whatever line', () => {
    const someLine = fc.array(fc.option(fc.integer({ min: 20_000, max: 3_000_000 })), { minLength: 1, maxLength: 200 });
    const steps = [null, 'small', 'rests'];
    fc.assert(
      fc.property(someLine, fc.integer({ min: 0, max: 2 }), (line, watchedLayer) => {
        const kept = walk(line, watchedLayer).map((each) => steps.indexOf(each));
        let changedAt = 0;
        for (const [second, step] of kept.entries()) {
          const before = kept[second - 1] ?? 0;
          if (step < before) {
            expect(before - step).toBe(1);
            expect(second - changedAt).toBeGreaterThanOrEqual(8);
          }
          if (step !== before) changedAt = second;
        }
      }),
    );
  });
});
