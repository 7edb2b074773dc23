import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../setup/setup-error.ts';
import type { Figures } from './manifest.ts';

/** How long the copy waits for a lock of the running hub, in milliseconds: no act of the hub holds one as long. */
const busyTimeoutMs = 10_000;

const number = (database: DatabaseSync, query: string): number =>
  Number(Object.values(database.prepare(query).get() ?? {})[0]);

/**
 * Copies a database of which a running hub goes on writing, as it stood at one moment, into a new file. A copy made page by page would
 * begin anew at each of the hub's writes and never end in a busy meeting.
 */
export function copySqlite(file: string, to: string): void {
  const database = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

const damaged = (file: string, what: string): SetupError =>
  new SetupError(`Bản sao ${file} bị hỏng: ${what}`, `The copy ${file} is damaged.`);

/** Reads the last meeting's events one by one: they follow each other, and each is the record of something. */
const readLastMeeting = (database: DatabaseSync, file: string): void => {
  const last = database.prepare('select meeting_id from meetings order by opened_at desc limit 1').get();
  if (last === undefined) return;
  const events = database.prepare('select seq, body from meeting_events where meeting_id = ? order by seq');
  const rows = events.all(String(last['meeting_id']));
  rows.forEach(({ seq, body }, index) => {
    const event: unknown = JSON.parse(String(body));
    const type: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, 'type') : undefined;
    if (seq !== index + 1 || typeof type !== 'string')
      throw damaged(file, `${String(last['meeting_id'])}, ${String(seq)}`);
  });
  if (rows.length === 0) throw damaged(file, `${String(last['meeting_id'])} has no events`);
};

/** Checks a copy through and through, and counts what is in it. Throws SetupError, or SQLite's own error, for one that is damaged. */
export function checkSqlite(file: string): Figures {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const [said] = Object.values(database.prepare('pragma integrity_check(1)').get() ?? {});
    if (said !== 'ok') throw damaged(file, String(said));
    readLastMeeting(database, file);
    return {
      meetings: number(database, 'select count(*) from meetings'),
      events: number(database, 'select count(*) from meeting_events'),
    };
  } finally {
    database.close();
  }
}
