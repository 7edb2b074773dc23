import type { Kysely } from 'kysely';
import { HeldLease } from './held-lease.ts';
import { takeOver, untilFree, type LeaseTimes } from './lease-taking.ts';
import { readOwner, makeLeaseTables } from './lease-tables.ts';
import { attempt } from './patience.ts';
import type { Tables } from './tables.ts';

/** Two seconds, and five of them: a restart of the database or of a switch is no reason to take a hub's data away. */
const leaseTimes: LeaseTimes = { beatMs: 2_000, silentMs: 10_000 };

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
): Promise<HeldLease> => {
  await attempt(() => makeLeaseTables(db));
  const seen = await readOwner(db);
  await untilFree(db, place, seen, times);
  const epoch = await takeOver(db, place, seen);
  return new HeldLease({ db, epoch, beatMs: times.beatMs, lost });
};
