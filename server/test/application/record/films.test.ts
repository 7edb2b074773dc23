import { EndpointId, FileId, MeetingId, Refusal, type RecordedFilm } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { Films, type FilmsPorts, type Unfilmed } from '../../../src/application/record/films.ts';
import type { Book } from '../../../src/application/record/meeting-books.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { whole } from '../../../src/domain/record/edition.ts';
import type { FilmStretch } from '../../../src/domain/record/film-plan.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const [first, second] = ['first', 'second'].map((id) => MeetingId.parse(id)) as [MeetingId, MeetingId];
const anBinh = EndpointId.parse('an-binh');
const from = 1_700_000_000_000;
const fileId = FileId.parse('f'.repeat(64));
const admin = { by: 'hub' } as const;

/** A recording of three minutes that is over, its files in the book. */
const recorded = (meetingId: MeetingId): Unfilmed => ({
  ...{ meetingId, now: null, from, to: from + 180_000, stretches: [], tracks: [], bytes: 1, deleted: null },
  keeping: { days: 90, until: null, decided: null },
  ...{ edition: whole.key, missing: 0, withheld: [] },
  mixed: { state: 'none' },
  stage: [{ from, large: [{ endpointId: anBinh, kind: 'camera', here: true }], beside: [] }],
  pictures: [
    {
      ...{ endpointId: anBinh, name: 'An Bình', source: 'camera' },
      pieces: [...[{ number: 1, from, lengthMs: 180_000, bytes: 1, growing: false, fileId, width: 320, height: 180 }]],
    },
  ],
});

let recordings: Map<MeetingId, Unfilmed>;
let books: Map<MeetingId, BookFact[]>;
let begun: Set<MeetingId>;
let there: Set<MeetingId>;
let made: [MeetingId, FilmStretch][];
let rests: number[];
let taken: string[];
let open: MeetingId[];
let room: number;
let able: boolean;
/** What the studio waits for before it has made a stretch. */
let before: (gone: AbortSignal) => Promise<void>;
let nowMs: number;
let films: Films;

const bookOf = (meetingId: MeetingId): Book =>
  (books.get(meetingId) ?? []).map((fact, index) => ({ seq: index + 1, at: from, fact }));

const openFilms = (): Films => {
  const ports: FilmsPorts = {
    archive: { events: async () => [], unfinished: async () => open },
    books: {
      read: async (meetingId) => bookOf(meetingId),
      write: async (meetingId, decide) => {
        books.set(meetingId, [...(books.get(meetingId) ?? []), ...(await decide(bookOf(meetingId)))]);
        return bookOf(meetingId);
      },
    },
    recordings: {
      of: async (meetingId) => recordings.get(meetingId) ?? Promise.reject(new Refusal('not-found')),
    },
    open: async () => whole,
    studio: {
      canMake: async () => able,
      begun: async () => [...begun].map((meetingId) => ({ meetingId, edition: whole.key })),
      begin: async ({ meetingId }) => void begun.add(meetingId),
      room: async () => room,
      make: async ({ meetingId }, stretch, _words, gone) => {
        await before(gone);
        nowMs += 10;
        made.push([meetingId, stretch]);
      },
      join: async ({ meetingId }) => {
        there.add(meetingId);
        return { fileId, bytes: 123 };
      },
      film: async ({ meetingId }) => (there.has(meetingId) ? { path: `/film/${meetingId}`, bytes: 123 } : null),
      letGo: async ({ meetingId }) => void begun.delete(meetingId),
    },
    accesses: { taken: async (_meetingId, what) => void taken.push(what) },
    clock: { monotonicMs: () => nowMs },
    logger: silentLogger,
    rest: async (ms) => void rests.push(ms),
  };
  return new Films(ports);
};
const stateOf = (meetingId: MeetingId): Promise<RecordedFilm> => films.of(recordings.get(meetingId) ?? expect.fail());
const comes = (meetingId: MeetingId, state: RecordedFilm['state']) =>
  expect.poll(async () => (await stateOf(meetingId)).state, { timeout: 20_000 }).toBe(state);
/** The studio stands still until it is let go, or what it makes is not wanted any more. */
const standStill = (): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  before = (gone) =>
    Promise.race([
      promise,
      new Promise<never>((_done, fail) => gone.addEventListener('abort', () => fail(new Error('gone')))),
    ]);
  return () => resolve(undefined);
};

beforeEach(() => {
  recordings = new Map([first, second].map((meetingId) => [meetingId, recorded(meetingId)]));
  books = new Map();
  [begun, there] = [new Set(), new Set()];
  [made, rests, taken, open] = [[], [], [], []];
  room = 10_000_000_000;
  able = true;
  nowMs = 0;
  before = () => Promise.resolve();
  films = openFilms();
});

describe('the film of a recording', () => {
  it('is made stretch by stretch once the meeting is over, and stands in the book with its hash; taking it is noted', async () => {
    await films.over(first);
    await comes(first, 'ready');
    expect(made).toHaveLength(3);
    expect(books.get(first)).toEqual([
      { type: 'recordingFilmed', fileId, bytes: 123, lengthMs: 180_000, actor: admin },
    ]);
    expect(begun.size).toBe(0);
    expect(rests).toEqual([]);
    expect(await films.file(first, whole, admin)).toEqual({ path: `/film/${first}`, bytes: 123 });
    expect(taken).toEqual(['film']);
    // Asked for again it stays.
    await films.ask(first, whole);
    expect(made).toHaveLength(3);
  });

  it('is one at a time: the next one waits, and it is said how far the first is', async () => {
    const letGo = standStill();
    await films.over(first);
    await films.over(second);
    await comes(first, 'making');
    expect(await stateOf(first)).toEqual({ state: 'making', percent: 0, givesWay: false });
    expect(await stateOf(second)).toEqual({ state: 'waiting' });
    await expect(films.file(first, whole, admin)).rejects.toMatchObject({ code: 'recording-not-mixed' });
    letGo();
    await comes(second, 'ready');
    expect(made.map(([meetingId]) => meetingId)).toEqual([first, first, first, second, second, second]);
  });

  it('waits from the closing on, until its sound is mixed; where nothing is to be seen there is none', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const over = films.over(first, promise);
    expect(await stateOf(first)).toEqual({ state: 'waiting' });
    resolve(undefined);
    await over;
    await comes(first, 'ready');
    // Over once more, as after a restart: it stays.
    await films.over(first);
    expect((await stateOf(first)).state).toBe('ready');
    recordings.set(second, { ...recorded(second), pictures: [] });
    await films.over(second);
    expect(await stateOf(second)).toEqual({ state: 'none' });
    expect(made).toHaveLength(3);
  });

  it('rests beside a meeting that runs, three times as long as it worked', async () => {
    open = [second];
    await films.over(first);
    await comes(first, 'ready');
    expect(rests).toEqual([30, 30, 30]);
  });

  it('is ended where its recording is deleted: nothing is made of it any more', async () => {
    standStill();
    await films.over(first);
    await comes(first, 'making');
    await films.leave(first);
    expect(made).toEqual([]);
    expect(books.get(first)).toBeUndefined();
    expect(await stateOf(first)).toEqual({ state: 'none' });
  });

  it('goes on after a restart where a hub left it, also one that waited', async () => {
    standStill();
    await films.over(first);
    await films.over(second);
    await films.close();
    expect(made).toEqual([]);
    before = () => Promise.resolve();
    films = openFilms();
    await films.takeUp();
    await comes(first, 'ready');
    await comes(second, 'ready');
  });

  it('is made at the next start where the hub was killed before its sound was mixed, or its files were in the book', async () => {
    void films.over(first, new Promise<never>(() => undefined));
    await expect.poll(() => [...begun]).toEqual([first]);
    films = openFilms();
    await films.takeUp([second]);
    await comes(first, 'ready');
    await comes(second, 'ready');
    expect(begun.size).toBe(0);
  });

  it('leaves nothing of a meeting without a picture, nor where its sound could not be mixed', async () => {
    recordings.set(first, { ...recorded(first), pictures: [] });
    await films.takeUp([first]);
    const segments: Unfilmed['tracks'][number]['segments'] = [];
    const tracks: Unfilmed['tracks'] = [{ endpointId: anBinh, name: 'An Bình', source: 'microphone', segments }];
    recordings.set(second, { ...recorded(second), tracks, mixed: { state: 'failed', why: 'trouble' } });
    await films.over(second);
    expect(await stateOf(second)).toEqual({ state: 'none' });
    expect(begun.size).toBe(0);
    expect(made).toEqual([]);
  });

  it('waits for the next start where the hub ends meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const over = films.over(first, promise);
    await expect.poll(() => begun.size).toBe(1);
    await films.close();
    resolve(undefined);
    await over;
    expect([...begun]).toEqual([first]);
  });

  it('says that there is no room, or that it failed, lets go of what it took, and tries again when it is asked', async () => {
    room = 1_000;
    await films.over(first);
    await comes(first, 'failed');
    expect(await stateOf(first)).toEqual({ state: 'failed', why: 'no-room' });
    expect(begun.size).toBe(0);
    room = 10_000_000_000;
    before = () => Promise.reject(new Error('a bad picture'));
    await films.ask(first, whole);
    await expect.poll(() => stateOf(first)).toEqual({ state: 'failed', why: 'trouble' });
    before = () => Promise.resolve();
    await films.ask(first, whole);
    await comes(first, 'ready');
  });

  it('is refused with a reason while it can’t be made', async () => {
    const change = (by: Partial<Unfilmed>): void => void recordings.set(first, { ...recorded(first), ...by });
    const refused = async (code: string): Promise<void> =>
      expect(films.ask(first, whole)).rejects.toMatchObject({ code });
    change({ pictures: [] });
    await refused('not-found');
    change({ deleted: { at: from, by: '', files: [] } });
    await refused('not-found');
    change({ to: null });
    await refused('meeting-still-open');
    change({
      tracks: [{ endpointId: anBinh, name: 'An Bình', source: 'microphone', segments: [] }],
      mixed: { state: 'making' },
    });
    await refused('recording-not-mixed');
    change({});
    able = false;
    await refused('no-ffmpeg');
    expect(await stateOf(first)).toEqual({ state: 'unavailable' });
    await expect(films.file(first, whole, admin)).rejects.toMatchObject({ code: 'not-found' });
    expect(made).toEqual([]);
  });
});
