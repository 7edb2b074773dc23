import { Refusal } from '@diem-cau/shared';

/** How much a queue takes. */
export interface QueueBounds {
  /** Jobs that are carried out at once. */
  readonly atOnce: number;
  /** Jobs that may wait behind them. */
  readonly mostWaiting: number;
  /** Of these, how many of one asker; as many as may wait unless it says otherwise. */
  readonly mostOfOne?: number;
  /** How long a job may wait for its turn, in milliseconds; for ever unless it says otherwise. */
  readonly patienceMs?: number;
}

/** Whose turn a job waits for. */
export interface Turn {
  /** Of each asker (or each thing that is worked on) one job is carried out at a time. */
  readonly of?: string;
  /** When it is aborted while the job still waits, the job is dropped and fails with its reason. */
  readonly gone?: AbortSignal;
}

interface Waiting {
  readonly of: string | undefined;
  readonly begin: () => void;
}

/**
 * Carries jobs out in the order in which they came, only so many at once; a job that fails does not stop the next. It has an end: who
 * asks for more than may wait is refused with `too-many-requests`, and what nobody waits for any more is dropped before it is done.
 */
export class BoundedQueue {
  readonly #bounds: QueueBounds;
  readonly #waiting: Waiting[] = [];
  readonly #underWay = new Set<string>();
  #running = 0;

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds;
  }

  /** How many jobs wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Carries a job out when its turn has come. Refuses with `too-many-requests`, at once or when it has waited too long. */
  async run<Result>(job: () => Promise<Result>, turn: Turn = {}): Promise<Result> {
    if (turn.gone?.aborted === true) throw reasonOf(turn.gone);
    const { mostWaiting, mostOfOne = mostWaiting } = this.#bounds;
    if (!this.#mayBegin(turn.of)) {
      const ofThis = this.#waiting.filter(({ of }) => of !== undefined && of === turn.of).length;
      if (this.#waiting.length >= mostWaiting || ofThis >= mostOfOne) throw new Refusal('too-many-requests');
    }
    return this.#inTurn(job, turn);
  }

  /** The same for a job about something that has happened already: it is never refused, however many wait. */
  runAnyway<Result>(job: () => Promise<Result>): Promise<Result> {
    return this.#inTurn(job, {});
  }

  async #inTurn<Result>(job: () => Promise<Result>, { of, gone }: Turn): Promise<Result> {
    if (this.#mayBegin(of)) this.#begin(of);
    else await this.#turnOf(of, gone);
    try {
      if (gone?.aborted === true) throw reasonOf(gone);
      return await job();
    } finally {
      this.#running -= 1;
      if (of !== undefined) this.#underWay.delete(of);
      this.#beginNext();
    }
  }

  #turnOf(of: string | undefined, gone: AbortSignal | undefined): Promise<void> {
    return new Promise((begun, dropped) => {
      const drop = (reason: Error): void => {
        const place = this.#waiting.indexOf(waiting);
        if (place < 0) return;
        this.#waiting.splice(place, 1);
        settle();
        dropped(reason);
      };
      const departed = (): void => {
        if (gone !== undefined) drop(reasonOf(gone));
      };
      const { patienceMs } = this.#bounds;
      let patience: NodeJS.Timeout | null = null;
      const settle = (): void => {
        if (patience !== null) clearTimeout(patience);
        gone?.removeEventListener('abort', departed);
      };
      const waiting: Waiting = {
        of,
        begin: () => {
          settle();
          begun();
        },
      };
      this.#waiting.push(waiting);
      gone?.addEventListener('abort', departed, { once: true });
      if (patienceMs !== undefined) patience = setTimeout(() => drop(new Refusal('too-many-requests')), patienceMs);
    });
  }

  #mayBegin(of: string | undefined): boolean {
    return this.#running < this.#bounds.atOnce && (of === undefined || !this.#underWay.has(of));
  }

  #beginNext(): void {
    for (;;) {
      const place = this.#waiting.findIndex(({ of }) => this.#mayBegin(of));
      const [next] = place < 0 ? [] : this.#waiting.splice(place, 1);
      if (next === undefined) return;
      this.#begin(next.of);
      next.begin();
    }
  }

  #begin(of: string | undefined): void {
    this.#running += 1;
    if (of !== undefined) this.#underWay.add(of);
  }
}

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error('nobody waits for this any more');
