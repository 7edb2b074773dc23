import { EndpointId, type CameraKept } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArrivedStream } from '../../../src/core/media/media-link.ts';
import {
  cameSince,
  heardNow as lookedAt,
  isWorthTelling,
  nothingHeard,
  pictureRate,
  voicesSince,
  type HeardBefore,
} from '../../../src/core/troubles/line-watch.ts';
import {
  cameraKept,
  lookAtUplink,
  screenIsSlow,
  unmeasuredUplink,
  voiceIsLonger,
  type Uplink,
  type UplinkSample,
} from '../../../src/core/troubles/uplink-watch.ts';

const [a, b] = [EndpointId.parse('a'), EndpointId.parse('b')];
const voice = (endpointId: EndpointId, count: number, lost: number): ArrivedStream => ({
  ...{ endpointId, source: 'microphone', count, lost },
  ...{ jitterMs: null, played: null, roundTripMs: null, bytes: null },
});
const heardAfter = (before: HeardBefore, arrived: readonly ArrivedStream[]): HeardBefore =>
  lookedAt(before, arrived, (before.atMs ?? 0) + 1_000);
const heardNow = (arrived: readonly ArrivedStream[]): HeardBefore => heardAfter(nothingHeard, arrived);

/** A voice that has spoken for so many seconds, of which so many samples were made up in all, on a way of so many milliseconds. */
const played = (second: number, madeUp: number, roundTripMs: number | null, endpointId = a): ArrivedStream => ({
  ...{ ...voice(endpointId, second * 50, 0), roundTripMs },
  played: { all: second * 48_000, madeUp, askedAgain: null },
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
    const picture: ArrivedStream = { ...voice(b, 300, 0), source: 'camera', lost: null };
    expect(voicesSince(before, [voice(a, 103, 2), voice(b, 50, 9), picture])).toEqual([]);
    expect(voicesSince(heardNow([voice(a, 100, 5)]), [voice(a, 150, 2)])).toEqual([{ endpointId: a, lost: 0 }]);
  });

  it('have come where packets have since the last look, whatever the browser still says of the others', () => {
    const before = heardNow([voice(a, 100, 0), voice(b, 50, 0)]);
    expect(cameSince(before, [voice(a, 101, 9), voice(b, 50, 0)]).map(({ endpointId }) => endpointId)).toEqual([a]);
    expect(cameSince(heardNow([]), [voice(a, 100, 0)])).toEqual([]);
  });

  it('are told by what was made up of them too, of the last three seconds, where a queue stands on the way', () => {
    const looks = (...ways: (number | null)[]) =>
      ways.reduce<HeardBefore>(
        (before, way, second) => heardAfter(before, [played(second, second * 7_200, way)]),
        nothingHeard,
      );
    const told = (before: HeardBefore, second: number, way: number | null) =>
      voicesSince(before, [played(second, second * 7_200, way)]);
    expect(told(looks(20, 60, 200, 220), 4, 230)).toEqual([{ endpointId: a, lost: 0, madeUp: 0.15 }]);
    // A way that is no longer than it ever was, or of which nothing is known: another's line made it late, or the PC.
    expect(told(looks(20, 60, 110, 110), 4, 110)).toEqual([{ endpointId: a, lost: 0 }]);
    expect(told(looks(null, null, null), 3, null)).toEqual([{ endpointId: a, lost: 0 }]);
    // One second of much among others.
    const [before, made] = [looks(20, 220), 7_200 + 24_000];
    expect(voicesSince(before, [played(2, made, 220)])).toEqual([{ endpointId: a, lost: 0, madeUp: 0.33 }]);
    const after = heardAfter(heardAfter(before, [played(2, made, 220)]), [played(3, made, 220)]);
    expect(voicesSince(after, [played(4, made, 220)])).toEqual([{ endpointId: a, lost: 0, madeUp: 0.17 }]);
    expect(voicesSince(heardAfter(after, [played(4, made, 220)]), [played(5, made, 220)])).toEqual([
      { endpointId: a, lost: 0, madeUp: 0 },
    ]);
  });

  it('are believed to come by a longer way after some minutes', () => {
    let before = heardAfter(nothingHeard, [played(0, 0, 20)]);
    for (let second = 1; second < 300; second += 1) before = heardAfter(before, [played(second, second * 9_600, 220)]);
    expect(voicesSince(before, [played(300, 300 * 9_600, 220)])).toEqual([{ endpointId: a, lost: 0 }]);
  });

  it('are told beside how much of the pictures came, those alone that were there before and are still', () => {
    const picture = (endpointId: EndpointId, bytes: number | null): ArrivedStream => ({
      ...{ ...voice(endpointId, 30, 0), source: 'camera', lost: null, bytes },
    });
    const before = heardNow([picture(a, 10_000), voice(a, 50, 0)]);
    const now = [picture(a, 17_500), picture(b, 90_000), voice(a, 100, 0)];
    expect(pictureRate(before, now, 2_000)).toBe(60_000);
    expect(pictureRate(before, now, 1_500)).toBe(120_000);
    // A stream that began anew counts from nothing; one that stood still came with nothing.
    expect(pictureRate(before, [picture(a, 400)], 2_000)).toBe(0);
    expect(pictureRate(before, [picture(a, 10_000)], 2_000)).toBe(0);
    for (const nothing of [[voice(a, 100, 0)], [picture(a, null)], [picture(b, 90_000)], []])
      expect(pictureRate(before, nothing, 2_000)).toBeNull();
    expect(pictureRate(nothingHeard, now, 2_000)).toBeNull();
    expect(pictureRate(before, now, 1_000)).toBeNull();
  });

  it('are worth telling while something is lost, and once afterwards', () => {
    expect(isWorthTelling([{ endpointId: a, lost: 0.02 }], false)).toBe(false);
    expect(isWorthTelling([{ endpointId: a, lost: 0.06 }], false)).toBe(true);
    expect(isWorthTelling([{ endpointId: a, lost: 0, madeUp: 0.06 }], false)).toBe(true);
    expect(isWorthTelling([], true)).toBe(true);
  });
});

/** A page that sends a voice and a camera on a line of which nothing is known. */
const untold: UplinkSample = {
  ...{ bears: null, voiceLost: 0, pictureLost: 0, watchedLayer: 2, downIsGood: true, unheard: false },
  ...{ sends: { camera: true, screen: false }, voiceBytes: null },
};

/** A voice of so many bit/s, which has been sent since the beginning. */
const voiceOf = (bitrate: number, nowMs: number) => ({ voiceBytes: (bitrate / 8) * (nowMs / 1_000) });

/** So many seconds of the same. */
const goOn = (uplink: Uplink, fromS: number, seconds: number, sample: Partial<UplinkSample>): Uplink =>
  Array.from({ length: seconds }, (_, index) => (fromS + index + 1) * 1_000).reduce(
    (each, nowMs) => lookAtUplink(each, nowMs, { ...untold, ...voiceOf(40_000, nowMs), ...sample }),
    uplink,
  );
const begun = (seconds: number, sample: Partial<UplinkSample>): Uplink => goOn(unmeasuredUplink(0), 0, seconds, sample);

describe('the own voice', () => {
  const alone = { sends: { camera: false, screen: false } };

  it('goes in longer packets where the line bears hardly more than itself, also where nothing else is sent', () => {
    for (const sends of [alone.sends, untold.sends]) {
      expect(voiceIsLonger(begun(1, { sends, bears: 45_000 }))).toBe(false);
      expect(voiceIsLonger(begun(4, { sends, bears: 45_000 }))).toBe(true);
      expect(voiceIsLonger(begun(60, { sends, bears: 300_000 }))).toBe(false);
    }
  });

  it('not while it is silent, when an estimate only says that little is sent', () => {
    let uplink = unmeasuredUplink(0);
    for (let nowMs = 1_000; nowMs <= 60_000; nowMs += 1_000) {
      uplink = lookAtUplink(uplink, nowMs, { ...untold, ...alone, ...voiceOf(4_000, nowMs), bears: 17_000 });
      expect(voiceIsLonger(uplink)).toBe(false);
    }
  });

  it('likewise where it is lost on a thin line, or the hub is not heard there', () => {
    expect(voiceIsLonger(begun(3, { ...alone, bears: 75_000, unheard: true }))).toBe(true);
    expect(voiceIsLonger(begun(3, { ...alone, bears: 75_000, voiceLost: 0.2 }))).toBe(true);
    expect(voiceIsLonger(begun(60, { ...alone, bears: 75_000, voiceLost: 0.05 }))).toBe(false);
    expect(voiceIsLonger(begun(60, { ...alone, bears: 2_000_000, voiceLost: 0.3, unheard: true }))).toBe(false);
  });

  it('goes on so when the camera is turned off that rests, and a camera that is turned on there begins small', () => {
    const rests = begun(6, { bears: 30_000 });
    expect(cameraKept(rests)).toBe('rests');
    const off = goOn(rests, 6, 4, { ...alone, bears: 30_000 });
    expect(voiceIsLonger(off)).toBe(true);
    expect(cameraKept(goOn(off, 10, 1, { bears: 30_000 }))).toBe('small');
  });

  it('is tried in short packets again though its long ones show the line no wider, less and less often', () => {
    let uplink = unmeasuredUplink(0);
    const longAt = Array.from({ length: 600 }, (_, second) => {
      const nowMs = (second + 1) * 1_000;
      uplink = lookAtUplink(uplink, nowMs, { ...untold, ...alone, ...voiceOf(40_000, nowMs), bears: 40_000 });
      return voiceIsLonger(uplink);
    });
    const tries = longAt.filter((long, second) => !long && longAt[second - 1] === true).length;
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThanOrEqual(13);
    expect(voiceIsLonger(goOn(uplink, 600, 70, { ...alone, bears: 70_000 }))).toBe(false);
  });

  it('never turns faster than by its patience, on whatever line', () => {
    const someLine = fc.array(
      fc.record({
        bears: fc.option(fc.integer({ min: 20_000, max: 400_000 })),
        voiceLost: fc.constantFrom(0, 0, 0.1, 0.3),
        unheard: fc.boolean(),
        sends: fc.record({ camera: fc.boolean(), screen: fc.boolean() }),
      }),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(someLine, (line) => {
        let uplink = unmeasuredUplink(0);
        let changedAt = 0;
        for (const [second, sample] of line.entries()) {
          const before = uplink.voice.step;
          const nowMs = (second + 1) * 1_000;
          uplink = lookAtUplink(uplink, nowMs, { ...untold, ...voiceOf(40_000, nowMs), ...sample });
          if (uplink.voice.step < before) expect(second - changedAt).toBeGreaterThanOrEqual(8);
          if (uplink.voice.step !== before) changedAt = second;
        }
      }),
    );
  });
});

describe('the own screen', () => {
  const sends = { camera: true, screen: true };
  const scarce = { sends, bears: 100_000, voiceLost: 0.3 };

  it('gives way to the voice, after the camera, and never for an estimate alone', () => {
    const first = begun(4, scarce);
    expect([cameraKept(first), screenIsSlow(first)]).toEqual(['small', false]);
    const then = begun(9, scarce);
    expect([cameraKept(then), screenIsSlow(then)]).toEqual(['rests', true]);
    expect(screenIsSlow(begun(60, { ...scarce, voiceLost: 0 }))).toBe(false);
    expect(screenIsSlow(begun(60, { ...scarce, bears: 3_000_000 }))).toBe(false);
  });

  it('gives way at once where no camera is sent, is whole again after a while, and when it is shared anew', () => {
    const slow = begun(3, { ...scarce, sends: { camera: false, screen: true } });
    expect(screenIsSlow(slow)).toBe(true);
    expect(screenIsSlow(goOn(slow, 3, 9, { sends, bears: 1_000_000 }))).toBe(false);
    expect(screenIsSlow(goOn(slow, 3, 1, {}))).toBe(false);
  });
});

describe('where the browser does not reckon what the line bears', () => {
  it('the camera gives way to a voice that is lost, and to words that are lost among pictures', () => {
    expect(cameraKept(begun(6, { voiceLost: 0.2 }))).toBe('rests');
    expect(cameraKept(begun(6, { unheard: true, pictureLost: 0.1 }))).toBe('rests');
    expect(cameraKept(begun(6, { unheard: true, voiceLost: 0.06 }))).toBe('rests');
  });

  it('but not to what is mended, nor to a hub that is gone, and it comes back', () => {
    expect(cameraKept(begun(60, { voiceLost: 0.1 }))).toBeNull();
    expect(cameraKept(begun(60, { unheard: true, voiceLost: null, pictureLost: null }))).toBeNull();
    expect(cameraKept(goOn(begun(6, { voiceLost: 0.2 }), 6, 18, {}))).toBeNull();
  });
});

describe('the own camera', () => {
  const walk = (bears: readonly (number | null)[], watchedLayer = 2, voiceLost = 0): (CameraKept | null)[] => {
    let uplink: Uplink = unmeasuredUplink(0);
    return bears.map((each, index) => {
      uplink = lookAtUplink(uplink, (index + 1) * 1_000, {
        ...{ ...untold, bears: each, voiceLost, watchedLayer },
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
          ...{ ...untold, bears, downIsGood: false, unheard },
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
      uplink = lookAtUplink(uplink, nowS * 1_000, { ...untold, bears, downIsGood });
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
