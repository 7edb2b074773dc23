import { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAt,
  gapsIn,
  goesOnAt,
  heardOf,
  soonDue,
  untilChange,
  type SoundFile,
  type Track,
} from '../../../src/core/recording/sound.ts';

const openedAt = 1_000_000;
const file = (from: number, lengthMs: number, key = `${from}+${lengthMs}`): SoundFile => ({
  ...{ key, address: `/sound/${key}` },
  from: openedAt + from,
  lengthMs,
});
const track = (name: string, ...files: SoundFile[]): Track => ({ endpointId: EndpointId.parse(name), files });

/** Files of one track lie one after the other, some without a gap. */
const someTrack = fc.array(fc.tuple(fc.nat(5_000), fc.nat(20_000)), { maxLength: 8 }).map((pieces): Track => {
  let at = openedAt;
  const files = pieces.map(([gap, lengthMs], index) => {
    const from = at + gap;
    at = from + lengthMs;
    return { key: `${index} ${from}`, address: `/sound/${index}`, from, lengthMs };
  });
  return { endpointId: EndpointId.parse('a'), files };
});
const someTracks = fc.array(someTrack, { maxLength: 5 });
const someMoment = fc.integer({ min: openedAt - 1_000, max: openedAt + 250_000 });

describe('what of a recording is to be heard at an instant', () => {
  it('is of each track the file that covers it, at the place that the meeting’s time names', () => {
    const tracks = [track('a', file(0, 1_000), file(5_000, 2_000)), track('b', file(500, 10_000))];
    const at = (after: number) => dueAt(tracks, openedAt + after).map(({ file: { key }, offsetMs }) => [key, offsetMs]);
    expect(at(-1)).toEqual([]);
    expect(at(0)).toEqual([['0+1000', 0]]);
    expect(at(999)).toEqual([
      ['0+1000', 999],
      ['500+10000', 499],
    ]);
    expect(at(1_000), 'its end is no part of it').toEqual([['500+10000', 500]]);
    expect(at(6_500)).toEqual([
      ['5000+2000', 1_500],
      ['500+10000', 6_000],
    ]);
  });

  it('never lies outside of its file, and is something exactly where the line of time says that something was heard', () => {
    fc.assert(
      fc.property(someTracks, someMoment, (tracks, at) => {
        const due = dueAt(tracks, at);
        for (const {
          file: { from, lengthMs },
          offsetMs,
        } of due) {
          expect(from + offsetMs).toBe(at);
          expect(offsetMs).toBeGreaterThanOrEqual(0);
          expect(offsetMs).toBeLessThan(lengthMs);
        }
        const covered = heardOf(tracks).some(({ from, to }) => from <= at && at < to);
        expect(due.length > 0).toBe(covered);
      }),
    );
  });

  it('stays the same until the next change, and what comes by then was made ready', () => {
    fc.assert(
      fc.property(someTracks, someMoment, fc.nat(5_000), (tracks, at, laterMs) => {
        const keys = (moment: number) => dueAt(tracks, moment).map(({ file: { key } }) => key);
        const change = untilChange(tracks, at);
        if (laterMs < change) expect(keys(at + laterMs)).toEqual(keys(at));
        const ready = new Set([...keys(at), ...soonDue(tracks, at, laterMs).map(({ key }) => key)]);
        for (const key of keys(at + laterMs)) expect(ready.has(key)).toBe(true);
      }),
    );
  });
});

describe('the line of time of a recording', () => {
  it('is made of stretches and gaps that together are the whole, apart and in their order', () => {
    fc.assert(
      fc.property(someTracks, fc.nat(3_000), fc.nat(250_000), (tracks, joinMs, length) => {
        const span = { from: openedAt, to: openedAt + length };
        const heard = heardOf(tracks, joinMs);
        heard.forEach(({ from, to }, index) => {
          expect(from).toBeLessThan(to);
          const next = heard[index + 1];
          if (next !== undefined) expect(next.from - to).toBeGreaterThan(joinMs);
        });
        const gaps = gapsIn(span, heard);
        const cut = heard.map(({ from, to }) => Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)));
        const sum = [...cut, ...gaps.map(({ from, to }) => to - from)].reduce((all, each) => all + each, 0);
        expect(sum).toBe(length);
        for (const gap of gaps) for (const at of [gap.from, gap.to - 1]) expect(dueAt(tracks, at)).toEqual([]);
      }),
    );
  });

  it('is jumped over where nothing was recorded, never backwards, never over anything that was', () => {
    fc.assert(
      fc.property(someTracks, someMoment, (tracks, at) => {
        const heard = heardOf(tracks);
        const on = goesOnAt(heard, at);
        if (on === null) {
          expect(heard.every(({ to }) => to <= at)).toBe(true);
          return;
        }
        expect(on).toBeGreaterThanOrEqual(at);
        expect(gapsIn({ from: at, to: on }, heard)).toEqual(on === at ? [] : [{ from: at, to: on }]);
        if (on > at) expect(dueAt(tracks, on).length).toBeGreaterThan(0);
      }),
    );
  });

  it('passes a breath like any other part', () => {
    const heard = heardOf([track('a', file(0, 1_000), file(2_500, 1_000), file(60_000, 1_000))]);
    expect(goesOnAt(heard, openedAt + 1_200)).toBe(openedAt + 1_200);
    expect(goesOnAt(heard, openedAt + 4_000)).toBe(openedAt + 60_000);
    expect(goesOnAt(heard, openedAt + 61_000)).toBeNull();
  });
});
