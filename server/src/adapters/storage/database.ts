import { Refusal } from '@diem-cau/shared';
import type { Kysely, Transaction } from 'kysely';
import { attempt } from './patience.ts';
import type { Tables } from './tables.ts';
import { leavesOpen, recordUnavailable } from './trouble.ts';

/** Reads a database; there is nothing in it that could change one. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'getExecutor'>;
/** A transaction that the door has let in. */
export type Writer = Transaction<Tables>;

/** What one writing is known by while its outcome is not: `let go` when it is known. */
export interface Pass {
  /** In the transaction, before anything else: throws OwnershipLost for who is not the owner. Tells whether this writing is stored already. */
  enter(transaction: Writer): Promise<'new' | 'stored'>;
  letGo(): void;
}

/** Whose data these are. */
export interface Owner {
  /** A pass for one writing, which all its tries show. */
  pass(): Pass;
  /** Throws while nothing that is written would be found again. */
  check(): void;
}

/** How long the answer to a writing waits for an outcome that is not known, in milliseconds: below the 10 s of a page's patience. */
const answerWithinMs = 7_000;
/** How long others wait for it, in milliseconds. */
const othersWaitMs = 2_000;

/**
 * The one door to the database. Whoever reads gets nothing to write with; whoever writes does it in a transaction that begins by showing
 * a pass: who does not own the data does not write in them, and a writing whose line broke at the commit is looked for before it is
 * tried again, so that it is there once. While the outcome of one is not known nothing is read or written past it.
 */
export class Database {
  readonly #db: Kysely<Tables>;
  readonly #owner: Owner;
  /** Writings that were answered before their outcome was known; each promise ends when it is. */
  readonly #open = new Set<Promise<unknown>>();
  #closed = false;
  #lastWriteMs = 0;

  constructor(db: Kysely<Tables>, owner: Owner) {
    this.#db = db;
    this.#owner = owner;
  }

  /** How long ago something was written, in milliseconds. */
  get restedMs(): number {
    return performance.now() - this.#lastWriteMs;
  }

  /** Reads. Throws Refusal `record-unavailable` after two seconds of trying in vain. */
  async read<Result>(query: (db: Reader) => Promise<Result>): Promise<Result> {
    await this.#outcomesKnown();
    return attempt(() => query(this.#db));
  }

  /**
   * Writes, all or nothing; on the disk when it resolves. Throws Refusal `record-unavailable` when nothing was stored, and
   * `outcome-unknown` when nobody can tell within 7 s because the line broke at the commit and the database is still away.
   */
  async write<Result>(work: (db: Writer) => Promise<Result>): Promise<Result> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    let timer: NodeJS.Timeout | undefined;
    const opened = (): void => {
      timer ??= setTimeout(() => reject(new Refusal('outcome-unknown')), answerWithinMs);
    };
    try {
      return await Promise.race([this.#write(work, opened), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Like `write`, but for who waits until the outcome is known, as long as the database may be away. */
  writeUntilKnown<Result>(work: (db: Writer) => Promise<Result>): Promise<Result> {
    return this.#write(work, () => undefined);
  }

  /** Waits for no outcome any more. */
  close(): void {
    this.#closed = true;
  }

  async #write<Result>(work: (db: Writer) => Promise<Result>, opened: () => void): Promise<Result> {
    await this.#outcomesKnown();
    const pass = this.#owner.pass();
    /** What a try has made whose commit was not answered. */
    const open: { made: { readonly result: Result } | null } = { made: null };
    const known = Promise.withResolvers<void>();
    const once = async (): Promise<Result> => {
      const done: { made: { readonly result: Result } | null } = { made: null };
      try {
        return await this.#db.transaction().execute(async (transaction) => {
          const found = await pass.enter(transaction);
          if (found === 'stored' && open.made !== null) return open.made.result;
          open.made = null;
          const result = await work(transaction);
          this.#owner.check();
          done.made = { result };
          return result;
        });
      } catch (error) {
        if (done.made !== null && leavesOpen(error)) {
          open.made = done.made;
          this.#open.add(known.promise);
          opened();
        }
        throw error;
      }
    };
    try {
      return await attempt(once, () => open.made !== null && !this.#closed);
    } catch (error) {
      throw open.made === null ? error : new Refusal('outcome-unknown');
    } finally {
      this.#lastWriteMs = performance.now();
      this.#open.delete(known.promise);
      known.resolve();
      pass.letGo();
    }
  }

  /** Throws Refusal `record-unavailable` when an outcome is still not known after two seconds. */
  async #outcomesKnown(): Promise<void> {
    if (this.#open.size === 0) return;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(recordUnavailable(new Error('a commit is being looked for'))), othersWaitMs);
    try {
      await Promise.race([Promise.all(this.#open), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
