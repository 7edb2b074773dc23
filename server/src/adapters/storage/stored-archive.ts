import { MeetingId, foldForSearch, type Instant } from '@diem-cau/shared';
import { sql, type Insertable } from 'kysely';
import { AppendConflict } from '../../application/ports/append-conflict.ts';
import type { MeetingArchive, MeetingQuery } from '../../application/ports/archive.ts';
import type { SignOfLife } from '../../application/ports/sign-of-life.ts';
import { isUnreadable, unreadableRecord } from '../../application/kit/unreadable-record.ts';
import { MeetingEvent, type StampedEvent } from '../../domain/meeting/events.ts';
import type { Database, Reader, Writer } from './database.ts';
import { portions, readInPortions } from './portions.ts';
import { signIn, signRow } from './signs-of-life.ts';
import type { Tables } from './tables.ts';

/** Rises when `indexRow` changes what it derives: then the index is made anew at the next start. */
export const indexVersion = '1';

/** The line by which a meeting is found, from its first event and its closing; null when the first is no opening, which is a bug. */
const indexRow = (meetingId: MeetingId, events: readonly StampedEvent[]): Insertable<Tables['meetings']> | null => {
  const first = events[0];
  if (first?.event.type !== 'meetingOpened') return null;
  return {
    meeting_id: meetingId,
    title: first.event.title,
    folded_title: foldForSearch(first.event.title),
    type: first.event.meetingType,
    opened_at: first.at,
    closed_at: events.find(({ event }) => event.type === 'meetingClosed')?.at ?? null,
  };
};

const likeEverything = (word: string): string => `%${word.replace(/[\\%_]/gu, '\\$&')}%`;

type EventRow = Pick<Tables['meeting_events'], 'seq' | 'at' | 'body'>;

/** Throws Refusal `record-unreadable` for one that is damaged, or of a kind that this version does not know. */
const stampedEvent = ({ seq, at, body }: EventRow): StampedEvent => {
  try {
    return { seq, at, event: MeetingEvent.parse(JSON.parse(body)) };
  } catch (error) {
    throw unreadableRecord(`Sự kiện số ${seq}.`, error);
  }
};

/** The record in a database: `meeting_events` holds it, `meetings` is derived from it in the same transaction. */
export class StoredArchive implements MeetingArchive {
  readonly #db: Database;
  readonly #closed: () => void;

  /** @param closed hears that a meeting's closing is on the record */
  constructor(db: Database, closed: () => void = () => undefined) {
    this.#db = db;
    this.#closed = closed;
  }

  async append(meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void> {
    const first = events[0];
    if (first === undefined) return;
    events.forEach(({ seq }, index) => {
      if (seq !== first.seq + index) throw new Error(`events of meeting ${meetingId} are not in sequence at ${seq}`);
    });
    await this.#db.writeUntilKnown((db) => this.#appendWithin(db, meetingId, events));
    if (events.some(({ event }) => event.type === 'meetingClosed')) this.#closed();
  }

  async events(meetingId: MeetingId): Promise<readonly StampedEvent[]> {
    return readInPortions(
      (after: EventRow | null, most) =>
        this.#db.read((db) =>
          db
            .selectFrom('meeting_events')
            .select(['seq', 'at', 'body'])
            .where('meeting_id', '=', meetingId)
            .where('seq', '>', after?.seq ?? 0)
            .orderBy('seq')
            .limit(most)
            .execute(),
        ),
      stampedEvent,
    );
  }

  async first(meetingId: MeetingId): Promise<StampedEvent | null> {
    const row = await this.#db.read((db) =>
      db
        .selectFrom('meeting_events')
        .select(['seq', 'at', 'body'])
        .where('meeting_id', '=', meetingId)
        .where('seq', '=', 1)
        .executeTakeFirst(),
    );
    return row === undefined ? null : stampedEvent(row);
  }

  async unfinished(): Promise<readonly MeetingId[]> {
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('meetings')
        .select('meeting_id')
        .where('closed_at', 'is', null)
        .orderBy('opened_at')
        .orderBy('meeting_id')
        .execute(),
    );
    return rows.map((row) => MeetingId.parse(row.meeting_id));
  }

  async closedSince(from: Instant): Promise<readonly MeetingId[]> {
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('meetings')
        .select('meeting_id')
        .where('closed_at', '>=', from)
        .orderBy('opened_at')
        .orderBy('meeting_id')
        .execute(),
    );
    return rows.map((row) => MeetingId.parse(row.meeting_id));
  }

  async find(query: MeetingQuery): Promise<{ readonly meetingIds: readonly MeetingId[]; readonly total: number }> {
    return this.#db.read(async (db) => {
      let matching = query.words.reduce(
        (meetings, word) => meetings.where(sql<boolean>`folded_title like ${likeEverything(word)} escape '\\'`),
        db.selectFrom('meetings'),
      );
      if (query.from !== undefined) matching = matching.where('opened_at', '>=', query.from);
      if (query.to !== undefined) matching = matching.where('opened_at', '<', query.to);
      const { total } = await matching.select((all) => all.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const rows = await matching
        .select('meeting_id')
        .orderBy('opened_at', 'desc')
        .orderBy('meeting_id', 'desc')
        .limit(query.limit)
        .offset(query.offset)
        .execute();
      return { meetingIds: rows.map((row) => MeetingId.parse(row.meeting_id)), total };
    });
  }

  async has(meetingId: MeetingId): Promise<boolean> {
    const row = await this.#db.read((db) =>
      db.selectFrom('meetings').select('meeting_id').where('meeting_id', '=', meetingId).executeTakeFirst(),
    );
    return row !== undefined;
  }

  async lastSeqs(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, number>> {
    if (meetingIds.length === 0) return new Map();
    const rows = await this.#db.read((db) =>
      db
        .selectFrom('meeting_events')
        .select((all) => ['meeting_id', all.fn.max<number>('seq').as('last')])
        .where('meeting_id', 'in', [...meetingIds])
        .groupBy('meeting_id')
        .execute(),
    );
    return new Map(rows.map(({ meeting_id, last }) => [MeetingId.parse(meeting_id), last]));
  }

  async noteAlive(sign: SignOfLife): Promise<void> {
    const row = signRow(sign);
    await this.#db.write((db) =>
      db
        .insertInto('hub_alive')
        .values({ one: 1, ...row })
        .onConflict((conflict) => conflict.column('one').doUpdateSet(row))
        .execute(),
    );
  }

  async lastAlive(): Promise<SignOfLife | null> {
    const row = await this.#db.read((db) => db.selectFrom('hub_alive').selectAll().executeTakeFirst());
    return row === undefined ? null : signIn(row);
  }

  /** Derives the whole index anew from the events. A meeting whose opening or closing can't be read keeps the line that it had. */
  async rebuildIndex(): Promise<void> {
    await this.#db.write(async (db) => {
      const before = await db.selectFrom('meetings').selectAll().execute();
      await db.deleteFrom('meetings').execute();
      const meetings = await db.selectFrom('meeting_events').select('meeting_id').distinct().execute();
      for (const { meeting_id } of meetings)
        try {
          await this.#index(db, MeetingId.parse(meeting_id));
        } catch (error) {
          if (!isUnreadable(error)) throw error;
          const line = before.find((each) => each.meeting_id === meeting_id);
          if (line !== undefined) await db.insertInto('meetings').values(line).execute();
        }
    });
  }

  async #appendWithin(db: Writer, meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void> {
    const firstSeq = events[0]?.seq ?? 1;
    const { last } = await db
      .selectFrom('meeting_events')
      .select((all) => all.fn.max<number | null>('seq').as('last'))
      .where('meeting_id', '=', meetingId)
      .executeTakeFirstOrThrow();
    if (firstSeq !== (last ?? 0) + 1)
      throw new AppendConflict(`the record of meeting ${meetingId}`, firstSeq - 1, last ?? 0);
    const rows = events.map(({ seq, at, event }) => ({ meeting_id: meetingId, seq, at, body: JSON.stringify(event) }));
    for (const some of portions(rows))
      await db
        .insertInto('meeting_events')
        .values([...some])
        .execute();
    const changesIndex = events.some(({ event }) => event.type === 'meetingOpened' || event.type === 'meetingClosed');
    if (firstSeq === 1 || changesIndex) await this.#index(db, meetingId);
  }

  async #index(db: Writer, meetingId: MeetingId): Promise<void> {
    const row = indexRow(meetingId, await this.#bounds(db, meetingId));
    if (row === null)
      throw unreadableRecord(
        'Sự kiện số 1.',
        new Error(`the events of meeting ${meetingId} do not begin with its opening`),
      );
    const { meeting_id: _, ...rest } = row;
    await db
      .insertInto('meetings')
      .values(row)
      .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(rest))
      .execute();
  }

  /** A meeting's first event and those that may be its closing: thousands lie between, of which the index tells nothing. */
  async #bounds(db: Reader, meetingId: MeetingId): Promise<StampedEvent[]> {
    const rows = await db
      .selectFrom('meeting_events')
      .select(['seq', 'at', 'body'])
      .where('meeting_id', '=', meetingId)
      .where((row) => row.or([row('seq', '=', 1), row('body', 'like', '%"meetingClosed"%')]))
      .orderBy('seq')
      .execute();
    return rows.map(stampedEvent);
  }
}
