import { bearsAll, rungs, type CameraKept, type PcBears, type Rung } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lookAtPc,
  patience,
  pcBears,
  unloaded,
  verdictOf,
  type PcLoad,
  type PcLook,
} from '../../../src/core/pc/pc-load.ts';

const calm: PcLook = {
  ...{ timerLateMs: 3, encoderShort: 0, skipped: 0, voiceLateMs: 60, madeUp: 0 },
  ...{ cameraOut: true, receives: 'full' },
};
const suffering: PcLook = { ...calm, timerLateMs: 30, voiceLateMs: 300 };
const busy: PcLook = { ...calm, timerLateMs: 60, encoderShort: 1 };

const cameras: readonly (CameraKept | null)[] = [null, 'small', 'rests'];
const lowness = ({ pictures, cameraKept }: PcBears): number => rungs.indexOf(pictures) + cameras.indexOf(cameraKept);

interface Walked {
  readonly load: PcLoad;
  readonly nowMs: number;
  readonly all: readonly { readonly atMs: number; readonly bears: PcBears }[];
}
const begun: Walked = { load: unloaded(0), nowMs: 0, all: [] };

/** Looks again and again; what is found may hang on what is borne. */
const walk = (walked: Walked, count: number, find: (bears: PcBears) => PcLook, gapMs = 1_000): Walked => {
  let { load, nowMs } = walked;
  const all = [...walked.all];
  for (let look = 0; look < count; look += 1) {
    nowMs += gapMs;
    load = lookAtPc(load, nowMs, find(pcBears(load)));
    all.push({ atMs: nowMs, bears: pcBears(load) });
  }
  return { load, nowMs, all };
};
const after = (count: number, find: (bears: PcBears) => PcLook): PcBears => pcBears(walk(begun, count, find).load);

/** A PC that has so much to give, and what each part of a meeting takes of it; what is missing makes everything late. */
interface ModelPc {
  readonly gives: number;
  readonly hidden: boolean;
  readonly cameraOut: boolean;
  /** What its line lets through besides. */
  readonly line: Rung;
}
const takes: Readonly<Record<Rung, number>> = { full: 0.2, stage: 0.14, 'one-picture': 0.06, voice: 0.02 };
const takesCamera = (kept: CameraKept | null): number => (kept === null ? 0.3 : kept === 'small' ? 0.06 : 0);
const found = ({ gives, hidden, cameraOut, line }: ModelPc, { pictures, cameraKept }: PcBears): PcLook => {
  const receives = rungs[Math.max(rungs.indexOf(line), rungs.indexOf(pictures))] ?? 'voice';
  const taken = takes[receives] + (cameraOut ? takesCamera(cameraKept) : 0);
  const short = Math.max(0, taken - gives);
  return {
    timerLateMs: hidden ? null : 3 + short * 400,
    encoderShort: cameraOut && cameraKept !== 'rests' ? Math.min(1, short * 8) : null,
    skipped: receives === 'voice' ? null : Math.min(1, short * 3),
    voiceLateMs: 60 + short * 1_500,
    madeUp: Math.min(1, short / 2),
    ...{ cameraOut, receives },
  };
};
const somePc: fc.Arbitrary<ModelPc> = fc.record({
  gives: fc.double({ min: 0.02, max: 0.8, noNaN: true }),
  hidden: fc.boolean(),
  cameraOut: fc.boolean(),
  line: fc.constantFrom(...rungs),
});
const someHistory = fc.array(
  fc.record({ pc: somePc, looks: fc.integer({ min: 1, max: 60 }), gapMs: fc.integer({ min: 900, max: 1_400 }) }),
  { minLength: 1, maxLength: 8 },
);
const walkThrough = (history: readonly { pc: ModelPc; looks: number; gapMs: number }[]): Walked =>
  history.reduce((walked, { pc, looks, gapMs }) => walk(walked, looks, (bears) => found(pc, bears), gapMs), begun);

describe('what one look says of a PC', () => {
  it.each<[ReturnType<typeof verdictOf>, Partial<PcLook>]>([
    ['well', {}],
    ['well', { timerLateMs: null, encoderShort: null, skipped: null, voiceLateMs: null, madeUp: null }],
    // A thin line: the voice comes late, or with holes, and the PC is in time.
    ['well', { voiceLateMs: 500, madeUp: 0.3 }],
    ['little', { timerLateMs: 30 }],
    ['little', { skipped: 0.25 }],
    ['encoder', { encoderShort: 0.9 }],
    ['busy', { encoderShort: 0.9, skipped: 0.3 }],
    ['busy', { timerLateMs: 150 }],
    ['busy', { skipped: 0.6 }],
    ['suffers', { timerLateMs: 30, voiceLateMs: 200 }],
    ['suffers', { encoderShort: 0.9, madeUp: 0.05 }],
    ['suffers', { timerLateMs: null, skipped: 0.3, voiceLateMs: 200 }],
  ])('%s of %o', (expected, look) => {
    expect(verdictOf({ ...calm, ...look })).toBe(expected);
  });
});

describe('what a PC bears', () => {
  it('is all on a PC that has time, for one bad moment, and where only the line is bad', () => {
    expect(after(100, () => calm)).toEqual(bearsAll);
    expect(after(2, () => suffering)).toEqual(bearsAll);
    expect(after(100, () => ({ ...calm, voiceLateMs: 800, madeUp: 0.4 }))).toEqual(bearsAll);
  });

  it('is no camera of its own within 3 s where voices suffer, and the stage all the same', () => {
    expect(after(3, () => suffering)).toEqual({ pictures: 'stage', cameraKept: 'rests' });
  });

  it('is less and less where it is only busy: others’ pictures, the own camera smaller, off; the stage goes for voices alone', () => {
    const seen = (look: PcLook) =>
      walk(begun, 60, () => look).all.map(({ bears }) => `${bears.pictures} ${bears.cameraKept}`);
    expect([...new Set(seen(busy))]).toEqual(['full null', 'stage null', 'stage small', 'stage rests']);
    expect(seen({ ...busy, cameraOut: false }).at(-1)).toBe('stage null');
    expect([...new Set(seen(suffering))]).toEqual(['full null', 'stage rests', 'one-picture rests', 'voice rests']);
  });

  it('is the stage alone where the browser itself has made the picture smaller, and nothing less for that', () => {
    expect(after(60, () => ({ ...calm, encoderShort: 1 }))).toEqual({ pictures: 'stage', cameraKept: null });
  });

  it('is known of a PC so slow that it hardly looks', () => {
    expect(pcBears(walk(begun, 2, () => suffering, 6_000).load).cameraKept).toBe('rests');
  });

  it('is fewer pictures at once where no camera is out', () => {
    const { all } = walk(begun, 12, () => ({ ...suffering, cameraOut: false }));
    expect([...new Set(all.map(({ bears }) => bears.pictures))]).toEqual(['full', 'stage', 'one-picture']);
  });

  it('says nothing of the time in which the PC slept', () => {
    expect(pcBears(walk(begun, 20, () => suffering, 15_000).load)).toEqual(bearsAll);
  });

  it('is not tried again behind what the line keeps back: that would prove nothing', () => {
    const low = walk(begun, 40, () => ({ ...suffering, cameraOut: false }));
    const kept = walk(low, 600, () => ({ ...calm, receives: 'voice', cameraOut: false }));
    expect(pcBears(kept.load).pictures).toBe('one-picture');
    const free = walk(kept, 200, ({ pictures }) => ({ ...calm, receives: pictures, cameraOut: false }));
    expect(pcBears(free.load)).toEqual(bearsAll);
  });

  it('never goes up faster than by its patience, one step at a time', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const { all } = walkThrough(history);
        let [changedAtMs, before] = [0, bearsAll];
        for (const { atMs, bears } of all) {
          if (lowness(bears) < lowness(before)) {
            expect(lowness(before) - lowness(bears)).toBe(1);
            expect(atMs - changedAtMs).toBeGreaterThanOrEqual(patience.firstMs);
          }
          if (lowness(bears) !== lowness(before)) changedAtMs = atMs;
          before = bears;
        }
      }),
    );
  });

  it('comes to rest on any PC: what its voices need is given up, and tried again ever more seldom', () => {
    fc.assert(
      fc.property(somePc, (pc) => {
        const { all, load } = walk(begun, 900, (bears) => found(pc, bears));
        const ups = all.filter(({ bears, atMs }, index) => {
          const before = all[index - 1]?.bears ?? bearsAll;
          return atMs > 450_000 && lowness(bears) < lowness(before);
        });
        expect(ups.length).toBeLessThanOrEqual(450 / 120 + 2);
        const stands = found(pc, pcBears(load));
        const tries = load.climb.triedAtMs !== null;
        if (verdictOf(stands) === 'suffers' && !tries) expect(pcBears(load).pictures).toBe('voice');
      }),
    );
  });

  it('never keeps a picture while voices suffer that another step would save: the own camera goes before the stage', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        for (const { bears } of walkThrough(history).all)
          if (bears.pictures === 'one-picture' || bears.pictures === 'voice') expect(bears.cameraKept).toBe('rests');
      }),
    );
  });

  it('is all again on a PC that has time again, whatever was before', () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const before = walkThrough(history);
        const good = { gives: 1, hidden: false, cameraOut: true, line: 'full' } as const;
        expect(pcBears(walk(before, 660, (bears) => found(good, bears)).load)).toEqual(bearsAll);
      }),
    );
  });
});
