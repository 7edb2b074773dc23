import { rungs, type Climb } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../../server/src/domain/meeting/ladder/steps.ts';
import { stepBorne } from '../../../../server/src/domain/meeting/ladder/bearing.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../../../server/test/support/meetings.ts';
import { pcBears } from '../../../src/core/pc/pc-load.ts';
import { cameraKept, screenIsSlow } from '../../../src/core/troubles/uplink-watch.ts';
import {
  atFirst,
  everybody,
  flowsOn,
  foundDown,
  foundUp,
  lookedAt,
  looks,
  picturesOf,
  receivedOn,
  sentOfCamera,
  voicesOf,
  type Ladders,
  type Look,
  type World,
} from './thin-and-slow.ts';

const someWorld: fc.Arbitrary<World> = fc.record({
  scene: fc.record({
    own: fc.constantFrom(anBinh, room),
    speaks: fc.constantFrom(...everybody),
    screen: fc.constantFrom(null, hoaLac, dangKhe),
    open: fc.subarray([room, hoaLac, dangKhe]),
  }),
  down: fc.oneof(fc.integer({ min: 20_000, max: 400_000 }), fc.integer({ min: 20_000, max: 6_000_000 })),
  up: fc.oneof(fc.integer({ min: 25_000, max: 400_000 }), fc.integer({ min: 25_000, max: 3_000_000 })),
  gives: fc.oneof(fc.double({ min: 0.01, max: 0.1, noNaN: true }), fc.double({ min: 0.01, max: 0.8, noNaN: true })),
  camera: fc.boolean(),
  ownScreen: fc.boolean(),
  pageTurns: fc.boolean(),
  limit: fc.constantFrom(null, null, null, 'stage', 'one-picture', 'voice'),
  hidden: fc.boolean(),
  reckons: fc.constantFrom(true, true, false),
});
/** All look once a second or so, in any order: the line down at the hub, the line up and the PC on the page. */
const someSeconds = (most: number) =>
  fc.array(
    fc.record({
      order: fc.shuffledSubarray([...looks], { minLength: 3, maxLength: 3 }),
      gapMs: fc.integer({ min: 900, max: 1_300 }),
    }),
    { minLength: 1, maxLength: most },
  );
/** Line and PC become others again and again, and so does what goes on in the meeting. */
const someHistory = fc.array(fc.record({ world: someWorld, seconds: someSeconds(45) }), {
  minLength: 1,
  maxLength: 6,
});
type History = readonly {
  readonly world: World;
  readonly seconds: readonly { readonly order: readonly Look[]; readonly gapMs: number }[];
}[];

/** One look: how all stood before and after it. */
interface Moment {
  readonly atMs: number;
  readonly look: Look;
  readonly world: World;
  readonly before: Ladders;
  readonly now: Ladders;
}
interface Standing {
  readonly ladders: Ladders;
  readonly nowMs: number;
}
const walk = (history: History, from: Standing = { ladders: atFirst, nowMs: 0 }): Moment[] => {
  const moments: Moment[] = [];
  let { ladders, nowMs } = from;
  for (const { world, seconds } of history)
    for (const { order, gapMs } of seconds)
      for (const [index, look] of order.entries()) {
        const atMs = nowMs + Math.round((gapMs * (index + 1)) / order.length);
        const before = ladders;
        ladders = lookedAt(before, world, look, atMs);
        moments.push({ atMs, look, world, before, now: ladders });
        if (index === order.length - 1) nowMs = atMs;
      }
  return moments;
};
const everySecond = (count: number) => Array.from({ length: count }, () => ({ order: looks, gapMs: 1_000 }));
const forEachWalk = (
  check: (moments: readonly Moment[]) => void,
  { numRuns = 100, ...more }: { numRuns?: number; seed?: number } = {},
) =>
  fc.assert(
    fc.property(someHistory, (history) => check(walk(history))),
    { numRuns, ...more },
  );

/** How patiently each goes up, as docs/adr/0019 and 0024 say it: by hand, so that a rule that is loosened is seen. */
interface Watched {
  readonly name: string;
  readonly look: Look;
  readonly firstMs: number;
  readonly climb: (of: Ladders) => Climb;
}
const ofLine: Watched = { name: 'the line down', look: 'down', firstMs: 4_000, climb: ({ bearing }) => bearing.climb };
const ofPc: Watched = { name: 'the PC', look: 'pc', firstMs: 10_000, climb: ({ load }) => load.climb };
const ladders: readonly Watched[] = [
  ofLine,
  ofPc,
  { name: 'the own camera', look: 'up', firstMs: 8_000, climb: ({ uplink }) => uplink.climb },
  { name: 'the own voice’s packets', look: 'up', firstMs: 8_000, climb: ({ uplink }) => uplink.voice },
  { name: 'the own screen', look: 'up', firstMs: 8_000, climb: ({ uplink }) => uplink.screen },
];
/** A camera or a screen that is turned on or off begins anew. */
const beginsAnew = (name: string, { camera, ownScreen }: World): boolean =>
  (name === 'the own camera' && !camera) || (name === 'the own screen' && !ownScreen);

describe('a line and a PC that both change at random', () => {
  test.each(ladders)(
    '$name goes up one step at a time, and never sooner than by its own patience',
    ({ name, look, firstMs, climb }) => {
      forEachWalk((moments) => {
        let changedAtMs = 0;
        for (const { atMs, world, before, now, look: of } of moments) {
          if (of !== look) continue;
          const [from, to] = [climb(before).step, climb(now).step];
          if (beginsAnew(name, world)) {
            changedAtMs = atMs;
            continue;
          }
          if (to < from) {
            expect(from - to).toBe(1);
            expect(atMs - changedAtMs).toBeGreaterThanOrEqual(firstMs);
          }
          if (to !== from) changedAtMs = atMs;
        }
      });
    },
  );

  test.each([
    ['pictures', ({ pictures }: Required<Step>) => rungs.indexOf(pictures)],
    ['voices', ({ rung, fewVoices }: Required<Step>) => rungs.indexOf(rung) + (fewVoices ? 0.5 : 0)],
  ])('together they let more %s through never sooner than 4 s after they let through less', (_what, lowness) => {
    forEachWalk((moments) => {
      let [changedAtMs, limit] = [0, moments[0]?.world.limit];
      for (const { atMs, world, before, now } of moments) {
        const [from, to] = [lowness(receivedOn(before, world)), lowness(receivedOn(now, world))];
        // What a hand sets and takes back holds at once.
        if (world.limit !== limit) [changedAtMs, limit] = [-Infinity, world.limit];
        if (to < from) expect(atMs - changedAtMs).toBeGreaterThanOrEqual(4_000);
        if (to !== from) changedAtMs = atMs;
      }
    });
  });

  test('each falls at most once for each time it has gone up, and once for each of its steps besides', () => {
    forEachWalk((moments) => {
      for (const { look, climb } of ladders.slice(0, 2)) {
        const changes = moments.filter(
          (each) => each.look === look && climb(each.before).step !== climb(each.now).step,
        );
        const ups = changes.filter(({ before, now }) => climb(now).step < climb(before).step);
        expect(changes.length).toBeLessThanOrEqual(ups.length * 2 + 5);
      }
    });
  });

  test('tries that fail come ever more seldom: the PC waits twice as long after each, to two minutes', () => {
    const { look, climb } = ofPc;
    forEachWalk((moments) => {
      const waits = new Map<number, number>();
      let [changedAtMs, triedAtMs] = [0, Number.NaN];
      for (const { atMs, before, now } of moments.filter((each) => each.look === look)) {
        const [from, to] = [climb(before).step, climb(now).step];
        if (to === from) continue;
        if (to < from) {
          expect(atMs - changedAtMs).toBeGreaterThanOrEqual(waits.get(to) ?? 10_000);
          triedAtMs = atMs;
        } else {
          const failed = atMs - triedAtMs < 20_000;
          waits.set(from, failed ? Math.min((waits.get(from) ?? 10_000) * 2, 120_000) : 10_000);
          triedAtMs = Number.NaN;
        }
        changedAtMs = atMs;
      }
    });
  });

  test('a PC that stays as it is tries ever more seldom what it does not bear', () => {
    fc.assert(
      fc.property(someWorld, (world) => {
        // What a line keeps back and tries again and again, a PC can't learn of.
        const wide = { ...world, up: 5_000_000, down: 30_000_000 };
        const ups = walk([{ world: wide, seconds: everySecond(600) }]).filter(
          ({ atMs, look, before, now }) =>
            look === 'pc' && atMs > 300_000 && now.load.climb.step < before.load.climb.step,
        );
        expect(ups.length).toBeLessThanOrEqual(300 / 120 + 2);
      }),
      { numRuns: 20 },
    );
  });

  test('all is back on a good line and a PC that has time, whatever was before', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const last = walk(history).at(-1);
        if (last === undefined) return;
        const good: World = { ...last.world, down: 8_000_000, up: 5_000_000, gives: 1, limit: null };
        const after = walk([{ world: good, seconds: everySecond(700) }], { ladders: last.now, nowMs: last.atMs }).at(
          -1,
        );
        if (after === undefined) throw new Error('nothing walked');
        expect(receivedOn(after.now, good)).toEqual({ rung: 'full', fewVoices: false, pictures: 'full' });
        expect(sentOfCamera(after.now, good)).toBe(good.camera ? 'whole' : 'none');
        expect(screenIsSlow(after.now.uplink)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

/** Of what is looked at again and again, the longest run of looks in a row of which something is so. */
const longestRun = (moments: readonly Moment[], isSo: (moment: Moment) => boolean): number => {
  let [run, longest] = [0, 0];
  for (const moment of moments) {
    run = isSo(moment) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};

describe('in any order of events', () => {
  test('no voice is given up for a picture: who hears less sees one small picture at most, and no PC takes a voice', () => {
    forEachWalk(
      (moments) => {
        for (const { now, world } of moments) {
          const flows = flowsOn(world.scene, receivedOn(now, world));
          const all = voicesOf(flowsOn(world.scene, { rung: 'full' }));
          if (voicesOf(flows).length < all.length) {
            expect(picturesOf(flows).length).toBeLessThanOrEqual(1);
            expect(picturesOf(flows).every(({ source, layer }) => source === 'camera' && layer === 0)).toBe(true);
          }
          const ofLineAlone = receivedOn({ ...now, load: atFirst.load }, world);
          expect(voicesOf(flows)).toEqual(voicesOf(flowsOn(world.scene, ofLineAlone)));
        }
      },
      { numRuns: 40 },
    );
  });

  test('pictures that cost others’ voices do not stay: a rung falls within four looks, and after two of them one small picture is left, after three none', () => {
    forEachWalk((moments) => {
      const ofDown = moments.filter(({ look }) => look === 'down');
      const costs = ({ before, world }: Moment): boolean => {
        const pictures = picturesOf(flowsOn(world.scene, receivedOn(before, world)));
        return pictures.length > 0 && (foundDown(before, world).voiceLost ?? 0) >= 0.2;
      };
      const several = (moment: Moment): boolean => costs(moment) && moment.before.bearing.climb.step < 3;
      expect(longestRun(ofDown, several)).toBeLessThanOrEqual(8);
      expect(longestRun(ofDown, costs)).toBeLessThanOrEqual(12);
    });
  });

  test('the own voice before the own camera, and that before the own screen: what costs it gives way, one after the other', () => {
    forEachWalk((moments) => {
      const ofUp = moments.filter(({ look }) => look === 'up');
      const suffers = ({ before, world }: Moment): boolean => (foundUp(before, world).voiceLost ?? 0) >= 0.15;
      const beside = (moment: Moment): boolean =>
        suffers(moment) && sentOfCamera(moment.before, moment.world) !== 'none';
      const screen = (moment: Moment): boolean =>
        suffers(moment) && moment.world.ownScreen && !screenIsSlow(moment.before.uplink);
      expect(longestRun(ofUp, beside)).toBeLessThanOrEqual(8);
      expect(longestRun(ofUp, screen)).toBeLessThanOrEqual(12);
      for (const { before, now, world } of ofUp)
        if (screenIsSlow(now.uplink) && !screenIsSlow(before.uplink))
          expect(!world.camera || cameraKept(before.uplink) === 'rests').toBe(true);
    });
  });

  test('a shared screen before others’ pictures: where it is kept back one small picture is left at most', () => {
    forEachWalk(
      (moments) => {
        for (const { now, world } of moments) {
          if (world.scene.screen === null) continue;
          const pictures = picturesOf(flowsOn(world.scene, receivedOn(now, world)));
          if (pictures.some(({ source }) => source === 'screen')) continue;
          expect(pictures.length).toBeLessThanOrEqual(1);
          expect(pictures.every(({ layer }) => layer === 0)).toBe(true);
        }
      },
      { numRuns: 40 },
    );
  });

  test('a PC gives up others’ pictures before the own camera, and that before the stage with its screen', () => {
    forEachWalk((moments) => {
      for (const { now } of moments) {
        const { pictures, cameraKept: kept } = pcBears(now.load);
        if (kept !== null) expect(pictures).not.toBe('full');
        if (pictures === 'one-picture' || pictures === 'voice') expect(kept).toBe('rests');
      }
    });
  });

  test('what one way does not bear costs nothing on the other: no camera goes for what is received, no picture for what is sent', () => {
    const wideUp = someHistory.map((history) =>
      history.map((each) => ({
        ...each,
        world: { ...each.world, up: 5_000_000, down: Math.max(each.world.down, 40_000) },
      })),
    );
    const wideDown = someHistory.map((history) =>
      history.map((each) => ({ ...each, world: { ...each.world, down: 30_000_000, gives: 1 } })),
    );
    fc.assert(
      fc.property(wideUp, (history) => {
        for (const { now } of walk(history)) expect(cameraKept(now.uplink)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(wideDown, (history) => {
        for (const { now } of walk(history)) expect(stepBorne(now.bearing).rung).toBe('full');
      }),
    );
  });

  test('the walks go everywhere that there is to go', () => {
    const been = new Set<string>();
    const note = (moments: readonly Moment[]): void => {
      for (const { now, world } of moments) {
        been.add(`line ${now.bearing.climb.step}`).add(`PC ${now.load.climb.step}`);
        been.add(`camera ${sentOfCamera(now, world)}`).add(`screen ${screenIsSlow(now.uplink)}`);
      }
    };
    // Always the same: it asks what the walks of this file can reach, not what chance did.
    forEachWalk(note, { seed: 1, numRuns: 200 });
    expect([...been].toSorted()).toEqual(
      [
        ...['camera none', 'camera small', 'camera whole', 'PC 0', 'PC 1', 'PC 2', 'PC 3', 'PC 4', 'PC 5'],
        ...['line 0', 'line 1', 'line 2', 'line 3', 'line 4', 'screen false', 'screen true'],
      ].toSorted(),
    );
  });
});
