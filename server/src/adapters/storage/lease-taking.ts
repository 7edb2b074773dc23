import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { StartFailure } from '../../application/running/start-failure.ts';
import { readOwner, type SeenOwner } from './lease-tables.ts';
import { isSurelyGone, nameOf, ownProcess, readHubProcess } from './own-process.ts';
import { attempt } from './patience.ts';
import type { Tables } from './tables.ts';

/** How often the owner raises its beat, and how long the beat must stand still before another hub takes over, in milliseconds. */
export interface LeaseTimes {
  readonly beatMs: number;
  readonly silentMs: number;
}

/** How long a take-over waits for what the old owner has under way, in milliseconds: a transaction that stands still ends after 5 s. */
const lastWritingMs = 8_000;

const never = (): boolean => false;

const heldByAnother = (place: string, { holder }: SeenOwner): StartFailure => {
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
export const untilFree = async (
  db: Kysely<Tables>,
  place: string,
  seen: SeenOwner,
  { beatMs, silentMs }: LeaseTimes,
): Promise<void> => {
  if (seen.holder === '') return;
  const other = readHubProcess(seen.holder);
  if (other !== null && isSurelyGone(other)) return;
  const since = performance.now();
  while (performance.now() - since < silentMs) {
    await delay(Math.min(beatMs / 2, silentMs / 4));
    const now = await readOwner(db);
    if (now.epoch === seen.epoch && now.holder === '') return;
    if (now.epoch !== seen.epoch || now.beat !== seen.beat) throw heldByAnother(place, now);
  }
};

/**
 * Takes the data over from the owner that was seen and returns the new epoch: from here on no writing of an earlier owner is let in, and
 * those that were in are over. Throws StartFailure when another hub was quicker.
 */
export const takeOver = (db: Kysely<Tables>, place: string, seen: SeenOwner): Promise<number> => {
  // With a mark of this very take-over: by it alone an earlier try of ours is told from another's success.
  const holder = JSON.stringify({ ...ownProcess(), taking: randomUUID() });
  return attempt(
    () =>
      db.transaction().execute(async (transaction) => {
        const { rows } =
          await sql<SeenOwner>`select epoch, beat, holder from hub_owner where one = 1 for update`.execute(transaction);
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
