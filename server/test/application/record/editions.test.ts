import { beforeEach, describe, expect, it } from 'vitest';
import { Editions } from '../../../src/application/record/editions.ts';
import type { Unfilmed } from '../../../src/application/record/films.ts';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { Withholdings } from '../../../src/application/record/withholdings.ts';
import { whole, type Edition } from '../../../src/domain/record/edition.ts';
import { opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';
import { secretary } from '../../support/papers.ts';

const { meetingId } = opening();
const from = 1_700_000_000_000;
const reason = 'Chủ tọa quyết định';
const stretch = { from: from + 10_000, to: from + 20_000, reason };

let recording: Unfilmed;
let books: MeetingBooks;
let editions: Editions;
let withholdings: Withholdings;
let changed: Edition[];
let left: (Edition | undefined)[];
let reads: number;
let nowMs: number;

beforeEach(async () => {
  const storage = memoryStorage();
  await storage.archive.append(meetingId, recorded([], opening()));
  books = new MeetingBooks(storage.ledgers, storage.archive, new FakeClock());
  recording = {
    ...{ meetingId, now: null, from, to: from + 60_000, stretches: [], tracks: [], pictures: [], stage: [], bytes: 1 },
    ...{ edition: whole.key, missing: 0, withheld: [], mixed: { state: 'none' }, deleted: null },
    keeping: { days: 90, until: null, decided: null },
  };
  [changed, left, reads, nowMs] = [[], [], 0, 0];
  editions = new Editions(
    {
      onWritten: (listener) => books.onWritten(listener),
      read: (id) => {
        reads += 1;
        return books.read(id);
      },
    },
    { monotonicMs: () => nowMs },
  );
  withholdings = new Withholdings({
    books,
    recordings: { of: async () => recording, changed: async (_id, edition) => void changed.push(edition) },
    films: { leave: async (_id, kept) => void left.push(kept) },
  });
});

const given = (mayAll: boolean, asked?: string): Promise<Edition> => editions.given(meetingId, mayAll, asked);
const refused = (mayAll: boolean, asked: string): Promise<void> =>
  expect(given(mayAll, asked)).rejects.toMatchObject({ code: 'recording-withheld' });

describe('the edition of a recording that somebody is given', () => {
  it('is all of it for everybody while nothing is withheld', async () => {
    for (const mayAll of [true, false])
      for (const asked of [undefined, 'open', 'whole']) expect(await given(mayAll, asked)).toEqual(whole);
    await refused(true, '0'.repeat(16));
  });

  it('is the one without what is withheld from the moment on at which that is noted, for who may not have it, and for who asks for it', async () => {
    expect(await given(false)).toEqual(whole);
    await withholdings.withhold(meetingId, stretch, secretary);
    const open = await given(false);
    expect(open.key).toMatch(/^[0-9a-f]{16}$/u);
    expect(open.cuts.some((cut) => cut.from < stretch.from && stretch.to < cut.to)).toBe(true);
    await refused(false, 'whole');
    expect(await given(true)).toEqual(whole);
    expect(await given(true, 'whole')).toEqual(whole);
    for (const asked of ['open', open.key]) expect(await given(true, asked)).toEqual(open);
    await withholdings.withhold(meetingId, { ...stretch, to: stretch.to + 1 }, secretary);
    await refused(false, open.key);
    await refused(true, open.key);
    expect(changed.at(-1)).toEqual(await given(false));
    expect(left.at(-1)).toEqual(changed.at(-1));
    await withholdings.release(meetingId, { from, to: from + 60_000, reason }, secretary);
    expect(await given(false)).toEqual(whole);
  });

  it('is read from the book once for many, and anew after a while', async () => {
    for (let nth = 0; nth < 20; nth += 1) await given(false);
    expect(reads).toBe(1);
    nowMs += 2_000;
    await given(false);
    expect(reads).toBe(2);
  });
});

describe('what is withheld', () => {
  it('is noted once where two say the same, and nothing is noted where nothing is given back', async () => {
    await Promise.all([1, 2].map(() => withholdings.withhold(meetingId, stretch, secretary)));
    expect(await books.read(meetingId)).toHaveLength(1);
    await withholdings.release(meetingId, { from, to: stretch.from, reason }, secretary);
    expect(await books.read(meetingId)).toHaveLength(1);
  });

  it('is refused outside of the recording, where there is none, and beyond so many stretches', async () => {
    const refusedAs = (code: string, at: { from: number; to: number }): Promise<void> =>
      expect(withholdings.withhold(meetingId, { ...at, reason }, secretary)).rejects.toMatchObject({ code });
    await refusedAs('outside-recording', { from: from - 1, to: from + 10 });
    await refusedAs('outside-recording', { from, to: from + 60_001 });
    for (let nth = 0; nth < 200; nth += 1)
      await withholdings.withhold(meetingId, { from: from + nth * 10, to: from + nth * 10 + 5, reason }, secretary);
    await refusedAs('too-many-withheld', { from: from + 50_000, to: from + 50_001 });
    recording = { ...recording, deleted: { at: from, by: '', files: [] } };
    await refusedAs('not-found', stretch);
    recording = { ...recording, deleted: null, from: null };
    await refusedAs('not-found', stretch);
    expect(await books.read(meetingId)).toHaveLength(200);
  });
});
