import { DatabaseSync } from 'node:sqlite';
import { MeetingId } from '@diem-cau/shared';
import type { Storage } from '../../server/src/adapters/storage/storage.ts';
import type { ExpectedEndpoint } from '../../server/src/domain/meeting/expected-endpoint.ts';
import { swollenRecord } from '../../server/test/support/swollen-record.ts';

/** The meeting whose record grew as no usual one does. */
export const swollenId = MeetingId.parse('bench-swollen');

/** Writes a closed meeting of `count` events, the newest of all. */
export const recordSwollen = async (
  { archive }: Pick<Storage, 'archive'>,
  places: readonly ExpectedEndpoint[],
  count: number,
): Promise<void> => {
  const openedAt = Date.parse('2025-12-30T07:30:00+07:00');
  const events = swollenRecord({ meetingId: swollenId, places, openedAt, count, closes: true });
  for (let from = 0; from < events.length; from += 500) await archive.append(swollenId, events.slice(from, from + 500));
};

/**
 * Copies the meetings `bench-0` … `bench-<have - 1>` within the tables until there are `want`, three hours after one another: a year of
 * thousands would take minutes to write by the hub's own way.
 */
export const copyMeetings = (file: string, have: number, want: number): void => {
  const database = new DatabaseSync(file);
  const later = 90 * 60_000;
  database.exec('begin');
  const [events, book, index] = [
    `insert into meeting_events (meeting_id, seq, at, body)
     select :copy, seq, at + :later, replace(body, '"' || :of || '"', '"' || :copy || '"')
     from meeting_events where meeting_id = :of`,
    `insert into ledger_facts (ledger, seq, at, body)
     select 'book:' || :copy, seq, at + :later, body from ledger_facts where ledger = 'book:' || :of`,
    `insert into meetings (meeting_id, title, folded_title, type, opened_at, closed_at)
     select :copy, title, folded_title, type, opened_at + :later, closed_at + :later from meetings where meeting_id = :of`,
  ].map((sql) => database.prepare(sql));
  for (let number = have; number < want; number += 1) {
    const of = `bench-${number % have}`;
    const given = { copy: `bench-${number}`, of };
    events?.run({ ...given, later: number * later });
    book?.run({ ...given, later: number * later });
    index?.run({ ...given, later: number * later });
  }
  database.exec('commit');
  database.close();
};
