import { Refusal, type Instant } from '@diem-cau/shared';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { changeBy, changeBySeen, stamp, type Change, type Decide, type SeenFact } from './meeting-change.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { TimedOut, within } from '../kit/time-limit.ts';

export { stamp, type Decide };

/**
 * After the archive could not take an event it is left alone for a while, in milliseconds: whoever asks meanwhile is refused at once
 * instead of waiting, behind all others, until it has been tried in vain again. Shorter than the pause before the retry.
 */
const restMs = 1_500;
/** An archive that has not answered after so long, in milliseconds, holds nobody up any more; its own limits are shorter. */
const appendLimitMs = 10_000;
/** Facts that go to the disk in one append: as many as a full hub sees at once, decided and written within some tens of milliseconds. */
const mostTogether = 500;

const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.code === 'record-unavailable';

/** A change that the archive was asked to take, and what became of it. */
interface Appending extends Change {
  outcome: 'unknown' | 'stored' | 'failed';
}

export interface PublisherPorts {
  readonly archive: Pick<MeetingArchive, 'append'>;
  readonly clock: Stopwatch;
  readonly logger: Logger;
}

/**
 * The one path by which a meeting changes: decided by the domain, durable in the archive, then folded. What cannot be written is
 * refused; facts that were seen (an endpoint dropped) cannot be refused and are kept, with their times, until they can be written: all
 * that wait in one append. A seen fact that meets a bug is set aside, with an error in the log that names it, and keeps none of the others.
 */
export class Publisher {
  readonly #archive: Pick<MeetingArchive, 'append'>;
  readonly #clock: Stopwatch;
  readonly #logger: Logger;
  #meeting: Meeting;
  #pending: readonly SeenFact[] = [];
  #unsettled: readonly StampedEvent[] = [];
  #restUntilMs = Number.NEGATIVE_INFINITY;
  /** An append that has not answered in time: nothing else is written before it has. */
  #awaited: Appending | null = null;

  constructor({ archive, clock, logger }: PublisherPorts, meeting: Meeting) {
    this.#archive = archive;
    this.#clock = clock;
    this.#logger = logger;
    this.#meeting = meeting;
  }

  get meeting(): Meeting {
    return this.#meeting;
  }

  /** Whether facts are waiting to be written. */
  get troubled(): boolean {
    return this.#pending.length > 0 || this.#awaited !== null;
  }

  /** What was written since the last call, whatever was refused or failed after it. */
  takeUnsettled(): readonly StampedEvent[] {
    const events = this.#unsettled;
    this.#unsettled = [];
    return events;
  }

  /**
   * Publishes a decision; all that was seen before is written first. Throws Refusal, among them `record-unavailable`, and
   * `outcome-unknown` when the archive does not answer.
   */
  async publish(decide: Decide, at: Instant): Promise<void> {
    await this.writePending();
    await this.#append(changeBy(this.#meeting, decide, at));
  }

  /** Publishes facts that were seen, in one append; when the archive can't take them, they wait. Never throws. */
  async observe(facts: readonly SeenFact[]): Promise<void> {
    this.#pending = [...this.#pending, ...facts];
    await this.writePending().catch(() => undefined);
  }

  /** Tries to write what waits. Throws `record-unavailable` when it still can't be, and nothing else. */
  async writePending(): Promise<void> {
    this.#takeOutcome();
    while (this.#pending.length > 0) await this.#writeTogether(this.#pending.slice(0, mostTogether));
  }

  /** Deals with the first of those that wait. */
  async #writeTogether(facts: readonly SeenFact[]): Promise<void> {
    const change = changeBySeen(this.#meeting, facts);
    try {
      await this.#append(change);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      // Which of them the archive can't take is found by writing each alone.
      if (facts.length > 1) for (const fact of facts) await this.#writeTogether([fact]);
      else this.#dealtWith({ facts, misfits: facts.map((fact) => ({ fact, error })) });
    }
  }

  /** Throws what the archive throws; nothing was written then. */
  async #append(change: Change): Promise<void> {
    if (change.events.length === 0) return this.#dealtWith(change);
    if (this.#awaited !== null || this.#clock.monotonicMs() < this.#restUntilMs)
      throw new Refusal('record-unavailable');
    await this.#store({ ...change, outcome: 'unknown' });
  }

  async #store(appending: Appending): Promise<void> {
    const { meetingId } = this.#meeting;
    const stored = this.#archive.append(meetingId, appending.events).then(
      () => {
        appending.outcome = 'stored';
      },
      (error: unknown) => {
        appending.outcome = 'failed';
        throw error;
      },
    );
    try {
      await within(stored, appendLimitMs);
    } catch (error) {
      if (error instanceof TimedOut && appending.outcome === 'unknown') {
        // It may be on the disk by now: it is neither folded nor tried again before the archive says so.
        this.#awaited = appending;
        stored.catch((late: unknown) => this.#logger.error({ meetingId, err: late }, 'a late append failed'));
        this.#logger.error({ meetingId, seq: appending.next.seq, err: error }, 'the archive does not answer');
        throw new Refusal(appending.facts.length === 0 ? 'outcome-unknown' : 'record-unavailable');
      }
      if (isUnavailable(error)) this.#restUntilMs = this.#clock.monotonicMs() + restMs;
      throw error;
    }
    this.#fold(appending);
  }

  /** Deals with an append that answered after its time. */
  #takeOutcome(): void {
    const appending = this.#awaited;
    if (appending === null || appending.outcome === 'unknown') return;
    this.#awaited = null;
    if (appending.outcome === 'stored') this.#fold(appending);
  }

  #fold(appending: Appending): void {
    this.#meeting = appending.next;
    this.#unsettled = [...this.#unsettled, ...appending.events];
    this.#dealtWith(appending);
  }

  /** These facts wait no more: they are written, the meeting had no place for them, or they are set aside. */
  #dealtWith({ facts, misfits }: Pick<Change, 'facts' | 'misfits'>): void {
    const { meetingId, seq } = this.#meeting;
    for (const { fact, error } of misfits) {
      const { name, at } = fact;
      this.#logger.error({ meetingId, seq, fact: name, at, err: error }, 'a fact that was seen was set aside, a bug');
    }
    const done = new Set(facts);
    this.#pending = this.#pending.filter((fact) => !done.has(fact));
  }
}
