import { openStorage } from '../../src/adapters/storage/storage.ts';

/** A process of its own that opens a data folder and closes it again; what keeps it from doing so is what it dies of. */
const [, , dataDir = ''] = process.argv;
await (await openStorage({ dataDir, databaseUrl: null })).close();
