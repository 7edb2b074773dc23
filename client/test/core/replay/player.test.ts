import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atSpeed,
  goTo,
  isRunning,
  newPlayer,
  positionOf,
  replaySpeeds,
  rest,
  run,
  type Player,
} from '../../../src/core/replay/player.ts';

const span = { from: 1_000_000, to: 1_000_000 + 3_600_000 };

describe('a replay', () => {
  it('stands at the beginning, and runs an hour in a minute', () => {
    const player = newPlayer(span);
    expect(positionOf(player, 5_000)).toBe(span.from);
    const running = run(player, 5_000);
    expect(positionOf(running, 6_000)).toBe(span.from + 60_000);
    expect(positionOf(running, 65_000)).toBe(span.to);
  });
  it('stands by itself at its end, and begins anew when it is run from there', () => {
    const ended = run(newPlayer(span), 0);
    expect(isRunning(ended, 59_000)).toBe(true);
    expect(isRunning(ended, 61_000)).toBe(false);
    expect(positionOf(run(ended, 70_000), 70_000)).toBe(span.from);
  });
  it('stays where it is stopped, and runs on after a jump only if it ran', () => {
    const stopped = rest(run(newPlayer(span), 0), 10_000);
    expect(positionOf(stopped, 99_000)).toBe(span.from + 600_000);
    expect(isRunning(goTo(stopped, span.from + 5, 99_000), 99_000)).toBe(false);
    const jumped = goTo(run(stopped, 100_000), span.from + 5, 101_000);
    expect(isRunning(jumped, 101_000)).toBe(true);
    expect(positionOf(jumped, 102_000)).toBe(span.from + 60_005);
  });
  it('never leaves the meeting, never goes back by itself, and another speed moves nothing', () => {
    const act = fc.oneof(
      fc.constant((player: Player, nowMs: number) => run(player, nowMs)),
      fc.constant((player: Player, nowMs: number) => rest(player, nowMs)),
      fc
        .integer({ min: -10_000_000, max: 20_000_000 })
        .map((at) => (player: Player, nowMs: number) => goTo(player, at, nowMs)),
      fc.constantFrom(...replaySpeeds).map((speed) => (player: Player, nowMs: number) => {
        const next = atSpeed(player, speed, nowMs);
        expect(positionOf(next, nowMs)).toBe(positionOf(player, nowMs));
        return next;
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.nat(20_000))), (steps) => {
        let [player, nowMs] = [newPlayer(span), 0];
        for (const [take, waitMs] of steps) {
          player = take(player, nowMs);
          const at = positionOf(player, nowMs);
          nowMs += waitMs;
          const later = positionOf(player, nowMs);
          expect(later).toBeGreaterThanOrEqual(at);
          expect(later).toBeLessThanOrEqual(span.to);
          expect(at).toBeGreaterThanOrEqual(span.from);
        }
      }),
    );
  });
});
