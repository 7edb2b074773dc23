import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** PostgreSQL's number for the type int8. */
const int8 = 20;
/** How long a connection or a lock is waited for, in milliseconds. */
const waitMs = 1_000;

/** Connects to PostgreSQL; a commit is on its disk whatever the server's default is. `lost` hears of idle connections that broke. */
export const postgresDialect = (databaseUrl: string, lost: (error: Error) => void): PostgresDialect => {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    connectionTimeoutMillis: waitMs,
    lock_timeout: waitMs,
    statement_timeout: 30_000,
    keepAlive: true,
    options: '-c synchronous_commit=on',
    types: {
      // Counts and instants are below 2^53, so they may be numbers.
      getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  pool.on('error', lost);
  return new PostgresDialect({ pool });
};
