import type { Instant } from '@diem-cau/shared';
import type { z } from 'zod';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';

/** An append-only list of facts of one kind. Every method throws Refusal `record-unavailable` while the database can't serve. */
export interface Ledger<Fact> {
  /** All facts in order, parsed. */
  facts(): Promise<readonly StampedFact<Fact>[]>;
  /** The number of the last fact, 0 where there is none: tells whether the ledger has grown. */
  head(): Promise<number>;
  /**
   * Appends facts behind number `after`, all at `at`; they are on the disk when the promise resolves, all or none. Throws
   * AppendConflict when `after` is not the last number: whoever appends holds the ledger by a queue. Refusal `record-unavailable` means that
   * nothing was stored; `outcome-unknown` that nobody can tell yet, and then the next reading tells.
   */
  append(after: number, facts: readonly Fact[], at: Instant): Promise<readonly StampedFact<Fact>[]>;
}

/** All ledgers, by name. */
export interface Ledgers {
  /** The ledger of a name, such as `people` or `book:<meetingId>`; empty where nothing was written. `schema` parses what is read. */
  ledger<Fact>(name: string, schema: z.ZodType<Fact>): Ledger<Fact>;
  /** The last number of each ledger whose name begins with `prefix`, by name. */
  heads(prefix: string): Promise<ReadonlyMap<string, number>>;
}
