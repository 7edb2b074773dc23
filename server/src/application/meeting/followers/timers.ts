import type { Instant } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Due } from '../../../domain/meeting/topic.ts';
import type { Logger } from '../../ports/logger.ts';
import { guarded } from '../../kit/guarded.ts';
import type { Follower, Settled } from './followers.ts';

/** A timer may be this long, in milliseconds; what falls due later is looked at again then. */
const longestMs = 60 * 60_000;

const keyOf = ({ name, at }: Due): string => `${name} ${at}`;

/**
 * Wakes a meeting when something falls due by itself. What does is derived from the meeting at each change and when the hub comes back
 * with it, so that no timer is lost with a process.
 */
export class Timers implements Follower {
  readonly name = 'timers';
  readonly #now: () => Instant;
  readonly #dues: (meeting: Meeting) => readonly Due[];
  readonly #fell: (due: Due) => void;
  readonly #logger: Logger;
  /** What has fallen due and still stands there: it is told once. */
  #told: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | null = null;

  /**
   * @param now the time by which the meeting's facts are dated
   * @param dues what falls due as a meeting stands
   * @param fell told of each once, when its time has come
   */
  constructor(
    { now, dues, fell }: { now: () => Instant; dues: (meeting: Meeting) => readonly Due[]; fell: (due: Due) => void },
    logger: Logger,
  ) {
    this.#now = now;
    this.#dues = dues;
    this.#fell = fell;
    this.#logger = logger;
  }

  settled({ meeting }: Pick<Settled, 'meeting'>): void {
    this.close();
    const dues = this.#dues(meeting);
    this.#told = new Set(dues.map(keyOf).filter((key) => this.#told.has(key)));
    const waiting = dues.filter((due) => !this.#told.has(keyOf(due)));
    if (waiting.length === 0) return;
    const waitMs = Math.min(...waiting.map(({ at }) => at)) - this.#now();
    const look = guarded(this.#logger, 'timers', () => this.#look(meeting, waiting));
    this.#timer = setTimeout(look, Math.min(Math.max(waitMs, 0), longestMs));
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #look(meeting: Meeting, waiting: readonly Due[]): void {
    const fallen = waiting.filter(({ at }) => at <= this.#now());
    this.#told = new Set([...this.#told, ...fallen.map(keyOf)]);
    for (const due of fallen) this.#fell(due);
    this.settled({ meeting });
  }
}
