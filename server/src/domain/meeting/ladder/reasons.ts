import { lessOfCamera, lowerRung, type CameraKept, type PcBears, type SeatLadderView } from '@diem-cau/shared';
import type { Step } from './steps.ts';

/** What lets an endpoint have less than all: its line, down and up, and its PC. */
export interface Reasons {
  /** The step that the line down bears. */
  readonly line: Step;
  /** How much of the own camera the line up bears beside the voice. */
  readonly cameraKept: CameraKept | null;
  readonly pc: PcBears;
}

/** The step on which an endpoint receives: that of its line, with no more pictures than its PC shows. A PC takes no voice. */
export const stepBy = ({ line, pc }: Reasons): Step =>
  pc.pictures === 'full' ? line : { ...line, pictures: lowerRung(line.rung, pc.pictures) };

/** A PC has so little time that its own camera gives way: it reads late what its line has brought, which then looks thin, too. */
export const hasNoTime = ({ cameraKept }: PcBears): boolean => cameraKept !== null;

/**
 * What is said of it to everybody: the lower of what line and PC bear, and where that is the PC's, that it is so. Where both bear as little, and where the PC
 * has no time for its camera, it is the PC's.
 */
export const ladderViewBy = ({ line, cameraKept, pc }: Reasons): SeatLadderView => {
  const rung = lowerRung(line.rung, pc.pictures);
  const kept = lessOfCamera(cameraKept, pc.cameraKept);
  return {
    ...(rung === 'full' ? {} : { rung, ...(rung === pc.pictures || hasNoTime(pc) ? { rungBy: 'pc' as const } : {}) }),
    ...(kept === null ? {} : { cameraKept: kept, ...(hasNoTime(pc) ? { cameraKeptBy: 'pc' as const } : {}) }),
  };
};
