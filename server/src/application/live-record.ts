import type { Instant } from '@diem-cau/shared';
import type { Meeting } from '../domain/meeting.ts';
import type { Settled } from './followers.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Clock, Stopwatch } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import { Publisher, type Decide } from './publish.ts';
import type { Turn } from './bounded-queue.ts';
import { SerialQueue } from './serial-queue.ts';
import { SteadyTime } from './steady-time.ts';

/**
 * What may wait for a meeting's turns: all endpoints of a full hub come back at once and bring their media. One endpoint or person brings
 * a dozen requests when it comes back; what more it asks for is refused before it holds up the others.
 */
const bounds = { mostWaiting: 1_000, mostOfOne: 16 } as const;

/** Pause before the next try of what the archive could not take, or what could not be made true, in milliseconds. */
const retryMs = 2_000;

export interface LiveRecordPorts {
  readonly archive: MeetingArchive;
  readonly clock: Clock & Stopwatch;
  readonly logger: Logger;
}

/** Makes true what was written, before anything else changes the meeting; false when that has to be tried again. */
type Settle = (settled: Settled) => Promise<boolean>;

/**
 * The turns of one live meeting: all that changes it, or depends on how it stands, waits for its turn here. What was seen and could not
 * be written is tried again until it can. Whatever was written in a turn is settled in it, even when the turn itself fails.
 */
export class LiveRecord {
  readonly #time: SteadyTime;
  readonly #logger: Logger;
  readonly #publisher: Publisher;
  readonly #settle: Settle;
  readonly #queue = new SerialQueue(bounds);
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param since when the meeting's last fact was dated */
  constructor(ports: LiveRecordPorts, meeting: Meeting, since: Instant, settle: Settle) {
    this.#time = new SteadyTime(ports.clock, since);
    this.#logger = ports.logger;
    this.#publisher = new Publisher(ports, meeting);
    this.#settle = settle;
  }

  get meeting(): Meeting {
    return this.#publisher.meeting;
  }

  /** Now, as the facts of this meeting are dated. */
  now(): Instant {
    return this.#time.now();
  }

  /** Changes the meeting as a decision of the domain says; durable and settled when it resolves. */
  act(decide: Decide, turn: Turn): Promise<void> {
    return this.inTurn(() => this.publish(decide), turn);
  }

  /** Publishes what was seen now when its turn has come; `name` says what, for the log. */
  observe(name: string, decide: Decide): Promise<void> {
    return this.seenInTurn(name, (at) => this.note(name, decide, at));
  }

  /** Runs a job that was asked for when all before it are done. Refuses with `too-many-requests`. */
  inTurn<Result>(job: () => Promise<Result>, turn: Turn): Promise<Result> {
    return this.#queue.run(job, turn);
  }

  /** Deals with something that was seen now when its turn has come; it can't be refused, and a bug in it must not end the hub. */
  seenInTurn(name: string, work: (at: Instant) => Promise<void>): Promise<void> {
    const at = this.now();
    return this.#queue
      .runAnyway(() => work(at))
      .catch((error: unknown) => {
        const { meetingId } = this.meeting;
        this.#logger.error({ meetingId, fact: name, at, err: error }, 'what was seen could not be dealt with, a bug');
      });
  }

  /** Only for who has the turn: publishes a decision. Throws Refusal, among them `record-unavailable`. */
  async publish(decide: Decide): Promise<void> {
    try {
      await this.#publisher.publish(decide, this.now());
    } finally {
      await this.settle();
    }
  }

  /** Only for who has the turn: publishes what was seen at `at`; when the archive can't take it, it waits. */
  async note(name: string, decide: Decide, at: Instant): Promise<void> {
    await this.#publisher.observe({ name, decide, at });
    await this.settle();
  }

  /** Only for who has the turn: makes true how the meeting stands. */
  async settle(): Promise<void> {
    const facts = this.#publisher.takeUnsettled();
    const record = this.#publisher.troubled ? 'troubled' : 'sound';
    const settled = await this.#settle({ meeting: this.meeting, facts, record });
    if (record === 'troubled' || !settled) this.#retryLater(record);
  }

  /** Tries nothing again any more. Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  #retryLater(record: Settled['record']): void {
    if (this.#closed || this.#retry !== null) return;
    const { meetingId } = this.meeting;
    if (record === 'troubled')
      this.#logger.error({ meetingId }, 'the record can not be written; facts are kept and tried again');
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.seenInTurn('retry', async () => {
        // Still refused: it waits for the next try.
        await this.#publisher.writePending().catch(() => undefined);
        await this.settle();
      });
    }, retryMs);
  }
}
