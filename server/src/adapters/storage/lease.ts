import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { StartFailure } from '../../application/running/start-failure.ts';
import type { Owner, Pass } from './database.ts';
import { OwnershipLost } from './ownership-lost.ts';
import { isSurelyGone, nameOf, ownProcess, readHubProcess } from './own-process.ts';
import { attempt } from './patience.ts';
import type { Tables } from './tables.ts';
import { recordUnavailable } from './trouble.ts';

/** How often the owner raises its beat, and how long the beat must stand still before another hub takes over, in milliseconds. */
export interface LeaseTimes {
  readonly beatMs: number;
  readonly silentMs: number;
}

/** Two seconds, and five of them: a restart of the database or of a switch is no reason to take a hub's data away. */
const leaseTimes: LeaseTimes = { beatMs: 2_000, silentMs: 10_000 };

/** Writings whose outcome may be open at once; each has a row of its own. More than there are connections. */
const slots = 64;

/** The one ownership of a PostgreSQL database, held by this process. */
export interface Lease {
  readonly owner: Owner;
  /** Hands the data back, so that the next hub need not wait. Idempotent; never throws. */
  release(): Promise<void>;
}

interface Seen {
  readonly epoch: number;
  readonly beat: number;
  readonly holder: string;
}

/** How long a take-over waits for what the old owner has under way, in milliseconds: a transaction that stands still ends after 5 s. */
const lastWritingMs = 8_000;

const never = (): boolean => false;

const hasTables = async (db: Kysely<Tables>): Promise<boolean> => {
  const { rows } = await sql<{ both: boolean }>`
    select to_regclass('hub_owner') is not null and to_regclass('hub_writes') is not null as both`.execute(db);
  return rows[0]?.both === true;
};

/** Outside the migrations: who is not the owner may not change a table. Where they are there nothing is touched: an owner may hold them. */
const makeTables = async (db: Kysely<Tables>): Promise<void> => {
  if (await hasTables(db)) return;
  await db.transaction().execute(async (transaction) => {
    // Two hubs may come here at once; `if not exists` alone would let one of them fail.
    await sql`select pg_advisory_xact_lock(7203114)`.execute(transaction);
    await sql`create table if not exists hub_owner
      (one integer primary key, epoch bigint not null, beat bigint not null, holder text not null)`.execute(
      transaction,
    );
    await sql`create table if not exists hub_writes (slot integer primary key, token text not null)`.execute(
      transaction,
    );
    await sql`insert into hub_owner values (1, 0, 0, '') on conflict do nothing`.execute(transaction);
    await sql`insert into hub_writes select slot, '' from generate_series(1, ${sql.lit(slots)}) as slot
      on conflict do nothing`.execute(transaction);
  });
};

const look = (db: Kysely<Tables>): Promise<Seen> =>
  attempt(() => db.selectFrom('hub_owner').select(['epoch', 'beat', 'holder']).executeTakeFirstOrThrow());

const heldByAnother = (place: string, { holder }: Seen): StartFailure => {
  const other = nameOf(readHubProcess(holder));
  return new StartFailure(
    `${place} đang được một hệ thống khác dùng (${other.vi}). Hai hệ thống không được ghi chung một hồ sơ: hãy dừng hệ thống kia trước, hoặc đặt DATABASE_URL là cơ sở dữ liệu khác.`,
    `${place} is in use by another hub (${other.en}). Two hubs must not write in one record: stop the other one first, or set DATABASE_URL to another database.`,
  );
};

/**
 * Resolves when the owner that was seen is surely gone: it has handed the data back, its process on this machine is dead, or its beat
 * stood still all the while. Only this process's own clock is used, so that nobody's time of day matters. Throws StartFailure when it lives.
 */
const untilFree = async (
  db: Kysely<Tables>,
  place: string,
  seen: Seen,
  { beatMs, silentMs }: LeaseTimes,
): Promise<void> => {
  if (seen.holder === '') return;
  const other = readHubProcess(seen.holder);
  if (other !== null && isSurelyGone(other)) return;
  const since = performance.now();
  while (performance.now() - since < silentMs) {
    await delay(Math.min(beatMs / 2, silentMs / 4));
    const now = await look(db);
    if (now.epoch === seen.epoch && now.holder === '') return;
    if (now.epoch !== seen.epoch || now.beat !== seen.beat) throw heldByAnother(place, now);
  }
};

/** Raises the epoch: from here on no writing of an earlier owner is let in, and those that were in are over. */
const takeOver = (db: Kysely<Tables>, place: string, seen: Seen): Promise<number> => {
  // With a mark of this very take-over: by it alone an earlier try of ours is told from another's success.
  const holder = JSON.stringify({ ...ownProcess(), taking: randomUUID() });
  return attempt(
    () =>
      db.transaction().execute(async (transaction) => {
        const { rows } = await sql<Seen>`select epoch, beat, holder from hub_owner where one = 1 for update`.execute(
          transaction,
        );
        const [now] = rows;
        // An earlier try whose commit was not answered.
        if (now?.epoch === seen.epoch + 1 && now.holder === holder) return now.epoch;
        if (now === undefined || now.epoch !== seen.epoch || now.beat !== seen.beat)
          throw heldByAnother(place, now ?? seen);
        const epoch = now.epoch + 1;
        await transaction.updateTable('hub_owner').set({ epoch, beat: 0, holder }).execute();
        return epoch;
      }),
    never,
    lastWritingMs,
  );
};

/**
 * Takes the lease on a PostgreSQL database and keeps it: one row with an epoch, which every writing transaction looks at and holds until
 * it is over, and a beat that shows that the owner lives. Throws StartFailure while another hub holds it. `lost` hears once that another
 * hub has taken over.
 */
export const takeLease = async (
  db: Kysely<Tables>,
  place: string,
  lost: () => void,
  times: LeaseTimes = leaseTimes,
): Promise<Lease> => {
  await attempt(() => makeTables(db));
  const seen = await look(db);
  await untilFree(db, place, seen, times);
  const epoch = await takeOver(db, place, seen);

  let isLost = false;
  const lose = (): OwnershipLost => {
    if (!isLost) {
      isLost = true;
      clearInterval(timer);
      lost();
    }
    return new OwnershipLost(new Error(`the data have another owner than epoch ${epoch}`));
  };
  let beating = false;
  const beat = async (): Promise<void> => {
    if (beating) return;
    beating = true;
    try {
      const { numUpdatedRows } = await db
        .updateTable('hub_owner')
        .set((row) => ({ beat: row('beat', '+', 1) }))
        .where('epoch', '=', epoch)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) lose();
    } catch {
      // The database is away for the moment; the next beat finds out.
    } finally {
      beating = false;
    }
  };
  const timer = setInterval(() => void beat(), times.beatMs).unref();

  const free = Array.from({ length: slots }, (_, index) => index + 1);
  let writings = 0;
  const enter = async (transaction: Transaction<Tables>, slot: number, token: string): Promise<'new' | 'stored'> => {
    const { rows } = await sql`
      with owner as materialized (select epoch from hub_owner where one = 1 and epoch = ${epoch} for key share)
      update hub_writes set token = ${token} from owner
      where hub_writes.slot = ${slot} and hub_writes.token <> ${token} returning hub_writes.slot`.execute(transaction);
    if (rows.length > 0) return 'new';
    const row = await transaction.selectFrom('hub_writes').select('token').where('slot', '=', slot).executeTakeFirst();
    if (row?.token !== token) throw lose();
    return 'stored';
  };
  const check = (): void => {
    if (isLost) throw new OwnershipLost();
  };
  const pass = (): Pass => {
    check();
    const slot = free.pop();
    if (slot === undefined) throw recordUnavailable(new Error('too many writings are under way'));
    writings += 1;
    const token = `${epoch}:${writings}`;
    return {
      enter: (transaction) => enter(transaction, slot, token),
      letGo: () => void free.push(slot),
    };
  };

  let releasing: Promise<void> | null = null;
  const release = async (): Promise<void> => {
    clearInterval(timer);
    if (isLost) return;
    await db
      .updateTable('hub_owner')
      .set({ holder: '' })
      .where('epoch', '=', epoch)
      .execute()
      .catch(() => undefined);
  };
  return { owner: { pass, check }, release: () => (releasing ??= release()) };
};
