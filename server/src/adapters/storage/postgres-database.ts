import { Socket } from 'node:net';
import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** How long a connection or a lock is waited for, in milliseconds. */
const waitMs = 1_000;
/** How long a statement may take, and how long a line may be silent before it counts as broken, in milliseconds. */
const statementMs = 10_000;
const silentMs = 12_000;

/**
 * Set at the server for each connection. A commit is on its disk whatever its default is; a transaction whose hub stands still or whose
 * line is dead lets go of its locks within seconds, for whoever has to take over.
 */
const sessionOptions = [
  'synchronous_commit=on',
  'idle_in_transaction_session_timeout=5s',
  'tcp_keepalives_idle=5',
  'tcp_keepalives_interval=2',
  'tcp_keepalives_count=3',
  'tcp_user_timeout=10s',
]
  .map((option) => `-c ${option}`)
  .join(' ');

/** A line that nothing has come over for so long is cut, so that nobody waits for an answer for ever. */
const line = (): Socket => {
  const socket = new Socket();
  socket.setTimeout(silentMs, () =>
    socket.destroy(Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' })),
  );
  return socket;
};

/** Connects to PostgreSQL. `lost` hears of connections that broke. */
export const postgresDialect = (databaseUrl: string, lost: (error: Error) => void): PostgresDialect => {
  const types = new pg.TypeOverrides();
  // Counts and instants are below 2^53, so they may be numbers.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 8,
    connectionTimeoutMillis: waitMs,
    lock_timeout: waitMs,
    statement_timeout: statementMs,
    keepAlive: true,
    options: sessionOptions,
    stream: line,
    types,
  });
  // A connection may break in use or at rest; one that nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', lost));
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
};
