import type { Instant } from '@diem-cau/shared';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Turn } from '../kit/bounded-queue.ts';
import type { Settled } from './followers/followers.ts';
import type { Decide, SeenFact } from './meeting-change.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Stopwatch, Uptime } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { Publisher } from './publish.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import { SteadyTime } from '../kit/steady-time.ts';

/**
 * What may wait for a meeting's turns: all endpoints of a full hub come back at once and bring their media. One endpoint or person brings
 * a dozen requests when it comes back; what more it asks for is refused before it holds up the others.
 */
const bounds = { mostWaiting: 1_000, mostOfOne: 16 } as const;

/** Pause before the next try of what the archive could not take, or what could not be made true, in milliseconds. */
const retryMs = 2_000;

export interface LiveRecordPorts {
  readonly archive: Pick<MeetingArchive, 'append'>;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly logger: Logger;
}

/** Makes true what was written, before anything else changes the meeting; false when that has to be tried again. */
type Settle = (settled: Omit<Settled, 'before'>) => Promise<boolean>;

/** A fact that waits for its turn. */
interface Waiting extends SeenFact {
  /** Whether it is one: asked once, when its turn has come. */
  readonly holds: () => boolean;
}

/** Facts that were seen one after the other, with nothing asked for in between: they have one turn, and are written and settled together. */
interface Gathering {
  readonly facts: Waiting[];
  readonly dealtWith: Promise<void>;
}

const always = (): boolean => true;

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
  /** Whoever sees something joins it: nothing stands behind it in the queue, and its turn has not come. */
  #gathering: Gathering | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  /** @param since now, as the meeting's facts are dated */
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

  /**
   * Publishes what was seen now when its turn has come, if it `holds` then; `name` says what, for the log. It can't be refused, and a bug
   * in it must not end the hub. Resolves when it is settled, or waits because the archive can't take it.
   */
  observe(name: string, decide: Decide, holds = always): Promise<void> {
    const fact = { name, decide, at: this.now(), holds };
    if (this.#gathering !== null) this.#gathering.facts.push(fact);
    const { dealtWith } = (this.#gathering ??= this.#gather([fact]));
    return dealtWith;
  }

  /** Runs a job that was asked for when all before it are done. Refuses with `too-many-requests`. */
  inTurn<Result>(job: () => Promise<Result>, turn: Turn): Promise<Result> {
    // What is seen from now on comes behind it: whoever opened a microphone and then closed it has closed it.
    this.#gathering = null;
    return this.#queue.run(job, turn);
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
    await this.#publisher.observe([{ name, decide, at }]);
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

  #gather(facts: Waiting[]): Gathering {
    const deal = async (): Promise<void> => {
      // What is seen in the same breath comes along.
      await Promise.resolve();
      if (this.#gathering?.facts === facts) this.#gathering = null;
      await this.#publisher.observe(facts.filter((fact) => this.#stillHolds(fact)));
      await this.settle();
    };
    return { facts, dealtWith: this.#dealInTurn(deal) };
  }

  #stillHolds({ name, at, holds }: Waiting): boolean {
    try {
      return holds();
    } catch (error) {
      this.#bug(name, at, error);
      return false;
    }
  }

  /** Never refused, and never throws. */
  #dealInTurn(deal: () => Promise<void>): Promise<void> {
    return this.#queue.runAnyway(deal).catch((error: unknown) => this.#bug('seen', this.now(), error));
  }

  #bug(fact: string, at: Instant, error: unknown): void {
    const { meetingId } = this.meeting;
    this.#logger.error({ meetingId, fact, at, err: error }, 'what was seen could not be dealt with, a bug');
  }

  #retryLater(record: Settled['record']): void {
    if (this.#closed || this.#retry !== null) return;
    const { meetingId } = this.meeting;
    if (record === 'troubled')
      this.#logger.error({ meetingId }, 'the record can not be written; facts are kept and tried again');
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#dealInTurn(async () => {
        // Still refused: it waits for the next try.
        await this.#publisher.writePending().catch(() => undefined);
        await this.settle();
      });
    }, retryMs);
  }
}
