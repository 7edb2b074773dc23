import type { Rung } from '@diem-cau/shared';

/** Where somebody stands on the ladder: on a rung, and beside one picture with all of its voices, or at first with as few as where there is a voice alone. */
export interface Step {
  readonly rung: Rung;
  readonly fewVoices?: boolean;
  /** Of pictures no more than this rung lets through, where a PC bears fewer than its line. */
  readonly pictures?: Rung;
}

/**
 * All steps, the highest first. A picture is tried without a further voice: that would take more of a line than the picture, and nothing tells
 * beforehand what the line bears. It comes slowly there, so that the voices beside it are whole.
 */
export const steps = [
  { rung: 'full' },
  { rung: 'stage' },
  { rung: 'one-picture' },
  { rung: 'one-picture', fewVoices: true },
  { rung: 'voice' },
] as const satisfies readonly Step[];

/** Whether two let the same through. */
export const sameStep = (one: Step, other: Step): boolean =>
  one.rung === other.rung &&
  (one.fewVoices ?? false) === (other.fewVoices ?? false) &&
  (one.pictures ?? 'full') === (other.pictures ?? 'full');

/** The step of a number, 0 the highest; the last where there is none of it. */
export const stepAt = (index: number): Step => steps[index] ?? { rung: 'voice' };
