import { Refusal, type Instant } from '@diem-cau/shared';
import type { StampedEvent } from '../domain/meeting-event.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import { Publisher, type Decide } from './publish.ts';
import { SerialQueue } from './serial-queue.ts';

/** Pause before the next try to write facts that the archive could not take, in milliseconds. */
const retryMs = 2_000;

export interface LiveRecordPorts {
  readonly archive: MeetingArchive;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes true what was written, before anything else changes the meeting. */
type Settled = (events: readonly StampedEvent[], record: 'sound' | 'troubled') => Promise<void>;

/**
 * The turns of one live meeting: all that changes it, or depends on how it stands, waits for its turn here. What was seen and could not
 * be written is tried again until it can.
 */
export class LiveRecord {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #publisher: Publisher;
  readonly #settled: Settled;
  readonly #queue = new SerialQueue();
  #retry: NodeJS.Timeout | null = null;

  constructor({ archive, clock, logger }: LiveRecordPorts, meeting: Meeting, settled: Settled) {
    this.#clock = clock;
    this.#logger = logger;
    this.#publisher = new Publisher(archive, clock, meeting);
    this.#settled = settled;
  }

  get meeting(): Meeting {
    return this.#publisher.meeting;
  }

  /** Changes the meeting as a decision of the domain says; durable and settled when it resolves. */
  act(decide: Decide): Promise<void> {
    return this.inTurn(() => this.publish(decide));
  }

  /** Publishes what was seen now when its turn has come. */
  observe(decide: Decide): Promise<void> {
    return this.seenInTurn((at) => this.note(decide, at));
  }

  /** Runs a job when all before it are done. */
  inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    return this.#queue.run(job);
  }

  /** Deals with something that was seen now when its turn has come; it can't be refused, and a bug in it must not end the hub. */
  seenInTurn(work: (at: Instant) => Promise<void>): Promise<void> {
    const at = this.#clock.now();
    return this.#queue
      .run(() => work(at))
      .catch((error: unknown) => this.#log(error, 'a fact that was seen could not be published'));
  }

  /** Only for who has the turn: publishes a decision. Throws Refusal, among them `record-unavailable`. */
  async publish(decide: Decide): Promise<void> {
    await this.#settle(await this.#publisher.publish(decide, this.#clock.now()));
  }

  /** Only for who has the turn: publishes what was seen at `at`; when the archive can't take it, it waits. */
  async note(decide: Decide, at: Instant): Promise<void> {
    await this.#settle(await this.#publisher.observe(decide, at));
  }

  /** Tries nothing again any more. Idempotent. */
  close(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  async #settle(events: readonly StampedEvent[]): Promise<void> {
    await this.#settled(events, this.#publisher.troubled ? 'troubled' : 'sound');
    this.#retryLater();
  }

  #retryLater(): void {
    if (!this.#publisher.troubled || this.#retry !== null) return;
    const { meetingId } = this.meeting;
    this.#logger.error({ meetingId }, 'the record can not be written; facts are kept and tried again');
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#queue.run(async () => {
        const events = await this.#publisher.writePending().catch((error: unknown) => {
          if (!(error instanceof Refusal)) this.#log(error, 'kept facts could not be written, a bug');
          return [];
        });
        await this.#settle(events);
      });
    }, retryMs);
  }

  #log(error: unknown, message: string): void {
    this.#logger.error({ meetingId: this.meeting.meetingId, err: error }, message);
  }
}
