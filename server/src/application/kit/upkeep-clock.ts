import type { Instant } from '@diem-cau/shared';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Settings } from '../ports/settings.ts';

/** So many times as fast as time passes while the hub runs goes the age of what it keeps: a month without power is caught up within a week. */
export const upkeepPace = 7;

const setting = 'upkeep-at';
/** How far it has come is written so often, in milliseconds: a restart sets it back by no more than seven times that. */
const writeEveryMs = 600_000;

interface UpkeepClockPorts {
  readonly settings: Settings;
  readonly clock: Clock & Stopwatch;
  readonly logger: Logger;
}

/**
 * What time it is for whatever lets go of what is too old. The wall clock alone is not believed: one that is a year ahead for a minute would let
 * go of a year. This one never runs ahead of it, nor faster than `upkeepPace` times as fast as a clock that nobody can set, restarts of
 * the hub included; where it is behind, things are kept for longer than they need be.
 */
export class UpkeepClock {
  readonly #ports: UpkeepClockPorts;
  #reached: Instant;
  #readMs: number;
  #timer: NodeJS.Timeout | null = null;

  private constructor(ports: UpkeepClockPorts, reached: Instant) {
    this.#ports = ports;
    this.#reached = reached;
    this.#readMs = ports.clock.monotonicMs();
  }

  /**
   * Goes on from where it had come; where that is not known, from `lastAlive`, when a hub was last known to run with these data, else from the
   * wall clock. Throws `record-unavailable`.
   */
  static async open(ports: UpkeepClockPorts, lastAlive: Instant | null): Promise<UpkeepClock> {
    const known = Number(await ports.settings.read(setting));
    const begun = new UpkeepClock(ports, known > 0 ? known : (lastAlive ?? ports.clock.now()));
    begun.#timer = setInterval(() => void begun.write(), writeEveryMs).unref();
    return begun;
  }

  /** Now, as far as it is believed. */
  now(): Instant {
    const { clock } = this.#ports;
    const [now, readMs] = [clock.now(), clock.monotonicMs()];
    const reach = this.#reached + upkeepPace * (readMs - this.#readMs);
    this.#reached = Math.max(this.#reached, Math.floor(Math.min(now, reach)));
    this.#readMs = readMs;
    return Math.min(now, this.#reached);
  }

  /** Writes how far it has come. Never rejects: what was written before counts on. */
  async write(): Promise<void> {
    this.now();
    try {
      await this.#ports.settings.write(setting, String(this.#reached));
    } catch (error) {
      this.#ports.logger.warn({ err: error }, 'how far the upkeep has come could not be written');
    }
  }

  /** Writes nothing any more. Idempotent. */
  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
