import { openStorage } from '../adapters/storage/storage.ts';
import { UpkeepClock } from '../application/kit/upkeep-clock.ts';
import { isSampleData } from '../application/settings/sample-mark.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** Opens the data, before all else; `ownershipLost` resolves when another hub has taken them over. */
export const openData = async ({ config, wishes, clock, logger, holdings }: Start) => {
  const ownership = Promise.withResolvers<void>();
  const storage = await openStorage({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl ?? null,
    startAnew: wishes.startAnew,
    ownershipLost: () => {
      logger.fatal('another hub has taken the data over: nothing is written any more');
      ownership.resolve();
    },
    connectionLost: (error) => logger.warn({ err: error }, 'a connection to the database broke'),
    fileDamaged: (fileId) =>
      logger.error({ fileId }, 'a stored file is gone or is not what was kept: it has to come back from a backup'),
  });
  let stop = (): void => undefined;
  holdings.hold('storage', closingMs.storage, () => {
    stop();
    return storage.close();
  });
  const alive = await storage.archive.lastAlive();
  const upkeep = await UpkeepClock.open({ ...storage, clock, logger }, alive?.at ?? null);
  stop = () => upkeep.close();
  return {
    storage,
    upkeep,
    sampleData: await isSampleData(storage, wishes.demo === 'district'),
    ownershipLost: ownership.promise,
  };
};

/** What was opened of the data. */
export type Data = Awaited<ReturnType<typeof openData>>;
