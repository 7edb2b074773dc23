import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** How long a connection or a lock is waited for, in milliseconds. */
const waitMs = 1_000;

/** Connects to PostgreSQL; a commit is on its disk whatever the server's default is. `lost` hears of connections that broke. */
export const postgresDialect = (databaseUrl: string, lost: (error: Error) => void): PostgresDialect => {
  const types = new pg.TypeOverrides();
  // Counts and instants are below 2^53, so they may be numbers.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    connectionTimeoutMillis: waitMs,
    lock_timeout: waitMs,
    statement_timeout: 30_000,
    keepAlive: true,
    options: '-c synchronous_commit=on',
    types,
  });
  // A connection may break in use or at rest; one that nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', lost));
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
};
