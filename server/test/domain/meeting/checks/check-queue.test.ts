import { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askForCheck,
  beginCheck,
  checkOf,
  checksAtOnce,
  cutCheck,
  endCheck,
  longestCheckMs,
  sweptQueue,
  type CheckQueue,
} from '../../../../src/domain/meeting/checks/check-queue.ts';
import { isCheckHour } from '../../../../src/domain/meeting/checks/check-hour.ts';

const own = { by: 'endpoint' } as const;
const district = { by: 'district', name: 'An' } as const;
const endpoint = (n: number) => EndpointId.parse(`e-${n}`);
const begin = (queue: CheckQueue, n: number, nowMs = 0) => beginCheck(queue, endpoint(n), own, nowMs);
const full = [1, 2, 3, 4].reduce<CheckQueue>((queue, n) => begin(queue, n).queue, []);

describe('the queue of checks', () => {
  it('lets a few go and tells the others their place, which they keep', () => {
    expect(full.map(({ state }) => state)).toEqual(['going', 'going', 'going', 'going']);
    const fifth = begin(full, 5);
    const sixth = begin(fifth.queue, 6);
    expect([fifth.place, sixth.place]).toEqual([1, 2]);
    const freed = endCheck(sixth.queue, endpoint(2));
    expect(begin(freed, 6).place).toBe(1);
    const next = begin(freed, 5);
    expect(next.place).toBe(0);
    expect(begin(next.queue, 6).place).toBe(1);
  });

  it('begins in the name of who asked, and holds nobody up for who has not come yet', () => {
    const asked = [1, 2, 3, 4, 5].reduce<CheckQueue>((q, n) => askForCheck(q, endpoint(n), district, 0), []);
    expect(askForCheck(asked, endpoint(3), district, 5)).toEqual(asked);
    expect(begin(asked, 6).place).toBe(0);
    const begun = begin(asked, 5);
    expect(begun.place).toBe(0);
    expect(checkOf(begun.queue, endpoint(5))?.beginner).toEqual(district);
  });

  it('forgets who is not heard of, and keeps the place of a page that is cut for a short while', () => {
    const waiting = begin(full, 5).queue;
    expect(checkOf(sweptQueue(waiting, 10_001), endpoint(5))).toBeUndefined();
    expect(sweptQueue(full, longestCheckMs)).toHaveLength(4);
    expect(sweptQueue(full, longestCheckMs + 1)).toEqual([]);
    const cut = cutCheck(full, endpoint(1), 1_000);
    expect(checkOf(sweptQueue(cut, 41_000), endpoint(1))).toBeDefined();
    expect(checkOf(sweptQueue(cut, 41_001), endpoint(1))).toBeUndefined();
    expect(cutCheck(cut, endpoint(1), 30_000)).toEqual(cut);
  });

  it('lets nobody keep a place for longer than two checks by beginning again and again', () => {
    const everyMs = fc.integer({ min: 1_000, max: 200_000 });
    fc.assert(
      fc.property(everyMs, fc.integer({ min: 500, max: 9_000 }), (every, pollMs) => {
        let queue = full;
        let waitedMs = 0;
        for (const turn = { nowMs: 0, beganMs: 0 }; ; turn.nowMs += pollMs) {
          if (turn.nowMs - turn.beganMs >= every) {
            for (const n of [1, 2, 3, 4]) queue = begin(queue, n, turn.nowMs).queue;
            turn.beganMs = turn.nowMs;
          }
          const { place, ...after } = begin(queue, 5, turn.nowMs);
          queue = after.queue;
          waitedMs = turn.nowMs;
          if (place === 0) break;
          expect(waitedMs).toBeLessThanOrEqual(2 * longestCheckMs);
        }
      }),
    );
    // Who is alone goes on being checked as often as it likes.
    const alone = begin(begin([], 1).queue, 1, longestCheckMs);
    expect(alone.place).toBe(0);
    expect(begin(alone.queue, 1, 2 * longestCheckMs).place).toBe(0);
  });

  it('never lets more go than may, keeps one check each, and comes to everybody who goes on asking', () => {
    const step = fc.record({
      n: fc.integer({ min: 1, max: 9 }),
      act: fc.constantFrom('begin', 'ask', 'end', 'cut'),
      ms: fc.nat(4_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let queue: CheckQueue = [];
        let nowMs = 0;
        for (const { n, act, ms } of steps) {
          nowMs += ms;
          if (act === 'begin') queue = begin(queue, n, nowMs).queue;
          else if (act === 'ask') queue = askForCheck(queue, endpoint(n), district, nowMs);
          else if (act === 'end') queue = endCheck(queue, endpoint(n));
          else queue = cutCheck(queue, endpoint(n), nowMs);
          expect(queue.filter(({ state }) => state === 'going').length).toBeLessThanOrEqual(checksAtOnce);
          expect(new Set(queue.map(({ endpointId }) => endpointId)).size).toBe(queue.length);
        }
        for (const { endpointId, state } of queue) if (state === 'going') queue = endCheck(queue, endpointId);
        const first = sweptQueue(queue, nowMs).find(({ state }) => state === 'waiting');
        if (first !== undefined) expect(beginCheck(queue, first.endpointId, own, nowMs).place).toBe(0);
      }),
    );
  });
});

describe('the hour of the checks', () => {
  it('lasts an hour, and not over midnight', () => {
    const open = (time: string) => isCheckHour('06:45', time);
    expect(['06:44', '06:45', '07:44', '07:45'].map(open)).toEqual([false, true, true, false]);
    expect(isCheckHour('23:30', '00:10')).toBe(false);
    expect(isCheckHour(null, '06:45')).toBe(false);
  });
});
