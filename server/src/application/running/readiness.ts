import {
  readinessFaults,
  readinessWarnings,
  type ReadinessBody,
  type ReadinessFault,
  type ReadinessWarning,
} from '@diem-cau/shared';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** How the media workers are, as the media plane last saw it. */
export interface MediaHealth {
  readonly workersExpected: number;
  readonly workersAnswering: number;
  readonly warnings: readonly ReadinessWarning[];
}

export interface ReadinessPorts {
  /** Writes something that lasts to where the record is; rejects when it can't. */
  readonly write: () => Promise<void>;
  readonly media: () => MediaHealth;
  /** Whether the operator has named the addresses; else loopback alone means that there is no network (yet). */
  readonly addressesAreGiven: boolean;
  /** How many open meetings could not be taken up, because their records can't be read. */
  readonly setAside: () => number;
  readonly stopwatch: Stopwatch;
  readonly logger: Logger;
}

/** A write that succeeded proves for this long that the record can be written, in milliseconds. */
const provenForMs = 10_000;
/** A proof is made anew when it is asked for and the last one is older than this. */
const proveAgainAfterMs = 5_000;
/** Whoever asks does not wait longer than this for a write. */
const longestWaitMs = 3_000;

/** Whether a meeting can be held now: ready means able to write, to carry media to other machines, and to have its meetings. */
export class Readiness {
  readonly #ports: ReadinessPorts;
  #takenUp = false;
  #writtenAtMs = -Infinity;
  #writing: Promise<void> | null = null;
  #faults = '';

  constructor(ports: ReadinessPorts) {
    this.#ports = ports;
  }

  /** From now on every meeting that was open when the hub went down can be joined again. */
  meetingsTakenUp(): void {
    this.#takenUp = true;
  }

  /** Looks now; takes up to 3 s when the database hangs. */
  async look(): Promise<ReadinessBody> {
    const { workersExpected, workersAnswering, warnings } = this.#ports.media();
    const faults: ReadinessFault[] = [];
    if (!this.#takenUp) faults.push('meetings-not-taken-up');
    // Before the meetings are taken up nothing is written: the last sign of life dates the gap.
    else if (!(await this.#canWrite())) faults.push('record-not-writable');
    if (workersAnswering === 0) faults.push('media-not-answering');
    const hasNoAddress = warnings.includes('loopback-only') && !this.#ports.addressesAreGiven;
    if (hasNoAddress) faults.push('no-address');
    const warned = warnings.filter((code) => !(hasNoAddress && code === 'loopback-only'));
    if (workersAnswering > 0 && workersAnswering < workersExpected) warned.unshift('fewer-media-workers');
    if (this.#ports.setAside() > 0) warned.push('meetings-set-aside');
    this.#note(faults);
    return {
      ready: faults.length === 0,
      faults: faults.map((code) => ({ code, ...readinessFaults[code] })),
      warnings: warned.map((code) => ({ code, ...readinessWarnings[code] })),
    };
  }

  async #canWrite(): Promise<boolean> {
    const age = (): number => this.#ports.stopwatch.monotonicMs() - this.#writtenAtMs;
    if (age() > proveAgainAfterMs) {
      this.#writing ??= this.#write();
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((done) => (timer = setTimeout(done, longestWaitMs)));
      await Promise.race([this.#writing, enough]).finally(() => clearTimeout(timer));
    }
    return age() <= provenForMs;
  }

  /** One write at a time, however many ask. */
  async #write(): Promise<void> {
    const { write, stopwatch, logger } = this.#ports;
    const begunAtMs = stopwatch.monotonicMs();
    try {
      await write();
      this.#writtenAtMs = begunAtMs;
    } catch (error) {
      logger.warn({ err: error }, 'the record could not be written');
    } finally {
      this.#writing = null;
    }
  }

  /** A line when the answer changes, not at every question. */
  #note(faults: readonly ReadinessFault[]): void {
    const joined = faults.join(', ');
    if (joined === this.#faults) return;
    this.#faults = joined;
    if (joined === '') this.#ports.logger.info({}, 'the hub is ready');
    else this.#ports.logger.warn({ faults }, 'the hub is not ready');
  }
}
