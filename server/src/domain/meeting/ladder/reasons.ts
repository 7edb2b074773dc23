import { lessOfCamera, lowerRung, type CameraKept, type PcBears, type SeatLadderView } from '@diem-cau/shared';
import type { Bound } from '../hub-line/bound.ts';
import type { Step } from './steps.ts';

/** What lets an endpoint have less than all: its line, down and up, its PC, and the hub's own line. */
export interface Reasons {
  /** The step that the line down bears. */
  readonly line: Step;
  /** How much of the own camera the line up bears beside the voice. */
  readonly cameraKept: CameraKept | null;
  readonly pc: PcBears;
  /** How far its share of the hub's own line bounds it; null or missing where that is not narrow. */
  readonly hub?: Bound | null;
}

/** The step on which an endpoint receives: that of its line, with no more pictures than its PC shows. A PC takes no voice. */
export const stepBy = ({ line, pc }: Reasons): Step =>
  pc.pictures === 'full' ? line : { ...line, pictures: lowerRung(line.rung, pc.pictures) };

/** A PC has so little time that its own camera gives way: it reads late what its line has brought, which then looks thin, too. */
export const hasNoTime = ({ cameraKept }: PcBears): boolean => cameraKept !== null;

/**
 * What is said of it to everybody: the lowest of what line, PC and the hub's own line bear, and where that is the PC's or the hub's, that it is so. Where line and PC
 * bear as little, and where the PC has no time for its camera, it is the PC's; the hub's only where its line bears less than both.
 */
export const ladderViewBy = ({ line, cameraKept, pc, hub = null }: Reasons): SeatLadderView => {
  const own = lowerRung(line.rung, pc.pictures);
  const rung = lowerRung(own, hub?.rung ?? 'full');
  const byPc = own === pc.pictures || hasNoTime(pc) ? { rungBy: 'pc' as const } : {};
  const kept = lessOfCamera(cameraKept, pc.cameraKept);
  return {
    ...(rung === 'full' ? {} : { rung, ...(rung === own ? byPc : { rungBy: 'hub' as const }) }),
    ...(kept === null ? {} : { cameraKept: kept, ...(hasNoTime(pc) ? { cameraKeptBy: 'pc' as const } : {}) }),
    ...(hub !== null && (rung !== own || own === 'full') ? { shortAtHub: true as const } : {}),
  };
};
