import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gatherer } from '../../../src/application/kit/gatherer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const waits = [1, 5, 20] as const;
const steps = fc.array(
  fc.record({
    afterMs: fc.nat(30),
    key: fc.constantFrom('a', 'b'),
    withinMs: fc.constantFrom(...waits),
  }),
  { maxLength: 60 },
);

describe('what is gathered', () => {
  it('is told in time, the last of it too, and never more often than it was to wait', () => {
    fc.assert(
      fc.property(steps, (noted) => {
        let nowMs = 0;
        const told: { key: string; atMs: number }[] = [];
        const gatherer = new Gatherer<string>((key) => told.push({ key, atMs: nowMs }));
        const pass = (ms: number): void => {
          for (let each = 0; each < ms; each += 1) {
            nowMs += 1;
            vi.advanceTimersByTime(1);
          }
        };
        const notes: { key: string; atMs: number; withinMs: number }[] = [];
        for (const { afterMs, key, withinMs } of noted) {
          pass(afterMs);
          notes.push({ key, atMs: nowMs, withinMs });
          gatherer.note(key, withinMs);
        }
        pass(30);
        for (const { key, atMs, withinMs } of notes)
          expect(told.some((each) => each.key === key && each.atMs > atMs && each.atMs <= atMs + withinMs)).toBe(true);
        for (const key of ['a', 'b']) {
          const times = told.filter((each) => each.key === key).map(({ atMs }) => atMs);
          const ofKey = notes.filter((each) => each.key === key);
          expect(times.length).toBeLessThanOrEqual(ofKey.length);
          for (const [index, atMs] of times.entries()) {
            const before = times[index - 1] ?? -1;
            // Each was asked for since the one before, and waited as long as somebody allowed.
            expect(ofKey.some((each) => each.atMs >= before && each.atMs + each.withinMs === atMs)).toBe(true);
          }
        }
      }),
    );
  });

  it('is told once for many, and again for what comes after', () => {
    const told: string[] = [];
    const gatherer = new Gatherer<string>((key) => told.push(key));
    for (let each = 0; each < 100; each += 1) gatherer.note('a', 300);
    vi.advanceTimersByTime(300);
    expect(told).toEqual(['a']);
    gatherer.note('a', 300);
    vi.advanceTimersByTime(300);
    expect(told).toEqual(['a', 'a']);
  });

  it('does not wait longer for what may wait', () => {
    const told: string[] = [];
    const gatherer = new Gatherer<string>((key) => told.push(key));
    gatherer.note('a', 15_000);
    gatherer.note('a', 300);
    vi.advanceTimersByTime(300);
    expect(told).toEqual(['a']);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual(['a']);
  });

  it('is told to nobody once it is closed', () => {
    const told: string[] = [];
    const gatherer = new Gatherer<string>((key) => told.push(key));
    gatherer.note('a', 300);
    gatherer.close();
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
