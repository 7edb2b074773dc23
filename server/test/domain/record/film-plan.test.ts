import { EndpointId, type RecordedPicture, type RecordedStand } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filmChapters,
  filmPlan,
  filmRate,
  filmSize,
  framesIn,
  type FilmGround,
  type FilmStretch,
} from '../../../src/domain/record/film-plan.ts';

const from = 1_700_000_000_000;
const [anBinh, hoaBinh, room] = ['an-binh', 'hoa-binh', 'room'].map((id) => EndpointId.parse(id)) as [
  EndpointId,
  EndpointId,
  EndpointId,
];
const frameMs = 1_000 / filmRate;

const stand = (at: number, large: readonly EndpointId[], beside: readonly EndpointId[] = []): RecordedStand => {
  const placed = (ids: readonly EndpointId[]) =>
    ids.map((endpointId) => ({ endpointId, kind: 'camera' as const, here: true }));
  return { from: from + at, large: placed(large), beside: placed(beside) };
};
const picture = (
  endpointId: EndpointId,
  ...pieces: readonly (readonly [number, number, number])[]
): RecordedPicture => ({
  ...{ endpointId, name: endpointId, source: 'camera' },
  pieces: pieces.map(([number, at, lengthMs]) => ({
    ...{ number, from: from + at, lengthMs, bytes: 1, growing: false, fileId: null, width: 320, height: 180 },
  })),
});
const ground = (lengthMs: number, stage: RecordedStand[], pictures: RecordedPicture[]): FilmGround => ({
  ...{ from, to: from + lengthMs, stage, pictures },
});
/** What is seen at a picture of a film: whose piece, and which of its pictures. */
const seenAt = (stretches: readonly FilmStretch[], frame: number) => {
  let begins = 0;
  for (const { frames, places } of stretches) {
    if (frame < begins + frames)
      return places.map(({ endpointId, shown }) => [
        ...[endpointId, shown?.number ?? null],
        shown === null ? null : shown.frame + frame - begins,
      ]);
    begins += frames;
  }
  return [];
};

const stands = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 200_000 }),
    large: fc.subarray([anBinh, hoaBinh, room]),
    beside: fc.subarray([anBinh, hoaBinh, room]),
  }),
  { maxLength: 12 },
);
const tracks = fc.array(fc.tuple(fc.integer({ min: -500, max: 200_000 }), fc.integer({ min: 0, max: 90_000 })), {
  maxLength: 8,
});
const grounds = fc
  .tuple(fc.integer({ min: 0, max: 200_000 }), stands, tracks, tracks)
  .map(([lengthMs, stood, its, others]) =>
    ground(
      lengthMs,
      stood.toSorted((a, b) => a.at - b.at).map(({ at, large, beside }) => stand(at, large, beside)),
      [
        picture(anBinh, ...its.map(([at, length], nth) => [nth + 1, at, length] as const)),
        picture(hoaBinh, ...others.map(([at, length], nth) => [nth + 100, at, length] as const)),
      ],
    ),
  );

describe('the plan of a film', () => {
  it('is as long as the recording to one picture, in stretches of a minute at most', () => {
    fc.assert(
      fc.property(grounds, (of) => {
        const stretches = filmPlan(of);
        expect(stretches.reduce((sum, { frames }) => sum + frames, 0)).toBe(framesIn(of.to - of.from));
        expect(stretches.every(({ frames }) => frames > 0 && frames <= 60 * filmRate)).toBe(true);
      }),
    );
  });

  it('shows at each picture what stood there then, at its own time, to one picture', () => {
    fc.assert(
      fc.property(grounds, fc.nat(5_000), (of, frame) => {
        const stretches = filmPlan(of);
        const at = from + (frame + 0.5) * frameMs;
        const seen = seenAt(stretches, frame);
        if (frame >= framesIn(of.to - of.from)) {
          expect(seen).toEqual([]);
          return;
        }
        const stood = of.stage.filter((each) => Math.abs(each.from - at) <= frameMs);
        // At the picture of a change either may be seen.
        if (stood.length > 0) return;
        const then = of.stage.findLast((each) => each.from <= at);
        expect(seen.map(([endpointId]) => endpointId)).toEqual(
          [...(then?.large ?? []), ...(then?.beside ?? [])].map(({ endpointId }) => endpointId),
        );
        for (const [, number, nth] of seen) {
          const piece = of.pictures.flatMap(({ pieces }) => pieces).find((each) => each.number === number);
          if (piece === undefined || typeof nth !== 'number') continue;
          expect(Math.abs(piece.from + nth * frameMs - at)).toBeLessThanOrEqual(frameMs);
          expect(at).toBeLessThan(piece.from + piece.lengthMs + 200);
        }
      }),
    );
  });

  it('keeps every place within its picture, and none over another', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(8), (large, beside) => {
        const ids = (count: number, name: string) =>
          Array.from({ length: count }, (_, nth) => EndpointId.parse(`${name}-${nth}`));
        const [stretch] = filmPlan(ground(1_000, [stand(0, ids(large, 'large'), ids(beside, 'beside'))], []));
        const boxes = stretch?.places.map(({ box }) => box) ?? [];
        expect(boxes).toHaveLength(large + Math.min(5, beside));
        for (const { x, y, width, height } of boxes) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(filmSize.width);
          expect(y + height).toBeLessThanOrEqual(filmSize.height);
          const over = boxes.filter(
            (other) =>
              other.x < x + width && x < other.x + other.width && other.y < y + height && y < other.y + other.height,
          );
          expect(over).toHaveLength(1);
        }
      }),
    );
  });

  it('goes on through a piece without a cut where nothing changes, and holds a hole of nothing to see', () => {
    const of = ground(10_000, [stand(0, [anBinh]), stand(6_000, [])], [picture(anBinh, [1, 0, 5_000])]);
    expect(filmPlan(of).map(({ frames, places }) => [frames, places.map(({ shown }) => shown)])).toEqual([
      // Its last picture is seen for a moment longer, as in the player.
      [framesIn(5_100), [{ number: 1, frame: 0 }]],
      [framesIn(6_000) - framesIn(5_100), [null]],
      [framesIn(4_000), []],
    ]);
  });
});

describe('a film of a recording that kept sound alone for a while', () => {
  it('has the name alone then, and the picture before and after', () => {
    const pieces = picture(anBinh, [1, 0, 60_000], [2, 60_000, 20_000], [3, 140_000, 40_000]);
    const of = ground(180_000, [stand(0, [anBinh])], [pieces]);
    const plan = filmPlan(of);
    expect(plan.reduce((sum, { frames }) => sum + frames, 0)).toBe(framesIn(180_000));
    const shownAt = (ms: number) => seenAt(plan, framesIn(ms)).map(([endpointId, number]) => [endpointId, number]);
    expect([70_000, 81_000, 139_000, 141_000].map(shownAt)).toEqual([
      [[anBinh, 2]],
      [[anBinh, null]],
      [[anBinh, null]],
      [[anBinh, 3]],
    ]);
  });
});

describe('the chapters of a film', () => {
  it('follow who stands large, without a hole; a moment is none of its own', () => {
    const stage = [stand(0, [room]), stand(20_000, [anBinh]), stand(22_000, [room]), stand(40_000, [hoaBinh], [room])];
    expect(filmChapters(ground(60_000, stage, []))).toEqual([
      { fromMs: 0, toMs: 40_000, large: [room] },
      { fromMs: 40_000, toMs: 60_000, large: [hoaBinh] },
    ]);
  });
});

describe('the plan of a film from which something is withheld', () => {
  const cutGrounds = fc.tuple(
    grounds,
    fc.array(
      fc
        .tuple(fc.integer({ min: -1_000, max: 200_000 }), fc.integer({ min: 1, max: 90_000 }))
        .map(([at, length]) => ({ from: from + at, to: from + at + length })),
      { maxLength: 4 },
    ),
  );

  it('has a card at each picture of which any moment is cut, and none elsewhere; it is as long as before', () => {
    fc.assert(
      fc.property(cutGrounds, ([of, cuts]) => {
        const stretches = filmPlan({ ...of, cuts });
        expect(stretches.reduce((sum, { frames }) => sum + frames, 0)).toBe(framesIn(of.to - of.from));
        let frame = 0;
        for (const { frames, withheld, places } of stretches) {
          const [begins, ends] = [of.from + frame * frameMs, of.from + (frame + frames) * frameMs];
          const touched = cuts.some((cut) => cut.from < ends && begins < cut.to);
          expect(withheld === true).toBe(touched);
          if (withheld === true) expect(places).toEqual([]);
          frame += frames;
        }
      }),
    );
  });

  it('says of each piece that a cut touches which of its pictures are never shown', () => {
    fc.assert(
      fc.property(cutGrounds, ([of, cuts]) => {
        const all = of.pictures.flatMap(({ pieces }) => pieces);
        for (const { places } of filmPlan({ ...of, cuts }))
          for (const { shown } of places) {
            const piece = all.find(({ number }) => number === shown?.number);
            if (piece === undefined) continue;
            for (const cut of cuts.filter((each) => each.from <= piece.from + piece.lengthMs && piece.from < each.to))
              expect(
                shown?.hidden?.some(
                  ([fromMs, toMs]) =>
                    piece.from + fromMs <= Math.max(cut.from, piece.from) && cut.to <= piece.from + toMs,
                ),
              ).toBe(true);
          }
      }),
    );
  });
});
