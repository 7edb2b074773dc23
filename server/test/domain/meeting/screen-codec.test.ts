import { screenCodecs, type ScreenCodec } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyCodec,
  codecPatience,
  codecsOf,
  lookAtReaders,
  looksAgainIn,
} from '../../../src/domain/meeting/reception/screen-codec.ts';

type Reads = ReadonlySet<ScreenCodec>;
const all: Reads = new Set(screenCodecs);
const old: Reads = new Set(['VP9', 'VP8']);
const oldest: Reads = new Set(['VP8']);

/** A meeting by the clock: who is there from when on, in milliseconds, and what is told then, and by itself in between. */
const told = (turns: readonly { readonly atMs: number; readonly readers: readonly Reads[] }[], untilMs: number) => {
  let climb = anyCodec(0);
  const heard: { readonly atMs: number; readonly codecs: readonly ScreenCodec[] }[] = [];
  const look = (atMs: number, readers: readonly Reads[]): void => {
    const before = climb.step;
    climb = lookAtReaders(climb, atMs, readers);
    if (climb.step !== before) heard.push({ atMs, codecs: codecsOf(climb) });
  };
  for (const [index, { atMs, readers }] of turns.entries()) {
    look(atMs, readers);
    const endMs = turns[index + 1]?.atMs ?? untilMs;
    let nowMs = atMs;
    for (;;) {
      const inMs = looksAgainIn(climb, nowMs, readers);
      // A look that finds nothing and asks for another at once would never end.
      if (inMs !== null) expect(inMs).toBeGreaterThan(0);
      if (inMs === null || nowMs + inMs >= endMs) break;
      nowMs += inMs;
      look(nowMs, readers);
    }
  }
  return heard;
};

describe('in which codec a screen is sent', () => {
  it('is the leanest where everybody reads it, and one that everybody reads as soon as somebody does not', () => {
    const turns = [
      { atMs: 0, readers: [all, all] },
      { atMs: 5_000, readers: [all, all, old] },
      { atMs: 6_000, readers: [all, all, old, oldest] },
    ];
    expect(told(turns, 20_000)).toEqual([
      { atMs: 5_000, codecs: ['VP9', 'VP8'] },
      { atMs: 6_000, codecs: ['VP8'] },
    ]);
  });

  it('is the leanest again once nobody else has been there for a minute, step by step', () => {
    const turns = [
      { atMs: 0, readers: [all, oldest] },
      { atMs: 10_000, readers: [all] },
    ];
    expect(told(turns, 600_000)).toEqual([
      { atMs: 0, codecs: ['VP8'] },
      { atMs: 60_000, codecs: ['VP9', 'VP8'] },
      { atMs: 120_000, codecs: ['AV1', 'VP9', 'VP8'] },
    ]);
  });

  it('is left alone twice as long each time that somebody came all the same', () => {
    const turns = Array.from({ length: 12 }, (_, round) => [
      { atMs: round * 400_000, readers: [all, old] },
      { atMs: round * 400_000 + 1_000, readers: [all] },
    ]).flat();
    const ups = told(turns, 4_800_000).filter(({ codecs }) => codecs[0] === 'AV1');
    // At 60, then 120 and 240 s after a fall; beyond the 400 s of these turns it is not tried any more.
    expect(ups.map(({ atMs }) => atMs)).toEqual([
      60_000,
      400_000 + 120_000,
      800_000 + 240_000,
      ...ups.slice(3).map(({ atMs }) => atMs),
    ]);
    expect(ups.length).toBeLessThan(5);
  });

  it('begins anew where nobody is left, and looks at nothing by itself', () => {
    const fallen = lookAtReaders(anyCodec(0), 0, [oldest]);
    const empty = lookAtReaders(fallen, 1_000, []);
    expect(codecsOf(empty)).toEqual([...screenCodecs]);
    expect(looksAgainIn(empty, 1_000, [])).toBeNull();
  });

  it('looks no more at a step that was tried where nothing leaner is read by all', () => {
    const down = lookAtReaders(anyCodec(0), 0, [oldest]);
    const tried = lookAtReaders(down, codecPatience.firstMs, [old]);
    expect(codecsOf(tried)).toEqual(['VP9', 'VP8']);
    for (const passedMs of [1, codecPatience.provenAfterMs, 100 * codecPatience.provenAfterMs])
      expect(looksAgainIn(tried, codecPatience.firstMs + passedMs, [old])).toBeNull();
    // Where AV1 may be taken again, it is looked at when that is due.
    expect(looksAgainIn(tried, codecPatience.firstMs + 1, [all])).toBeGreaterThan(0);
  });

  const reads = fc.constantFrom(all, old, oldest);
  const turns = fc
    .array(
      fc.record({
        afterMs: fc.integer({ min: 0, max: 400_000 }),
        readers: fc.array(reads, { minLength: 1, maxLength: 5 }),
      }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    .map((steps) => {
      let atMs = 0;
      return steps.map(({ afterMs, readers }) => ({ atMs: (atMs += afterMs), readers }));
    });

  it('never leaves anybody before a dark screen, whoever comes and goes', () => {
    fc.assert(
      fc.property(turns, (meeting) => {
        const heard = told(meeting, (meeting.at(-1)?.atMs ?? 0) + 3_600_000);
        for (const [index, { atMs, readers }] of meeting.entries()) {
          const endMs = meeting[index + 1]?.atMs ?? Infinity;
          const before = heard.findLast((each) => each.atMs <= atMs)?.codecs ?? screenCodecs;
          const sent = [
            before,
            ...heard.filter((each) => each.atMs > atMs && each.atMs < endMs).map(({ codecs }) => codecs),
          ];
          for (const codecs of sent)
            for (const codec of codecs) expect(readers.every((each) => each.has(codec))).toBe(true);
        }
      }),
    );
  });

  it('never goes up sooner than its patience after it went down, and comes to rest', () => {
    fc.assert(
      fc.property(turns, (meeting) => {
        const endMs = (meeting.at(-1)?.atMs ?? 0) + 3_600_000;
        const heard = told(meeting, endMs);
        let before = { atMs: -codecPatience.firstMs, count: screenCodecs.length as number };
        for (const { atMs, codecs } of heard) {
          if (codecs.length > before.count) expect(atMs - before.atMs).toBeGreaterThanOrEqual(codecPatience.firstMs);
          before = { atMs, count: codecs.length };
        }
        const left = meeting.at(-1)?.readers ?? [];
        const best = screenCodecs.filter((codec) => left.every((each) => each.has(codec)));
        expect(heard.at(-1)?.codecs ?? [...screenCodecs]).toEqual(best);
      }),
    );
  });
});
