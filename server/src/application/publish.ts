import { Refusal, type Instant } from '@diem-cau/shared';
import type { MeetingEvent, StampedEvent } from '../domain/meeting-event.ts';
import { applyEvent, type Meeting } from '../domain/meeting.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Stopwatch } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import { TimedOut, within } from './time-limit.ts';

/** A decision of the domain: what would happen to this meeting; throws a Refusal when it may not. */
export type Decide = (meeting: Meeting) => readonly MeetingEvent[];

/** Numbers and times events that follow the meeting's last one. */
export const stamp = (lastSeq: number, events: readonly MeetingEvent[], at: Instant): StampedEvent[] =>
  events.map((event, index) => ({ seq: lastSeq + 1 + index, at, event }));

/**
 * After the archive could not take an event it is left alone for a while, in milliseconds: whoever asks meanwhile is refused at once
 * instead of waiting, behind all others, until it has been tried in vain again. Shorter than the pause before the retry.
 */
const restMs = 1_500;
/** An archive that has not answered after so long, in milliseconds, holds nobody up any more; its own limits are shorter. */
const appendLimitMs = 10_000;

const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.code === 'record-unavailable';

/** A fact that was seen: it cannot be refused. */
export interface SeenFact {
  /** What was seen, for the log. */
  readonly name: string;
  readonly decide: Decide;
  readonly at: Instant;
}

/** Events that the archive was asked to take, and what became of them. */
interface Appending {
  readonly events: readonly StampedEvent[];
  /** The meeting once they are stored. */
  readonly next: Meeting;
  readonly fact: SeenFact | null;
  outcome: 'unknown' | 'stored' | 'failed';
}

export interface PublisherPorts {
  readonly archive: MeetingArchive;
  readonly clock: Stopwatch;
  readonly logger: Logger;
}

/**
 * The one path by which a meeting changes: decided by the domain, durable in the archive, then folded. What cannot be written is
 * refused; a fact that was seen (an endpoint dropped) cannot be refused and is kept, with its time, until it can be written. A seen fact
 * that meets a bug is set aside, with an error in the log that names it, so that the meeting goes on.
 */
export class Publisher {
  readonly #archive: MeetingArchive;
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
    await this.#append(decide, at, null);
  }

  /** Publishes a fact that was seen; when the archive can't take it, it waits. Never throws. */
  async observe(fact: SeenFact): Promise<void> {
    this.#pending = [...this.#pending, fact];
    await this.writePending().catch(() => undefined);
  }

  /** Tries to write what waits. Throws `record-unavailable` when it still can't be, and nothing else. */
  async writePending(): Promise<void> {
    this.#takeOutcome();
    for (let fact = this.#pending[0]; fact !== undefined; fact = this.#pending[0]) {
      try {
        await this.#append(fact.decide, fact.at, fact);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        // A fact that the meeting has no place for any more (it was closed meanwhile) is no fact of this meeting.
        if (!(error instanceof Refusal)) this.#setAside(fact, error);
      }
      this.#pending = this.#pending.slice(1);
    }
  }

  /** Only after `writePending`. */
  async #append(decide: Decide, at: Instant, fact: SeenFact | null): Promise<void> {
    const events = stamp(this.#meeting.seq, decide(this.#meeting), at);
    if (events.length === 0) return;
    if (this.#awaited !== null || this.#clock.monotonicMs() < this.#restUntilMs)
      throw new Refusal('record-unavailable');
    // Before it is written: what can't be folded must not come on the record.
    const next = events.reduce((meeting, event) => applyEvent(meeting, event) ?? meeting, this.#meeting);
    await this.#store({ events, next, fact, outcome: 'unknown' });
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
        throw new Refusal(appending.fact === null ? 'outcome-unknown' : 'record-unavailable');
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
    if (appending.outcome === 'failed') return;
    this.#fold(appending);
    this.#pending = this.#pending.filter((fact) => fact !== appending.fact);
  }

  #fold({ events, next }: Appending): void {
    this.#meeting = next;
    this.#unsettled = [...this.#unsettled, ...events];
  }

  #setAside({ name, at }: SeenFact, error: unknown): void {
    const { meetingId, seq } = this.#meeting;
    this.#logger.error({ meetingId, seq, fact: name, at, err: error }, 'a fact that was seen was set aside, a bug');
  }
}
