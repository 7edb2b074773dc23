import { climbFrom, EndpointId, type Rung } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearSample,
  goOn,
  patience,
  stepBorne,
  unmeasured,
  untold,
  voiceLateOnTheWay,
  voiceLostOnTheWay,
  type Bearing,
  type DownSample,
} from '../../../../src/domain/meeting/ladder/bearing.ts';
import { stepAt, steps, type Step } from '../../../../src/domain/meeting/ladder/steps.ts';

/** A line of so many bit/s to a page to which so many voices are sent on each rung; pictures take what they can. */
interface ModelLine {
  readonly capacity: number;
  readonly voices: number;
}

const voiceTakes = 50_000;
const voicesOn = ({ rung, fewVoices = false }: Step, voices: number): number =>
  rung === 'voice' || fewVoices ? Math.min(1, voices) : rung === 'one-picture' ? Math.min(3, voices) : voices;
/** What the pictures of a rung take whole, and the least of them that is sent at all. */
const pictures: Readonly<Record<Rung, { readonly whole: number; readonly least: number }>> = {
  full: { whole: 2_000_000, least: 90_000 },
  stage: { whole: 640_000, least: 90_000 },
  'one-picture': { whole: 140_000, least: 45_000 },
  voice: { whole: 0, least: 0 },
};

/** What a page and the media server would find on a step; `suffers` beyond what is congestion. */
const sampled = (index: number, { capacity, voices }: ModelLine, suffers = 0): DownSample => {
  const step = stepAt(index);
  const taken = voicesOn(step, voices) * voiceTakes;
  const { whole, least } = pictures[step.rung];
  const voiceLost = Math.max(suffers, taken + least > capacity ? 0.4 : 0);
  if (step.rung === 'voice') return { ...untold, voiceLost };
  const bears = Math.max(30_000, Math.min(capacity - taken, Math.max(300_000, whole * 1.35)));
  const voicesAbove = index === 0 ? 0 : voicesOn(stepAt(index - 1), voices) - voicesOn(step, voices);
  return { ...untold, bears, wished: whole, voiceLost, voicesAbove };
};

interface Walked {
  readonly bearing: Bearing;
  readonly nowMs: number;
  readonly changes: readonly { readonly atMs: number; readonly from: number; readonly to: number }[];
}

const started: Walked = { bearing: unmeasured(0), nowMs: 0, changes: [] };

/** Samples the same line again and again, so far apart. */
const walk = (walked: Walked, gapsMs: readonly number[], find: (step: number) => DownSample): Walked =>
  gapsMs.reduce(({ bearing, nowMs, changes }, gapMs) => {
    const atMs = nowMs + gapMs;
    const next = bearSample(bearing, find(bearing.climb.step), atMs);
    const [from, to] = [bearing.climb.step, next.climb.step];
    return { bearing: next, nowMs: atMs, changes: from === to ? changes : [...changes, { atMs, from, to }] };
  }, walked);

const seconds = (count: number): number[] => Array.from({ length: count }, () => 1_000);
const rungAfter = (count: number, find: (step: number) => DownSample): Rung =>
  stepBorne(walk(started, seconds(count), find).bearing).rung;

const someLine = fc.record({
  capacity: fc.integer({ min: 20_000, max: 6_000_000 }),
  voices: fc.integer({ min: 0, max: 6 }),
});
const someGaps = (most: number) => fc.array(fc.integer({ min: 700, max: 1_200 }), { minLength: 1, maxLength: most });
/** A line that becomes another again and again, and a PC that now and then makes voices up by itself. */
const someHistory = fc.array(
  fc.record({ line: someLine, gaps: someGaps(40), suffers: fc.constantFrom(0, 0, 0, 0.1, 0.5) }),
  { minLength: 1, maxLength: 8 },
);
const walkThrough = (history: readonly { line: ModelLine; gaps: readonly number[]; suffers: number }[]): Walked =>
  history.reduce(
    (walked, { line, gaps, suffers }) => walk(walked, gaps, (step) => sampled(step, line, suffers)),
    started,
  );

describe('the rung that a line bears', () => {
  it.each<[Rung, ModelLine]>([
    ['full', { capacity: 2_000_000, voices: 2 }],
    ['stage', { capacity: 600_000, voices: 2 }],
    ['one-picture', { capacity: 300_000, voices: 2 }],
    ['one-picture', { capacity: 150_000, voices: 2 }],
    ['one-picture', { capacity: 64_000, voices: 3 }],
  ])('is %s within 5 s on %o', (expected, line) => {
    expect(rungAfter(5, (step) => sampled(step, line))).toBe(expected);
  });

  it('falls by a rung within 5 s: to the voice alone in two falls, the second after it was seen that the first did not do', () => {
    const { changes } = walk(started, seconds(6), (step) => sampled(step, { capacity: 64_000, voices: 3 }));
    expect(changes.map(({ atMs, to }) => [atMs, to])).toEqual([
      [3_000, 3],
      [6_000, 4],
    ]);
  });

  it('falls within 5 s on each step by an estimate alone too, also from the last picture, and not for four bad samples', () => {
    const onStep = (step: number): Walked => ({ ...started, bearing: { ...unmeasured(0), climb: climbFrom(step, 0) } });
    const squeezed: DownSample = { ...untold, bears: 30_000, wished: 140_000, voiceLost: 0 };
    for (const [step, wished] of [2_000_000, 640_000, 140_000, 140_000].entries()) {
      const fallen = (count: number) => walk(onStep(step), seconds(count), () => ({ ...squeezed, wished })).changes;
      expect(fallen(4)).toEqual([]);
      expect(fallen(5).map(({ from }) => from)).toEqual([step]);
    }
  });

  it('stays while an estimate is still on its way up, as at the beginning of a good line', () => {
    const estimates = [200_000, 260_000, 330_000, 420_000, 540_000, 700_000];
    const { changes } = walk(started, seconds(6), () => ({
      ...untold,
      wished: 2_000_000,
      bears: estimates.shift() ?? 0,
    }));
    expect(changes).toEqual([]);
  });

  it('goes down for a voice that is made up, whatever the estimate says', () => {
    expect(rungAfter(4, () => ({ ...untold, bears: 5_000_000, wished: 1, voiceLost: 0.3 }))).toBe('one-picture');
    expect(rungAfter(7, () => ({ ...untold, voiceLost: 0.3 }))).toBe('voice');
  });

  it('stays for one bad moment, for single losses, and for pictures that want little', () => {
    expect(rungAfter(1, () => ({ ...untold, voiceLost: 1 }))).toBe('full');
    expect(rungAfter(60, () => ({ ...untold, voiceLost: 0.12 }))).toBe('full');
    expect(rungAfter(60, () => ({ ...untold, bears: 150_000, wished: 140_000 }))).toBe('full');
  });

  it('goes down for voices that a queue of pictures makes late, whatever the estimate says, and leaves the last picture', () => {
    const late: DownSample = { ...untold, bears: 1_300_000, wished: 2_000_000, voiceLost: 0.02, voiceLate: 0.1 };
    const { changes } = walk(started, seconds(60), (step) => (step < 3 ? late : { ...late, wished: 140_000 }));
    expect(changes.slice(0, 3).map(({ atMs, to }) => [atMs, to])).toEqual([
      [3_000, 1],
      [6_000, 2],
      [9_000, 3],
    ]);
    // Where one picture is wished for there is but one way to have less of it.
    expect(walk(started, seconds(3), () => ({ ...late, wished: 140_000 })).changes.map(({ to }) => to)).toEqual([3]);
    expect(rungAfter(600, () => late)).toBe('one-picture');
    expect(rungAfter(60, () => ({ ...late, wished: 0 }))).toBe('full');
  });

  it('goes at once to what passes beside a queue that makes voices late, and never below the last picture', () => {
    const late = (pictureRate: number | null): DownSample => ({
      ...{ ...untold, bears: 1_300_000, wished: 2_000_000, voiceLate: 0.1, pictureRate },
    });
    const firstFall = (pictureRate: number | null) => {
      const [first] = walk(started, seconds(6), () => late(pictureRate)).changes;
      return [first?.atMs, first?.to];
    };
    expect(firstFall(0)).toEqual([3_000, 3]);
    expect(firstFall(50_000)).toEqual([3_000, 3]);
    expect(firstFall(200_000)).toEqual([3_000, 2]);
    expect(firstFall(400_000)).toEqual([3_000, 1]);
    // More than what it would take whole comes in bursts: one step less all the same.
    expect(firstFall(3_000_000)).toEqual([3_000, 1]);
    expect(firstFall(null)).toEqual([3_000, 1]);
    const atStage: Walked = { ...started, bearing: { ...unmeasured(0), climb: climbFrom(1, 0) } };
    expect(walk(atStage, seconds(3), () => late(400_000)).changes.map(({ to }) => to)).toEqual([2]);
    expect(rungAfter(600, () => late(0))).toBe('one-picture');
  });

  it('believes at once that much of a voice was made up, which a page says of its last three seconds', () => {
    const late = (voiceLate: number): DownSample => ({
      ...{ ...untold, bears: 1_300_000, wished: 2_000_000, voiceLate, pictureRate: 50_000 },
    });
    const firstFall = (voiceLate: number) => walk(started, seconds(6), () => late(voiceLate)).changes[0]?.atMs;
    expect([firstFall(0.15), firstFall(0.6)]).toEqual([1_000, 1_000]);
    expect(firstFall(0.14)).toBe(3_000);
    // A second in which a part of the pictures still came as before the line fell says too much of it: the next one says it right.
    const { changes } = walk(started, seconds(2), (step) => ({
      ...late(0.3),
      pictureRate: step === 0 ? 400_000 : 90_000,
    }));
    expect(changes.map(({ to }) => to)).toEqual([1, 3]);
    expect(rungAfter(600, () => late(0.6))).toBe('one-picture');
  });

  it('does not fall further for what a page still tells of the step before, where this one passes', () => {
    // 280 kbit/s pass, which is enough for the stage: what was late before the fall fades out of the page's three seconds.
    const { changes } = [0.5, 0.35, 0.2, 0.03, 0].reduce(
      (walked, voiceLate) =>
        walk(walked, seconds(1), () => ({
          ...{ ...untold, bears: 1_300_000, wished: 2_000_000, pictureRate: 280_000, voiceLate },
        })),
      started,
    );
    expect(changes.map(({ to }) => to)).toEqual([1]);
  });

  it('ends a try that costs the voice with the first sign of it, and not for an estimate alone', () => {
    const onPicture: Walked = { ...started, bearing: { ...unmeasured(0), climb: climbFrom(3, 0) } };
    const find =
      (worse: Partial<DownSample>) =>
      (step: number): DownSample => ({ ...untold, bears: 45_000, wished: 140_000, ...(step < 3 ? worse : {}) });
    const tried = (worse: Partial<DownSample>) =>
      walk(onPicture, seconds(7), find(worse)).changes.map(({ atMs, to }) => [atMs, to]);
    for (const worse of [{ voiceLate: 0.06 }, { voiceLost: 0.3 }])
      expect(tried(worse)).toEqual([
        [4_000, 2],
        [5_000, 3],
      ]);
    expect(tried({ voiceLate: 0.04 })).toEqual([[4_000, 2]]);
  });

  it('does not believe an estimate again that said enough before a try that failed', () => {
    const thin = (step: number): DownSample => ({
      ...{ ...untold, bears: 400_000, wished: 140_000 },
      voiceLate: step < 3 ? 0.1 : 0,
    });
    const { changes } = walk(started, seconds(300), thin);
    const tries = changes.filter(({ from, to }) => to < from).map(({ atMs }) => atMs);
    expect(tries.length).toBeLessThanOrEqual(9);
    expect(rungAfter(300, thin)).toBe('one-picture');
    const again = walk(walk(started, seconds(300), thin), seconds(20), () => ({
      ...{ ...untold, bears: 700_000, wished: 140_000 },
    }));
    expect(stepBorne(again.bearing).rung).toBe('full');
  });

  it('asks only what is late on this line', () => {
    const [a, b] = [EndpointId.parse('a'), EndpointId.parse('b')];
    const reaches = (): number => 0;
    expect(voiceLateOnTheWay([{ endpointId: a, lost: 0.4 }], reaches)).toBeNull();
    const both = [
      { endpointId: a, lost: 0, madeUp: 0.4 },
      { endpointId: b, lost: 0, madeUp: 0.1 },
    ];
    expect(voiceLateOnTheWay(both, reaches)).toBe(0.1);
    expect(voiceLateOnTheWay(both, (each) => (each === b ? 0.1 : 0))).toBe(0);
  });

  it('goes down for a page that is not heard any more on a line that is full, and tries nothing until it is', () => {
    const full: DownSample = { ...untold, bears: 30_000, wished: 140_000, unheard: true };
    const { bearing, changes } = walk(started, seconds(600), (step) => (step === 4 ? { ...full, wished: 0 } : full));
    expect(stepBorne(bearing).rung).toBe('voice');
    expect(changes.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 4],
    ]);
    const wide = { ...full, bears: 2_000_000, wished: 2_000_000 };
    expect(rungAfter(60, () => wide)).toBe('full');
  });

  it('asks only what is lost on this line, not what never reached the hub or one voice alone lacks', () => {
    const [a, b] = [EndpointId.parse('a'), EndpointId.parse('b')];
    const reaches = (): number => 0;
    expect(voiceLostOnTheWay([], reaches)).toBeNull();
    expect(voiceLostOnTheWay([{ endpointId: a, lost: 0.4 }], reaches)).toBe(0.4);
    expect(voiceLostOnTheWay([{ endpointId: a, lost: 0.4 }], () => 0.35)).toBeCloseTo(0.05);
    const both = [
      { endpointId: a, lost: 0.4 },
      { endpointId: b, lost: 0.04 },
    ];
    expect(voiceLostOnTheWay(both, reaches)).toBe(0.04);
    expect(voiceLostOnTheWay(both, (each) => (each === b ? 0.1 : 0))).toBe(0);
  });

  it('takes all voices together where each suffers: a full queue hits now one and now another', () => {
    const [a, b] = [EndpointId.parse('a'), EndpointId.parse('b')];
    const both = [
      { endpointId: a, lost: 0.18 },
      { endpointId: b, lost: 0.46 },
    ];
    expect(voiceLostOnTheWay(both, () => 0)).toBeCloseTo(0.32);
    expect(voiceLostOnTheWay(both, (each) => (each === a ? 0.15 : 0))).toBeCloseTo(0.03);
  });

  it('goes down for a page whose last words were that a voice suffers, whatever the estimate says', () => {
    const good: DownSample = { ...untold, bears: 500_000, wished: 140_000, unheard: true };
    expect(rungAfter(3, () => ({ ...good, voiceLost: 0.1 }))).toBe('one-picture');
    expect(rungAfter(3, () => ({ ...good, voiceLate: 0.1, wished: 2_000_000 }))).toBe('one-picture');
    expect(rungAfter(60, () => ({ ...good, voiceLost: 0.02 }))).toBe('full');
    expect(rungAfter(60, () => ({ ...good, voiceLost: 0.1, unheard: false }))).toBe('full');
  });

  it('does not stay beside one picture for an estimate that does not grow by itself: more is tried, and shows what the line bears', () => {
    const onePicture: Walked = { ...started, bearing: { ...unmeasured(0), climb: climbFrom(3, 0) } };
    const stuck: DownSample = { ...untold, bears: 44_000, wished: 140_000, voiceLost: 0 };
    const good: DownSample = { ...untold, bears: 3_000_000, wished: 2_000_000, voiceLost: 0 };
    expect(stepBorne(walk(onePicture, seconds(30), (step) => (step === 3 ? stuck : good)).bearing).rung).toBe('full');
  });

  it('goes on where it was when somebody comes back, and waits anew', () => {
    const { bearing } = walk(started, seconds(5), (step) => sampled(step, { capacity: 150_000, voices: 2 }));
    const back = goOn(bearing, 100_000);
    expect(stepBorne(back).rung).toBe('one-picture');
    expect(bearSample(back, untold, 103_000).climb.step).toBe(back.climb.step);
    expect(bearSample(back, untold, 104_000).climb.step).toBe(back.climb.step - 1);
  });

  it('is any bad line’s own within 6 s', () => {
    fc.assert(
      fc.property(someLine, someGaps(60), (line, gaps) => {
        const { bearing, nowMs } = walk(started, [...seconds(6), ...gaps], (step) => sampled(step, line));
        const { step } = bearing.climb;
        // Where it is in trouble again it has only just tried a rung more.
        const inTrouble = bearing.climb.trouble !== null;
        if (inTrouble) expect(nowMs - (bearing.climb.triedAtMs ?? 0)).toBeLessThanOrEqual(6_000);
        else if (bearing.climb.triedAtMs === null || bearing.climb.triedAtMs < nowMs) {
          const { voiceLost } = sampled(step, line);
          expect(step === steps.length - 1 || voiceLost === 0).toBe(true);
        }
      }),
    );
  });

  it('is full again on a good line within 30 s, whatever was before', () => {
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 6 }), (history, voices) => {
        const before = walkThrough(history);
        // What is estimated beside one picture does not reach to more than three voices: then the whole patience may pass.
        const waits = voices <= 3 ? 30 : 90;
        const after = walk(before, seconds(waits), (step) => sampled(step, { capacity: 8_000_000, voices }));
        expect(stepBorne(after.bearing).rung).toBe('full');
      }),
    );
  });

  it('never goes up faster than by its patience, and that grows with each try that fails', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const { changes } = walkThrough(history);
        const climbs = changes.filter(({ from, to }) => to < from);
        for (const { from, to } of climbs) expect(from - to).toBe(1);
        for (const [index, { atMs }] of changes.entries()) {
          const next = changes[index + 1];
          if (next !== undefined && next.to < next.from)
            expect(next.atMs - atMs).toBeGreaterThanOrEqual(patience.firstMs);
        }
        // Down at most once for each time up, and once for each rung besides.
        expect(changes.length).toBeLessThanOrEqual(climbs.length * 2 + steps.length);
      }),
    );
  });

  it('tries less and less often on a line that stays as it is', () => {
    fc.assert(
      fc.property(someLine, (line) => {
        const { changes } = walk(started, seconds(600), (step) => sampled(step, line));
        const lastMinutes = changes.filter(({ atMs, from, to }) => atMs > 300_000 && to < from);
        expect(lastMinutes.length).toBeLessThanOrEqual(300 / 16);
      }),
      // It bears a picture beside three voices nearly, and seems to beside one.
      { examples: [[{ capacity: 185_000, voices: 3 }], [{ capacity: 194_999, voices: 6 }]] },
    );
  });
});
