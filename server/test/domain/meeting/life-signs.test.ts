import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastHeardMs, lifeAt, usualPatience, type LifeState } from '../../../src/domain/meeting/lives/life-signs.ts';

const order: readonly LifeState[] = ['heard', 'lost', 'dropped', 'over'];
const { lostMs, droppedMs, heldMs, aloneMs } = usualPatience;
const ms = fc.integer({ min: 0, max: 200_000 });
const signs = fc.record({ signallingMs: ms, mediaMs: fc.option(ms) });

describe('the life of a seat', () => {
  it('is judged by whichever of its two lines was heard last, and by how long nothing came since', () => {
    fc.assert(
      fc.property(signs, ms, (each, silentMs) => {
        const nowMs = lastHeardMs(each) + silentMs;
        const { state, heardMs } = lifeAt(each, { nowMs });
        expect(heardMs).toBe(Math.max(each.signallingMs, each.mediaMs ?? 0));
        const bounds = [lostMs, droppedMs, heldMs].filter((bound) => silentMs >= bound).length;
        expect(state).toBe(order[bounds]);
      }),
    );
  });

  it('is over where media alone hold it, and nothing was heard of its page for longer than any meeting lasts', () => {
    const nowMs = 2 * aloneMs;
    const alone = (ms: number): LifeState => lifeAt({ signallingMs: nowMs - ms, mediaMs: nowMs }, { nowMs }).state;
    expect([alone(aloneMs - 1), alone(aloneMs)]).toEqual(['heard', 'over']);
  });

  it('never gets worse by a sign of life, nor better by time alone', () => {
    fc.assert(
      fc.property(signs, ms, ms, (each, nowMs, laterMs) => {
        const rank = (state: LifeState): number => order.indexOf(state);
        const now = rank(lifeAt(each, { nowMs }).state);
        expect(rank(lifeAt(each, { nowMs: nowMs + laterMs }).state)).toBeGreaterThanOrEqual(now);
        for (const heard of [
          { ...each, signallingMs: nowMs },
          { ...each, mediaMs: nowMs },
        ])
          expect(rank(lifeAt(heard, { nowMs }).state)).toBeLessThanOrEqual(now);
        expect(lifeAt({ ...each, mediaMs: nowMs }, { nowMs }).state).toBe('heard');
      }),
    );
  });

  it('counts no silence from before the hub itself could hear, and dates by what was heard all the same', () => {
    fc.assert(
      fc.property(signs, ms, ms, (each, stoodMs, sinceMs) => {
        const awakeSinceMs = lastHeardMs(each) + stoodMs;
        const life = lifeAt(each, { nowMs: awakeSinceMs + sinceMs, awakeSinceMs });
        expect(life.state).toBe(lifeAt({ signallingMs: 0, mediaMs: null }, { nowMs: sinceMs }).state);
        expect(life.heardMs).toBe(lastHeardMs(each));
      }),
    );
  });
});
