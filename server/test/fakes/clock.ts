import type { Instant } from '@diem-cau/shared';
import type { Clock, Mint, Stopwatch, Uptime } from '../../src/application/ports/clock.ts';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock, Stopwatch, Uptime {
  #now: Instant;
  #monotonicMs = 0;
  #asleepMs = 0;
  readonly bootId = 'boot';

  constructor(start: Instant = Date.UTC(2023, 5, 1)) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  uptimeMs(): number {
    return this.#monotonicMs + this.#asleepMs;
  }

  /** Moves both clocks on, in milliseconds. */
  pass(ms: number): void {
    this.#now += ms;
    this.#monotonicMs += ms;
  }

  /** The machine sleeps for so many milliseconds: its stopwatch stands still, its uptime does not. */
  sleep(ms: number): void {
    this.#now += ms;
    this.#asleepMs += ms;
  }

  /** Somebody sets the wall clock, forward or back by so many milliseconds; no time passes. */
  set(byMs: number): void {
    this.#now += byMs;
  }
}

/** Identifiers and secrets that are told apart by a running number. */
export class FakeMint implements Mint {
  #made = 0;

  id(): string {
    this.#made += 1;
    return `id-${this.#made}`;
  }

  secret(bytes: number): string {
    this.#made += 1;
    const filled = Buffer.alloc(bytes);
    filled.writeUInt32BE(this.#made, bytes - 4);
    return filled.toString('base64url');
  }
}
