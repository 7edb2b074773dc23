import { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecordingHearts } from '../../../src/application/record/recording-hearts.ts';
import type { RecorderListener } from '../../../src/application/ports/recorder.ts';
import { FakeRecorders } from '../../fakes/recorders.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const meetingId = MeetingId.parse('giao-ban');
const rate = 50_000;

let now: number;
let recorders: FakeRecorders;
let room: () => Promise<number>;
let looked: number;
let hearts: RecordingHearts;
let told: string[];
/** Two microphones, of which one fell silent 5 s ago. */
const voices = () => [1, 2].map((ssrc) => ({ ssrc, kept: 5, keptAt: now - (ssrc === 1 ? 100 : 5_000) }));
const listener: RecorderListener = { beat: () => void told.push('beat'), ended: (why) => void told.push(why) };

beforeEach(() => {
  now = 1_000;
  looked = 0;
  told = [];
  recorders = new FakeRecorders();
  room = () => Promise.resolve(rate * 3_600);
  hearts = new RecordingHearts({
    recorders,
    room: () => {
      looked += 1;
      return room();
    },
    clock: { monotonicMs: () => now },
    logger: silentLogger,
  });
});

afterEach(() => void vi.useRealTimers());

const beats = (seconds: number, all = [recorders.all.at(-1)], soundOnlySince: number | null = null): void => {
  for (let half = 0; half < seconds * 2; half += 1) {
    now += 500;
    const bytes = Math.round(((now - 1_000) / 1_000) * rate);
    const beat = { packets: 1, bytes, keptUntil: now, trouble: null, soundOnlySince, voices: voices() };
    for (const each of all) each?.tells.beat(beat);
  }
};

describe('the heart of a recording', () => {
  it('says until when all is kept, how fast it grows and for how long there is room, and hides no word of the recorder', async () => {
    await hearts.start(meetingId, 1_000, listener);
    expect(await hearts.of(meetingId)).toBeNull();
    beats(60);
    const heart = (await hearts.of(meetingId)) ?? expect.fail();
    expect(heart).toMatchObject({ keptUntil: now, heard: 1, bytesPerSecond: rate, roomBytes: rate * 3_600 });
    expect(heart.roomSeconds).toBe(3_600);
    expect(told).toHaveLength(120);
    expect(await hearts.of(MeetingId.parse('another'))).toBeNull();
  });

  it('divides the room among all that are recorded at once', async () => {
    await hearts.start(meetingId, 1_000, listener);
    const other = await hearts.start(MeetingId.parse('chuyen-de'), 1_000, listener);
    beats(60, recorders.all);
    expect(await hearts.of(meetingId)).toMatchObject({ bytesPerSecond: rate, roomSeconds: 1_800 });
    await other.close();
    expect(await hearts.of(meetingId)).toMatchObject({ roomSeconds: 3_600 });
  });

  it('is counted anew where pictures give way: what took the room takes it no more', async () => {
    await hearts.start(meetingId, 1_000, listener);
    beats(60);
    expect((await hearts.of(meetingId))?.roomSeconds).toBe(3_600);
    beats(5, recorders.all, now);
    expect((await hearts.of(meetingId))?.roomSeconds).toBeNull();
  });

  it('is silent where the recorder is: it hangs, it died, it was ended', async () => {
    await hearts.start(meetingId, 1_000, listener);
    beats(5);
    now += 3_001;
    expect(await hearts.of(meetingId)).toBeNull();
    beats(1);
    expect(await hearts.of(meetingId)).not.toBeNull();
    recorders.all.at(-1)?.tells.ended('it was killed');
    expect(await hearts.of(meetingId)).toBeNull();
    expect(told.at(-1)).toBe('it was killed');
    const next = await hearts.start(meetingId, now, listener);
    beats(1);
    expect(await hearts.of(meetingId)).not.toBeNull();
    await next.close();
    beats(1);
    expect(await hearts.of(meetingId)).toBeNull();
  });

  it('looks at the room once for all who ask, and again a while later', async () => {
    await hearts.start(meetingId, 1_000, listener);
    beats(1);
    await Promise.all(Array.from({ length: 20 }, () => hearts.of(meetingId)));
    expect(looked).toBe(1);
    beats(20);
    room = () => Promise.resolve(-5);
    expect(await hearts.of(meetingId)).toMatchObject({ roomBytes: 0 });
    expect(looked).toBe(2);
  });

  it('says what it knows where the disk says nothing, and keeps nobody waiting for one that hangs', async () => {
    vi.useFakeTimers();
    await hearts.start(meetingId, 1_000, listener);
    room = () => Promise.reject(new Error('the disk is gone'));
    beats(20);
    const known = { keptUntil: now, bytesPerSecond: rate, roomBytes: null, roomSeconds: null };
    expect(await hearts.of(meetingId)).toMatchObject(known);
    beats(20);
    const late = Promise.withResolvers<number>();
    room = () => late.promise;
    const asked = async () => {
      const both = Promise.all([hearts.of(meetingId), hearts.of(meetingId)]);
      await vi.advanceTimersByTimeAsync(2_000);
      return both;
    };
    const before = looked;
    expect(await asked()).toMatchObject([{ ...known, keptUntil: now }, { roomBytes: null }]);
    beats(20);
    expect(await asked()).toMatchObject([{ roomBytes: null }, { roomBytes: null }]);
    expect(looked, 'a disk that hangs is asked once').toBe(before + 1);
    late.resolve(rate * 60);
    await vi.advanceTimersByTimeAsync(0);
    expect(await hearts.of(meetingId)).toMatchObject({ roomSeconds: 60 });
    room = () => new Promise(() => undefined);
    beats(30);
    expect((await asked())[0], 'what was said last holds for two minutes').toMatchObject({ roomSeconds: 60 });
    beats(100);
    expect((await asked())[0]).toMatchObject({ roomSeconds: null });
  });
});
