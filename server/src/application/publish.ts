import { Refusal, type Instant } from '@diem-cau/shared';
import type { MeetingEvent, StampedEvent } from '../domain/meeting-event.ts';
import { applyEvent, type Meeting } from '../domain/meeting.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';

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

const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.code === 'record-unavailable';

/** A fact that was seen and could not be written yet. */
interface PendingFact {
  readonly decide: Decide;
  readonly at: Instant;
}

/**
 * The one path by which a meeting changes: decided by the domain, durable in the archive, then folded. What cannot be written is
 * refused; a fact that was seen (an endpoint dropped) cannot be refused and is kept, with its time, until it can be written.
 */
export class Publisher {
  #meeting: Meeting;
  readonly #archive: MeetingArchive;
  readonly #clock: Clock;
  #pending: PendingFact[] = [];
  #restUntil: Instant = 0;

  constructor(archive: MeetingArchive, clock: Clock, meeting: Meeting) {
    this.#archive = archive;
    this.#clock = clock;
    this.#meeting = meeting;
  }

  get meeting(): Meeting {
    return this.#meeting;
  }

  /** Whether facts are waiting to be written. */
  get troubled(): boolean {
    return this.#pending.length > 0;
  }

  /** Publishes a decision; all that was seen before is written first. Throws Refusal, among them `record-unavailable`. */
  async publish(decide: Decide, at: Instant): Promise<readonly StampedEvent[]> {
    const earlier = await this.writePending();
    return [...earlier, ...(await this.#append(decide, at))];
  }

  /** Publishes a fact that was seen; when the archive can't take it, it waits and nothing is returned. */
  async observe(decide: Decide, at: Instant): Promise<readonly StampedEvent[]> {
    this.#pending.push({ decide, at });
    try {
      return await this.writePending();
    } catch (error) {
      if (isUnavailable(error)) return [];
      throw error;
    }
  }

  /** Tries to write what waits. Throws `record-unavailable` when it still can't be. */
  async writePending(): Promise<readonly StampedEvent[]> {
    const written: StampedEvent[] = [];
    for (let fact = this.#pending[0]; fact !== undefined; fact = this.#pending[0]) {
      try {
        written.push(...(await this.#append(fact.decide, fact.at)));
      } catch (error) {
        if (isUnavailable(error)) throw error;
        // A fact that the meeting has no place for any more (it was closed meanwhile) is no fact of this meeting.
        if (!(error instanceof Refusal)) throw error;
      }
      this.#pending.shift();
    }
    return written;
  }

  async #append(decide: Decide, at: Instant): Promise<readonly StampedEvent[]> {
    const events = stamp(this.#meeting.seq, decide(this.#meeting), at);
    if (events.length === 0) return events;
    if (this.#clock.now() < this.#restUntil) throw new Refusal('record-unavailable');
    try {
      await this.#archive.append(this.#meeting.meetingId, events);
    } catch (error) {
      if (isUnavailable(error)) this.#restUntil = this.#clock.now() + restMs;
      throw error;
    }
    this.#meeting = events.reduce((meeting, event) => applyEvent(meeting, event) ?? meeting, this.#meeting);
    return events;
  }
}
