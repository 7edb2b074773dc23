import { bearsAll, lowerRung, rungs, type CameraKept, type PcBears } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limited } from '../../../../src/domain/meeting/ladder/limiting.ts';
import { ladderViewBy, stepBy } from '../../../../src/domain/meeting/ladder/reasons.ts';
import { steps } from '../../../../src/domain/meeting/ladder/steps.ts';

const someRung = fc.constantFrom(...rungs);
const someCamera = fc.constantFrom<(CameraKept | null)[]>(null, 'small', 'rests');
const somePc: fc.Arbitrary<PcBears> = fc.record({ pictures: someRung, cameraKept: someCamera });
const some = fc.record({ line: fc.constantFrom(...steps), cameraKept: someCamera, pc: somePc });
const cameras: readonly (CameraKept | null | undefined)[] = [undefined, 'small', 'rests'];

describe('a line and a PC that bear less than all', () => {
  it('let as much through as the lower of the two, and never a voice less for the PC', () => {
    fc.assert(
      fc.property(some, fc.option(fc.constantFrom('stage', 'one-picture', 'voice')), (reasons, rung) => {
        const limit = rung === null ? undefined : ({ rung, by: 'own' } as const);
        const alone = limited(reasons.line, limit);
        const both = limited(stepBy(reasons), limit);
        expect(both.rung).toBe(alone.rung);
        expect(both.fewVoices).toBe(alone.fewVoices);
        expect(both.pictures).toBe(lowerRung(alone.rung, reasons.pc.pictures));
      }),
    );
  });

  it('are said with the one that is to blame: the lower, and the PC where it has no time for its own camera', () => {
    fc.assert(
      fc.property(some, (reasons) => {
        const { line, cameraKept, pc } = reasons;
        const said = ladderViewBy(reasons);
        expect(said.rung ?? 'full').toBe(lowerRung(line.rung, pc.pictures));
        const isPcs = rungs.indexOf(pc.pictures) >= rungs.indexOf(line.rung) || pc.cameraKept !== null;
        expect(said.rungBy === 'pc').toBe(said.rung !== undefined && isPcs);
        const [byLine, byPc] = [cameras.indexOf(cameraKept ?? undefined), cameras.indexOf(pc.cameraKept ?? undefined)];
        expect(cameras.indexOf(said.cameraKept)).toBe(Math.max(byLine, byPc));
        expect(said.cameraKeptBy === 'pc').toBe(byPc > 0);
      }),
    );
  });

  it('are the hub’s where its own line bears less than both, and then neither the line nor the PC is blamed', () => {
    const bound = (rung: (typeof rungs)[number]) => ({ rung, fewVoices: false, pictures: 100_000 });
    fc.assert(
      fc.property(some, someRung, (reasons, rung) => {
        const alone = ladderViewBy(reasons);
        const said = ladderViewBy({ ...reasons, hub: bound(rung) });
        const own = alone.rung ?? 'full';
        expect(said.rung ?? 'full').toBe(lowerRung(own, rung));
        const isHubs = rungs.indexOf(rung) > rungs.indexOf(own);
        expect(said.rungBy).toBe(isHubs ? 'hub' : alone.rungBy);
        expect(said.shortAtHub === true).toBe(isHubs || own === 'full');
        expect(ladderViewBy({ ...reasons, hub: null })).toEqual(alone);
      }),
    );
  });

  it('are nothing to be said where both bear all', () => {
    expect(ladderViewBy({ line: { rung: 'full' }, cameraKept: null, pc: bearsAll })).toEqual({});
  });
});
