import type { Instant } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { atSpeed, goTo, isRunning, newPlayer, positionOf, rest, run, type Span } from '../../../core/replay/player.ts';

/** A replay as its page works it. */
export interface WorkedPlayer {
  readonly at: Instant;
  readonly running: boolean;
  readonly speed: number;
  readonly toggle: () => void;
  readonly goTo: (at: Instant) => void;
  readonly setSpeed: (speed: number) => void;
}

/** Runs a replay: while it runs, the page is drawn anew with each picture of the browser. */
export const usePlayer = (span: Span): WorkedPlayer => {
  const [player, setPlayer] = useState(() => newPlayer(span));
  const [nowMs, setNowMs] = useState(() => performance.now());
  const running = isRunning(player, nowMs);
  useEffect(() => {
    if (!running) return;
    let next = requestAnimationFrame(function draw() {
      setNowMs(performance.now());
      next = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(next);
  }, [running]);
  const change = (to: typeof player): void => {
    setPlayer(to);
    setNowMs(performance.now());
  };
  return {
    at: positionOf(player, nowMs),
    running,
    speed: player.speed,
    toggle: () => change(running ? rest(player, performance.now()) : run(player, performance.now())),
    goTo: (at) => change(goTo(player, at, performance.now())),
    setSpeed: (speed) => change(atSpeed(player, speed, performance.now())),
  };
};
