import { rungs, type Rung } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearSample,
  patience,
  rungBorne,
  unmeasured,
  untold,
  type Bearing,
  type DownSample,
} from '../../../../src/domain/meeting/ladder/bearing.ts';

/** A line of so many bit/s to a page to which so many voices are sent on each rung; pictures take what they can. */
interface ModelLine {
  readonly capacity: number;
  readonly voices: number;
}

const voiceTakes = 50_000;
const voicesOn = (rung: Rung, voices: number): number =>
  rung === 'voice' ? Math.min(1, voices) : rung === 'one-picture' ? Math.min(2, voices) : voices;
/** What the pictures of a rung take whole, and the least of them that is sent at all. */
const pictures: Readonly<Record<Rung, { readonly whole: number; readonly least: number }>> = {
  full: { whole: 2_000_000, least: 90_000 },
  stage: { whole: 640_000, least: 90_000 },
  'one-picture': { whole: 140_000, least: 45_000 },
  voice: { whole: 0, least: 0 },
};

/** What a page and the media server would find on a rung; `suffers` beyond what is congestion. */
const sampled = (rung: Rung, { capacity, voices }: ModelLine, suffers = 0): DownSample => {
  const taken = voicesOn(rung, voices) * voiceTakes;
  const { whole, least } = pictures[rung];
  const voiceLost = Math.max(suffers, taken + least > capacity ? 0.4 : 0);
  if (rung === 'voice') return { ...untold, voiceLost };
  const bears = Math.max(30_000, Math.min(capacity - taken, Math.max(300_000, whole * 1.35)));
  const above = rungs[rungs.indexOf(rung) - 1] ?? rung;
  const voicesAbove = voicesOn(above, voices) - voicesOn(rung, voices);
  return { bears, wished: whole, voiceLost, roundTripMs: 40, voicesAbove };
};

interface Walked {
  readonly bearing: Bearing;
  readonly nowMs: number;
  readonly changes: readonly { readonly atMs: number; readonly from: number; readonly to: number }[];
}

const started: Walked = { bearing: unmeasured(0), nowMs: 0, changes: [] };

/** Samples the same line again and again, so far apart. */
const walk = (walked: Walked, gapsMs: readonly number[], find: (rung: Rung) => DownSample): Walked =>
  gapsMs.reduce(({ bearing, nowMs, changes }, gapMs) => {
    const atMs = nowMs + gapMs;
    const next = bearSample(bearing, find(rungBorne(bearing)), atMs);
    const [from, to] = [bearing.climb.step, next.climb.step];
    return { bearing: next, nowMs: atMs, changes: from === to ? changes : [...changes, { atMs, from, to }] };
  }, walked);

const seconds = (count: number): number[] => Array.from({ length: count }, () => 1_000);
const rungAfter = (count: number, find: (rung: Rung) => DownSample): Rung =>
  rungBorne(walk(started, seconds(count), find).bearing);

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
    (walked, { line, gaps, suffers }) => walk(walked, gaps, (rung) => sampled(rung, line, suffers)),
    started,
  );

describe('the rung that a line bears', () => {
  it.each<[Rung, ModelLine]>([
    ['full', { capacity: 2_000_000, voices: 2 }],
    ['stage', { capacity: 600_000, voices: 2 }],
    ['one-picture', { capacity: 300_000, voices: 2 }],
    ['one-picture', { capacity: 150_000, voices: 2 }],
    ['voice', { capacity: 64_000, voices: 3 }],
  ])('is %s within 5 s on %o', (expected, line) => {
    expect(rungAfter(5, (rung) => sampled(rung, line))).toBe(expected);
  });

  it('goes down for a voice that is made up, whatever the estimate says, and for one that comes a second late', () => {
    expect(rungAfter(3, () => ({ ...untold, bears: 5_000_000, wished: 1, voiceLost: 0.3 }))).toBe('one-picture');
    expect(rungAfter(6, () => ({ ...untold, voiceLost: 0.3 }))).toBe('voice');
    expect(rungAfter(6, () => ({ ...untold, roundTripMs: 1_500 }))).toBe('voice');
  });

  it('stays for one bad moment, for a satellite, for single losses, and for pictures that want little', () => {
    expect(rungAfter(1, () => ({ ...untold, voiceLost: 1 }))).toBe('full');
    expect(rungAfter(60, () => ({ ...untold, roundTripMs: 650 }))).toBe('full');
    expect(rungAfter(60, () => ({ ...untold, voiceLost: 0.12 }))).toBe('full');
    expect(rungAfter(60, () => ({ ...untold, bears: 150_000, wished: 140_000 }))).toBe('full');
  });

  it('is any bad line’s own within 5 s', () => {
    fc.assert(
      fc.property(someLine, someGaps(60), (line, gaps) => {
        const { bearing, nowMs } = walk(started, [...seconds(5), ...gaps], (rung) => sampled(rung, line));
        const rung = rungBorne(bearing);
        // Where it is in trouble again it has only just tried a rung more.
        const inTrouble = bearing.climb.trouble !== null;
        if (inTrouble) expect(nowMs - (bearing.climb.triedAtMs ?? 0)).toBeLessThanOrEqual(4_000);
        else if (bearing.climb.triedAtMs === null || bearing.climb.triedAtMs < nowMs) {
          const { voiceLost } = sampled(rung, line);
          expect(rung === 'voice' || voiceLost === 0).toBe(true);
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
        const after = walk(before, seconds(waits), (rung) => sampled(rung, { capacity: 8_000_000, voices }));
        expect(rungBorne(after.bearing)).toBe('full');
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
        expect(changes.length).toBeLessThanOrEqual(climbs.length * 2 + rungs.length);
      }),
    );
  });

  it('tries less and less often on a line that stays as it is', () => {
    fc.assert(
      fc.property(someLine, (line) => {
        const { changes } = walk(started, seconds(600), (rung) => sampled(rung, line));
        const lastMinutes = changes.filter(({ atMs, from, to }) => atMs > 300_000 && to < from);
        expect(lastMinutes.length).toBeLessThanOrEqual(300 / 18);
      }),
    );
  });
});
