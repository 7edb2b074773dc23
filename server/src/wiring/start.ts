import type { Logger } from 'pino';
import type { Clock, Mint, Stopwatch, Uptime } from '../application/ports/clock.ts';
import type { Holdings } from '../application/running/holdings.ts';
import type { Config } from '../config/config.ts';

/** What the operator asks for at one start. */
export interface StartWishes {
  /**
   * `directory`: takes the demo directory in and gives enrolment links. `district`: plays a whole district with sample data, besides.
   */
  readonly demo: 'directory' | 'district' | null;
  /** Unlocks the administrator with a new one-time password. */
  readonly rescueAdmin: boolean;
  /** Begins anew where the folder's data, or the secret with which its PCs are enrolled, are missing. */
  readonly startAnew: boolean;
}

/** What every subject is opened with. */
export interface Start {
  readonly config: Config;
  readonly wishes: StartWishes;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly mint: Mint;
  readonly logger: Logger;
  /** Takes on the closing of whatever is opened. */
  readonly holdings: Holdings;
}
