import { Instant, MeetingId, foldForSearch } from '@diem-cau/shared';
import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import type { MeetingArchive, MeetingQuery } from '../../application/ports/archive.ts';
import { MeetingEvent, type StampedEvent } from '../../domain/meeting-event.ts';
import { readInPortions } from './portions.ts';
import type { Tables } from './tables.ts';
import { attempt, troubleOf } from './trouble.ts';

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

const stampedEvent = ({ seq, at, body }: EventRow): StampedEvent => ({
  seq,
  at,
  event: MeetingEvent.parse(JSON.parse(body)),
});

/** The record in a database: `meeting_events` holds it, `meetings` is derived from it in the same transaction. */
export class StoredArchive implements MeetingArchive {
  readonly #db: Kysely<Tables>;
  /**
   * Meetings whose last append was refused because the connection broke, perhaps after the commit: what may be stored from then
   * on was never acknowledged and is taken back by the next append.
   */
  readonly #uncertain = new Set<MeetingId>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async append(meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void> {
    const first = events[0];
    if (first === undefined) return;
    events.forEach(({ seq }, index) => {
      if (seq !== first.seq + index) throw new Error(`events of meeting ${meetingId} are not in sequence at ${seq}`);
    });
    await attempt(async () => {
      try {
        await this.#db.transaction().execute((transaction) => this.#appendWithin(transaction, meetingId, events));
        this.#uncertain.delete(meetingId);
      } catch (error) {
        if (troubleOf(error) === 'lost') this.#uncertain.add(meetingId);
        throw error;
      }
    });
  }

  async events(meetingId: MeetingId): Promise<readonly StampedEvent[]> {
    return readInPortions(
      (after: EventRow | null, most) =>
        attempt(() =>
          this.#db
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
    const row = await attempt(() =>
      this.#db
        .selectFrom('meeting_events')
        .select(['seq', 'at', 'body'])
        .where('meeting_id', '=', meetingId)
        .where('seq', '=', 1)
        .executeTakeFirst(),
    );
    return row === undefined ? null : stampedEvent(row);
  }

  async unfinished(): Promise<readonly MeetingId[]> {
    const rows = await attempt(() =>
      this.#db
        .selectFrom('meetings')
        .select('meeting_id')
        .where('closed_at', 'is', null)
        .orderBy('opened_at')
        .orderBy('meeting_id')
        .execute(),
    );
    return rows.map((row) => MeetingId.parse(row.meeting_id));
  }

  async find(query: MeetingQuery): Promise<{ readonly meetingIds: readonly MeetingId[]; readonly total: number }> {
    let matching = query.words.reduce(
      (meetings, word) => meetings.where(sql<boolean>`folded_title like ${likeEverything(word)} escape '\\'`),
      this.#db.selectFrom('meetings'),
    );
    if (query.from !== undefined) matching = matching.where('opened_at', '>=', query.from);
    if (query.to !== undefined) matching = matching.where('opened_at', '<', query.to);
    return attempt(async () => {
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
    const row = await attempt(() =>
      this.#db.selectFrom('meetings').select('meeting_id').where('meeting_id', '=', meetingId).executeTakeFirst(),
    );
    return row !== undefined;
  }

  async lastSeqs(meetingIds: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, number>> {
    if (meetingIds.length === 0) return new Map();
    const rows = await attempt(() =>
      this.#db
        .selectFrom('meeting_events')
        .select((all) => ['meeting_id', all.fn.max<number>('seq').as('last')])
        .where('meeting_id', 'in', [...meetingIds])
        .groupBy('meeting_id')
        .execute(),
    );
    return new Map(rows.map(({ meeting_id, last }) => [MeetingId.parse(meeting_id), last]));
  }

  async noteAlive(at: Instant): Promise<void> {
    await attempt(() =>
      this.#db
        .insertInto('hub_alive')
        .values({ one: 1, at })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ at }))
        .execute(),
    );
  }

  async lastAlive(): Promise<Instant | null> {
    const row = await attempt(() => this.#db.selectFrom('hub_alive').select('at').executeTakeFirst());
    return row === undefined ? null : Instant.parse(row.at);
  }

  /** Derives the whole index anew from the events. */
  async rebuildIndex(): Promise<void> {
    await attempt(() =>
      this.#db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('meetings').execute();
        const meetings = await transaction.selectFrom('meeting_events').select('meeting_id').distinct().execute();
        for (const { meeting_id } of meetings) await this.#index(transaction, MeetingId.parse(meeting_id));
      }),
    );
  }

  async #appendWithin(db: Transaction<Tables>, meetingId: MeetingId, events: readonly StampedEvent[]): Promise<void> {
    const firstSeq = events[0]?.seq ?? 1;
    if (this.#uncertain.has(meetingId))
      await db.deleteFrom('meeting_events').where('meeting_id', '=', meetingId).where('seq', '>=', firstSeq).execute();
    const { last } = await db
      .selectFrom('meeting_events')
      .select((all) => all.fn.max<number | null>('seq').as('last'))
      .where('meeting_id', '=', meetingId)
      .executeTakeFirstOrThrow();
    if (firstSeq !== (last ?? 0) + 1)
      throw new Error(`event ${firstSeq} of meeting ${meetingId} does not follow ${last ?? 0}`);
    await db
      .insertInto('meeting_events')
      .values(events.map(({ seq, at, event }) => ({ meeting_id: meetingId, seq, at, body: JSON.stringify(event) })))
      .execute();
    const changesIndex = events.some(({ event }) => event.type === 'meetingOpened' || event.type === 'meetingClosed');
    if (firstSeq === 1 || changesIndex || this.#uncertain.has(meetingId)) await this.#index(db, meetingId);
  }

  async #index(db: Transaction<Tables>, meetingId: MeetingId): Promise<void> {
    const row = indexRow(meetingId, await this.#bounds(db, meetingId));
    if (row === null) throw new Error(`the events of meeting ${meetingId} do not begin with its opening`);
    const { meeting_id: _, ...rest } = row;
    await db
      .insertInto('meetings')
      .values(row)
      .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(rest))
      .execute();
  }

  /** A meeting's first event and those that may be its closing: thousands lie between, of which the index tells nothing. */
  async #bounds(db: Kysely<Tables>, meetingId: MeetingId): Promise<StampedEvent[]> {
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
