import {
  bearsAll,
  climbFrom,
  climbOn,
  rungs,
  type Climb,
  type Patience,
  type PcBears,
  type Rung,
} from '@diem-cau/shared';
import type { MediaWork } from './pc-counts.ts';

/** What was found of the own PC in the last second; what is null can't be told, and says nothing. */
export interface PcLook extends MediaWork {
  /** How much too late a timer of the page ran, at the mean, in milliseconds; null while nobody looks at the page, whose timers browsers then hold back. */
  readonly timerLateMs: number | null;
  /** Whether a camera is to be sent. */
  readonly cameraOut: boolean;
  /** The rung on which the page receives, for whatever reason. */
  readonly receives: Rung;
}

/**
 * What a PC bears, step by step, all of it first. An old PC's time goes into its own camera: without it, it shows a stage and plays every voice (measured: 22 % of
 * a core instead of 50 %). So others' pictures beside the stage go first, which costs a commune nothing, then the own camera, then the stage. The voices never go.
 */
const steps = [
  bearsAll,
  { pictures: 'stage', cameraKept: null },
  { pictures: 'stage', cameraKept: 'small' },
  { pictures: 'stage', cameraKept: 'rests' },
  { pictures: 'one-picture', cameraKept: 'rests' },
  { pictures: 'voice', cameraKept: 'rests' },
] as const satisfies readonly PcBears[];

/** By their numbers: others' pictures are gone, the camera rests, and the last. */
const stageAlone = 1;
const cameraRests = 3;
const last = steps.length - 1;

/** A page's timers run some milliseconds late on a PC that has time; from the first on it has little, from the second on none. */
const timerLittleMs = 20;
const timerNoneMs = 40;
/** So late a timer alone says that pages wait for the PC. */
const timerStandsMs = 100;

/** From here on, of a second, an encoder goes short by the browser's own count; below, hardly ever. */
const encoderShortFrom = 0.5;
const encoderHardly = 0.1;

/** Shares of the pictures that came and were not shown: hardly any; many; so many that nothing else need say it. */
const skippedHardly = 0.1;
const skippedMany = 0.2;
const skippedMost = 0.4;

/** A voice waits 40 to 80 ms on a good line and a good PC; 100 ms are aimed at. From here on it comes too late, in milliseconds. */
const voiceLateMs = 110;

/** Share of a voice that is made up, though none of it was lost, from which on it suffers. */
const madeUpFrom = 0.03;

/** Down with the third look in a row, up again after ten seconds at first, to two minutes: each try that fails takes its time from the voices for some seconds. */
export const patience: Patience = {
  believeAfterMs: 1_800,
  firstMs: 10_000,
  longestMs: () => 120_000,
  provenAfterMs: 20_000,
};

/** What was given up has its effect after so long: a voice that came late is caught up with little by little, in milliseconds. */
const worksAfterMs = 6_000;

/** Looks further apart say nothing of the time between: the PC slept. One that has no time at all looks some seconds too late. */
const longestGapMs = 12_000;

/** What is known of the own PC. */
export interface PcLoad {
  readonly climb: Climb;
  readonly lookedAtMs: number;
  /** When something was given up last. */
  readonly fellAtMs: number;
}

/** A PC of which nothing is known is taken for a good one. */
export const unloaded = (nowMs: number): PcLoad => ({
  climb: climbFrom(0, nowMs),
  lookedAtMs: nowMs,
  fellAtMs: Number.NEGATIVE_INFINITY,
});

/** What it bears. */
export const pcBears = ({ climb }: PcLoad): PcBears => steps[climb.step] ?? bearsAll;

/** How a PC does: `suffers`: it plays voices late or makes them up; `busy`: it can't do all; `little`: not more than it does now. */
type Verdict = 'well' | 'little' | 'encoder' | 'busy' | 'suffers';

const atLeast = (value: number | null, least: number): boolean => value !== null && value >= least;

/** What one look says. A voice that comes late says nothing by itself: that may be the line, and only what the PC does late as well is its own. */
export const verdictOf = ({
  timerLateMs: timer,
  encoderShort,
  skipped,
  voiceLateMs: late,
  madeUp,
}: PcLook): Verdict => {
  const encoder = atLeast(encoderShort, encoderShortFrom);
  const skips = atLeast(skipped, skippedMany);
  const isShort = atLeast(timer, timerLittleMs) || encoder || skips;
  if (isShort && (atLeast(late, voiceLateMs) || atLeast(madeUp, madeUpFrom))) return 'suffers';
  const signs = [encoder, skips, atLeast(timer, timerNoneMs)].filter(Boolean).length;
  if (signs >= 2 || atLeast(timer, timerStandsMs) || atLeast(skipped, skippedMost)) return 'busy';
  if (encoder) return 'encoder';
  const isWell = !isShort && !atLeast(encoderShort, encoderHardly) && !atLeast(skipped, skippedHardly);
  return isWell ? 'well' : 'little';
};

/** The next step that takes anything from this PC. */
const below = (step: number, cameraOut: boolean): number =>
  Math.min(last, cameraOut || step < stageAlone ? step + 1 : Math.max(cameraRests, step) + 1);

/** The step that would do by this look; null where all is well, the own one where nothing more may be tried. */
const wouldDo = (verdict: Verdict, { step, triedAtMs }: Climb, { cameraOut, receives }: PcLook): number | null => {
  switch (verdict) {
    case 'suffers':
      // After a try that failed, back to what was borne before it.
      return cameraOut && step < cameraRests && triedAtMs === null ? cameraRests : below(step, cameraOut);
    case 'busy': {
      // The stage is given up for the voices alone.
      const next = below(step, cameraOut);
      return next <= cameraRests ? next : step;
    }
    case 'encoder':
      // The browser itself has made the picture smaller.
      return Math.max(step, stageAlone);
    case 'little':
      return step;
    case 'well': {
      const [here, above] = [steps[step] ?? bearsAll, steps[step - 1] ?? bearsAll];
      // What the line keeps back meanwhile would prove nothing of the PC.
      const isKept = here.pictures !== above.pictures && rungs.indexOf(receives) > rungs.indexOf(here.pictures);
      return isKept ? step : null;
    }
  }
};

/** Takes one more look in, once a second: down as soon as it is believed, up by one step with growing patience. */
export const lookAtPc = ({ climb, lookedAtMs, fellAtMs }: PcLoad, nowMs: number, look: PcLook): PcLoad => {
  const { step } = climb;
  const waits = nowMs - lookedAtMs > longestGapMs || nowMs - fellAtMs < worksAfterMs;
  const bears = waits ? step : wouldDo(verdictOf(look), climb, look);
  const climbed = climbOn(climb, { nowMs, bears }, patience);
  return { climb: climbed, lookedAtMs: nowMs, fellAtMs: climbed.step > step ? nowMs : fellAtMs };
};
