import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lookAtSource,
  unwatched,
  type FoundTrouble,
  type SourceLook,
  type SourceWatch,
} from '../../../src/core/troubles/source-watch.ts';

const everyMs = 500;
const fine: Omit<SourceLook, 'atMs'> = {
  trackId: 'first',
  capture: null,
  muted: false,
  peak: null,
  frames: null,
  picture: null,
  sent: null,
};
type Change = Partial<Omit<SourceLook, 'atMs'>>;

/** What is found at each of these looks, half a second apart. */
const foundAt = (changes: readonly Change[]): readonly (FoundTrouble['trouble'] | null)[] => {
  let watch: SourceWatch = unwatched;
  return changes.map((change, index) => {
    watch = lookAtSource(watch, { ...fine, ...change, atMs: index * everyMs });
    return watch.found?.trouble ?? null;
  });
};
const last = (changes: readonly Change[]): FoundTrouble['trouble'] | null => foundAt(changes).at(-1) ?? null;
const times = (count: number, change: (index: number) => Change): Change[] =>
  Array.from({ length: count }, (_, index) => change(index));
/** How long it takes until something is found, in milliseconds. */
const foundAfterMs = (changes: readonly Change[]): number =>
  foundAt(changes).findIndex((each) => each !== null) * everyMs;

/** Peaks of a quiet room as Chromium gave them for noise of -88 dB, of a voice, and of a device that gives nothing. */
const quietRoom = [0.000155, 0.00013, 0.00014, 0.000147, 0.000118, 0.00015] as const;
const voice = 0.15;

describe('a trouble of an own source', () => {
  it('is found within 3 s, whatever it is, a look on either side counted in', () => {
    const cases: readonly (readonly Change[])[] = [
      times(20, () => ({ muted: true })),
      times(20, () => ({ peak: 0 })),
      times(20, () => ({ frames: 7 })),
      times(20, () => ({ picture: 4711 })),
      times(20, () => ({ sent: 12 })),
    ];
    expect(cases.map((changes) => last(changes))).toEqual(['muted', 'silent', 'frameless', 'still', 'unsent']);
    for (const changes of cases) expect(foundAfterMs(changes) + everyMs).toBeLessThanOrEqual(3_000);
  });

  it('is the capture’s own where that fails, at once, and dated back to what led to it', () => {
    expect(foundAt([{ capture: 'denied', trackId: null }])).toEqual(['denied']);
    const zeros = times(8, () => ({ peak: 0 }));
    let watch = unwatched;
    for (const [index, change] of [...zeros, { capture: 'unplugged' as const, trackId: null }].entries())
      watch = lookAtSource(watch, { ...fine, ...change, atMs: index * everyMs });
    expect(watch.found).toEqual({ trouble: 'unplugged', sinceMs: 0 });
  });

  it('goes with its cause, at the next look', () => {
    const back: readonly Change[] = [{ muted: false }, { peak: voice }, { frames: 8 }, { picture: 1 }, { sent: 13 }];
    const bad: readonly Change[] = [{ muted: true }, { peak: 0 }, { frames: 7 }, { picture: 2 }, { sent: 12 }];
    for (const [index, change] of bad.entries()) {
      const found = foundAt([...times(8, () => change), back[index] ?? {}]);
      expect(found.at(-2)).not.toBeNull();
      expect(found.at(-1)).toBeNull();
    }
  });

  it('is none of another track, nor of one that is let go of', () => {
    expect(last([...times(8, () => ({ frames: 7 })), { frames: 7, trackId: 'second' }])).toBeNull();
    expect(last([...times(8, () => ({ frames: 7 })), { trackId: null }])).toBeNull();
  });

  it('is not found by a page that slept', () => {
    const before = lookAtSource(unwatched, { ...fine, frames: 7, atMs: 0 });
    const after = lookAtSource(before, { ...fine, frames: 7, atMs: 60_000 });
    expect(after.found).toBeNull();
    expect(lookAtSource(after, { ...fine, frames: 7, atMs: 62_000 }).found).toEqual({
      trouble: 'frameless',
      sinceMs: 60_000,
    });
  });
});

describe('silence', () => {
  it('is no quiet room', () => {
    expect(last(times(400, (index) => ({ peak: quietRoom[index % quietRoom.length] ?? 0.0001 })))).toBeNull();
  });

  it('is nothing that has one sample of sound in each look', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1.1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 100 }),
        (peaks) => {
          expect(foundAt(peaks.map((peak) => ({ peak }))).every((each) => each === null)).toBe(true);
        },
      ),
    );
  });

  it('can’t be told without an ear', () => {
    expect(last(times(40, () => ({ peak: null })))).toBeNull();
  });

  it('between the words of a microphone with a gate is learnt: a pause that has passed is waited for longer', () => {
    const talk = (pauseLooks: number): Change[] => [
      ...times(4, () => ({ peak: voice })),
      ...times(pauseLooks, () => ({ peak: 0 })),
    ];
    const told = (changes: readonly Change[]): number =>
      foundAt(changes).filter((each, index, all) => each === 'silent' && all[index - 1] !== 'silent').length;
    expect(told([...talk(8), ...talk(8), ...talk(8), ...talk(8), ...talk(8)])).toBe(1);
    // Held back by the system it says nothing of a gate.
    expect(told([...times(20, () => ({ muted: true, peak: 0 })), ...talk(8)])).toBe(1);
    // One that is really switched off is told all the same.
    expect(told([...talk(8), ...talk(20), ...talk(80)])).toBe(3);
  });

  it('that has passed is forgotten after ten minutes without: then it is told as soon as at first', () => {
    const gaps = [...times(4, () => ({ peak: voice })), ...times(8, () => ({ peak: 0 })), { peak: voice }];
    const wellFor = (minutes: number): Change[] => times(minutes * 120, () => ({ peak: voice }));
    const toldAfterMs = (before: readonly Change[]): number => {
      const all = foundAt([...before, ...times(100, () => ({ peak: 0 }))]);
      return all.slice(before.length).findIndex((each) => each !== null) * everyMs;
    };
    expect(toldAfterMs([...gaps, ...wellFor(9)])).toBe(8_000);
    expect(toldAfterMs([...gaps, ...wellFor(11)])).toBe(2_000);
    // A gate's pauses are no well time, although they are too short by now to be told.
    const quietly = times(12 * 120, (index) => ({ peak: index % 10 < 2 ? voice : 0 }));
    expect(toldAfterMs([...gaps, ...quietly, { peak: voice }])).toBe(8_000);
  });
});

it('never finds anything in a source that is well', () => {
  const well = fc.array(
    fc.record({ peak: fc.double({ min: 1e-4, max: 1, noNaN: true }), step: fc.integer({ min: 1, max: 40 }) }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(well, (looks) => {
      let frames = 0;
      const changes = looks.map(({ peak, step }): Change => {
        frames += step;
        return { peak, frames, picture: frames * 31, sent: frames };
      });
      expect(foundAt(changes).every((each) => each === null)).toBe(true);
    }),
  );
});
