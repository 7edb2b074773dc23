import { AccountId, FileId, MeetingId, Refusal } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Book } from '../../../src/application/record/meeting-books.ts';
import { Recordings } from '../../../src/application/record/recordings.ts';
import type { RecordedPiece } from '../../../src/application/ports/recorded-sound.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { whole } from '../../../src/domain/record/edition.ts';
import { anBinh, joined, opened, room } from '../../support/meetings.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const first = MeetingId.parse('first');
const ids = [first, MeetingId.parse('second'), MeetingId.parse('third')];
const fileId = FileId.parse('f'.repeat(64));
const person = { by: 'account', accountId: AccountId.parse('a'), name: 'Quản trị' } as const;
const hourMs = 3_600_000;

/** A meeting of an hour that was recorded, of which one voice was kept, of a megabyte. */
const facts: readonly MeetingEvent[] = [
  opened(),
  ...joined(room, anBinh),
  { type: 'recordingBegan', kinds: ['sound'], actor: { by: 'hub' } },
];
const events: readonly StampedEvent[] = facts.map((event, index) => ({
  seq: index + 1,
  at: 1_000 * (index + 1),
  event,
}));
const closed: StampedEvent = {
  ...{ seq: events.length + 1, at: hourMs + 1_000 * events.length },
  event: { type: 'meetingClosed', actor: { by: 'hub' } },
};
const piece: RecordedPiece = {
  ...{ number: 1, endpointId: anBinh, source: 'microphone', from: 10_000 },
  ...{ lengthMs: hourMs - 10_000, bytes: 1_000_000, ended: true },
};

let books: Map<MeetingId, BookFact[]>;
/** What lies on the disk. */
let there: readonly RecordedPiece[];
let left: number;
let made: string[];
let noted: string[];
let mixing: Map<MeetingId, () => void>;
let recordings: Recordings;

const bookOf = (meetingId: MeetingId): Book =>
  (books.get(meetingId) ?? []).map((fact, index) => ({ seq: index + 1, at: 0, fact }));

beforeEach(() => {
  books = new Map();
  there = [piece];
  [left, made, noted, mixing] = [1e9, [], [], new Map()];
  recordings = new Recordings({
    archive: { events: async () => [...events, closed], has: async () => true },
    books: {
      read: async (meetingId) => bookOf(meetingId),
      write: async (meetingId, decide) => {
        books.set(meetingId, [...(books.get(meetingId) ?? []), ...(await decide(bookOf(meetingId)))]);
        return bookOf(meetingId);
      },
    },
    sound: {
      meetings: async () => ids,
      pieces: async () => there,
      piece: async () => ({ ...piece, path: '/piece' }),
      without: async () => null,
      keepOnly: async () => undefined,
      seal: async () => ({ fileId, bytes: piece.bytes }),
      room: async () => left,
      makeTrack: async (_meetingId, _of, _length, as) => {
        made.push(as);
        return { path: '/track', bytes: 1 };
      },
      canMix: async () => true,
      mix: async (meetingId) => {
        await new Promise<void>((done) => mixing.set(meetingId, done));
        mixing.delete(meetingId);
        return { path: '/sound', fileId, bytes: 1, lengthMs: 1 };
      },
      mixed: async () => ({ path: '/sound', bytes: 1 }),
      tidy: async () => undefined,
      remove: () => Promise.reject(new Error('a file can’t be deleted now')),
    },
    accesses: {
      played: async (_meetingId, what) => void noted.push(`played ${what}`),
      taken: async (_meetingId, what) => void noted.push(`taken ${what}`),
    },
    clock: { now: () => 2 * hourMs },
    logger: silentLogger,
    leave: async () => undefined,
  });
});

const track = (as: 'heard' | 'speech') =>
  recordings.track(first, { endpointId: anBinh, nth: 1, as, edition: whole }, person);
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'given',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('a track to be taken away', () => {
  it('is made where there is room for it, and says before anything is made or noted that there is none', async () => {
    left = 500_000;
    expect(await codeOf(track('heard'))).toBe('no-room-for-file');
    // The voice, an hour of silence, and for programs that write speech down two bytes for each of 16,000 samples a second.
    left = 1_000_000 + 3_600 * 500;
    expect(await codeOf(track('heard'))).toBe('given');
    expect(await codeOf(track('speech'))).toBe('no-room-for-file');
    expect([made, noted]).toEqual([['heard'], [`taken ${anBinh}`]]);
    left += 3_600 * 32_000;
    expect(await codeOf(track('speech'))).toBe('given');
  });
});

describe('the voices of many meetings', () => {
  it('are mixed one meeting after the other', async () => {
    const all = Promise.all(ids.map((meetingId) => recordings.over(meetingId)));
    for (const meetingId of ids) {
      await expect.poll(() => [...mixing.keys()]).toEqual([meetingId]);
      mixing.get(meetingId)?.();
    }
    await all;
    expect(ids.map((meetingId) => books.get(meetingId)?.map(({ type }) => type))).toEqual(
      ids.map(() => ['recordingKept', 'recordingMixed']),
    );
  });

  it('are not mixed where there is no room for that, which is said, and are once somebody asks and there is', async () => {
    // The voice, an hour of silence, and two files of 13 kB a second together.
    const needed = 1_000_000 + 3_600 * (500 + 13_000);
    left = needed - 20_000;
    await recordings.over(first);
    expect(mixing.size).toBe(0);
    expect((await recordings.of(first, whole)).mixed).toEqual({ state: 'failed', why: 'no-room' });
    left = needed;
    const again = recordings.over(first);
    await expect.poll(() => mixing.has(first)).toBe(true);
    mixing.get(first)?.();
    await again;
    expect((await recordings.of(first, whole)).mixed.state).toBe('ready');
  });
});

describe('a recording whose files are not there any more', () => {
  it('says how many stand in the book and are missing, as after a restore without them', async () => {
    there = [piece, { ...piece, number: 2, from: hourMs }];
    const over = recordings.over(first);
    await expect.poll(() => mixing.has(first)).toBe(true);
    mixing.get(first)?.();
    await over;
    const missing = async () => (await recordings.of(first, whole)).missing;
    expect(await missing()).toBe(0);
    there = there.slice(1);
    expect(await missing()).toBe(1);
    there = [];
    expect(await recordings.of(first, whole)).toMatchObject({ missing: 2, tracks: [], deleted: null });
  });
});

describe('a recording that was deleted', () => {
  it('is not given any more, also where a file of it could not be deleted', async () => {
    const over = recordings.over(first);
    await expect.poll(() => mixing.has(first)).toBe(true);
    mixing.get(first)?.();
    await over;
    const wanted = { to: 'play', edition: whole } as const;
    expect(await codeOf(recordings.all(first, wanted, person))).toBe('given');
    await expect(recordings.remove(first, person)).rejects.toThrow('can’t be deleted now');
    for (const asked of [
      recordings.all(first, wanted, person),
      recordings.piece(first, { number: 1, is: 'sound', to: 'play', edition: whole }, person),
      track('heard'),
    ])
      expect(await codeOf(asked)).toBe('not-found');
  });
});
