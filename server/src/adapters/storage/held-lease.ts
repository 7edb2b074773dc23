import { sql, type Kysely, type Transaction } from 'kysely';
import type { Owner, Pass } from './database.ts';
import { slots } from './lease-tables.ts';
import { OwnershipLost } from './ownership-lost.ts';
import type { Tables } from './tables.ts';
import { recordUnavailable } from './trouble.ts';

/** What keeps a lease: its database and epoch, how often it beats, in milliseconds, and who hears once that another hub took over. */
interface Held {
  readonly db: Kysely<Tables>;
  readonly epoch: number;
  readonly beatMs: number;
  readonly lost: () => void;
}

/** The one ownership of a PostgreSQL database while this process holds it: it beats, and lets its own writings in. */
export class HeldLease {
  readonly #held: Held;
  readonly #timer: NodeJS.Timeout;
  readonly #freeSlots = Array.from({ length: slots }, (_, index) => index + 1);
  #isLost = false;
  #beating = false;
  #writings = 0;
  #releasing: Promise<void> | null = null;

  /** Beats from now on. */
  constructor(held: Held) {
    this.#held = held;
    this.#timer = setInterval(() => void this.#beat(), held.beatMs).unref();
  }

  /** For the database's door. */
  get owner(): Owner {
    return { pass: () => this.#pass(), check: () => this.#check() };
  }

  /** Hands the data back, so that the next hub need not wait. Idempotent; never throws. */
  release(): Promise<void> {
    return (this.#releasing ??= this.#handBack());
  }

  #lose(): OwnershipLost {
    if (!this.#isLost) {
      this.#isLost = true;
      clearInterval(this.#timer);
      this.#held.lost();
    }
    return new OwnershipLost(new Error(`the data have another owner than epoch ${this.#held.epoch}`));
  }

  async #beat(): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    const { db, epoch } = this.#held;
    try {
      const { numUpdatedRows } = await db
        .updateTable('hub_owner')
        .set((row) => ({ beat: row('beat', '+', 1) }))
        .where('epoch', '=', epoch)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) this.#lose();
    } catch {
      // The database is away for the moment; the next beat finds out.
    } finally {
      this.#beating = false;
    }
  }

  #check(): void {
    if (this.#isLost) throw new OwnershipLost();
  }

  #pass(): Pass {
    this.#check();
    const slot = this.#freeSlots.pop();
    if (slot === undefined) throw recordUnavailable(new Error('too many writings are under way'));
    this.#writings += 1;
    const token = `${this.#held.epoch}:${this.#writings}`;
    return {
      enter: (transaction) => this.#enter(transaction, slot, token),
      letGo: () => void this.#freeSlots.push(slot),
    };
  }

  async #enter(transaction: Transaction<Tables>, slot: number, token: string): Promise<'new' | 'stored'> {
    const { rows } = await sql`
      with owner as materialized (select epoch from hub_owner where one = 1 and epoch = ${this.#held.epoch} for key share)
      update hub_writes set token = ${token} from owner
      where hub_writes.slot = ${slot} and hub_writes.token <> ${token} returning hub_writes.slot`.execute(transaction);
    if (rows.length > 0) return 'new';
    const row = await transaction.selectFrom('hub_writes').select('token').where('slot', '=', slot).executeTakeFirst();
    if (row?.token !== token) throw this.#lose();
    return 'stored';
  }

  async #handBack(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#isLost) return;
    const { db, epoch } = this.#held;
    await db
      .updateTable('hub_owner')
      .set({ holder: '' })
      .where('epoch', '=', epoch)
      .execute()
      .catch(() => undefined);
  }
}
