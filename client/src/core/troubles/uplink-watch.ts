import { climbFrom, climbOn, type CameraKept, type Climb, type Patience } from '@diem-cau/shared';

/** What is kept back of the own camera, step by step. */
const steps: readonly (CameraKept | null)[] = [null, 'small', 'rests'];

/**
 * The least that each step needs of the line up, in bit/s by the browser's count, in which a voice takes 40,000: a camera in two sizes, or the smallest
 * alone where nobody watches more; the smallest with few frames; nothing.
 */
const needs = (step: number, watchedLayer: number): number =>
  step === 0 ? (watchedLayer === 0 ? 120_000 : 200_000) : step === 1 ? 80_000 : 0;

/** Less than this, in bit/s, is not even a voice: where packets get lost by themselves, browsers reckon too little, and a small picture does no harm. */
const notEvenVoice = 40_000;

/** With as much as this a camera that was kept back is tried again as if it had never been too much, in bit/s. */
const surelyEnough = 250_000;

/** Down with the third second in a row, since the browser's estimate overshoots downwards for a moment, up again after eight at first; each try that fails takes its bits from the voice for some seconds. */
const patience: Patience = { believeAfterMs: 1_800, firstMs: 8_000, longestMs: () => 60_000, provenAfterMs: 15_000 };

/** From here on the own voice can't be followed by others, a share of its packets that is lost on the way up, 0 to 1. */
const voiceLostFrom = 0.15;

/** A line that bears less than so many times what a step needs may be what loses the voice; on a wide one the loss is the line's, whatever is sent. */
const scarceUpTo = 1.5;

/** An estimate that has grown by more than this since the last look is still on its way up: it says nothing against the step that is tried. */
const growing = 1.05;

/** How much of the own camera the line up bears beside the own voice, steadied. */
export interface Uplink {
  readonly climb: Climb;
  /** What it bore by the last look, in bit/s. */
  readonly boreLast: number | null;
  /** Whether the line down bore all by the last look. */
  readonly downWasGood: boolean;
}

export const unmeasuredUplink = (nowMs: number): Uplink => ({
  climb: climbFrom(0, nowMs),
  boreLast: null,
  downWasGood: true,
});

/** What of the own camera is kept back for the sake of the own voice; null for nothing. */
export const cameraKept = ({ climb }: Uplink): CameraKept | null => steps[climb.step] ?? null;

/**
 * What was found just now: what the browser reckons that the line up bears, in bit/s, and which share of the own voice is lost, null where it does not say; the
 * largest layer that anybody watches; whether the line down bears all; and whether the hub is not heard, while the line is there: its signalling is
 * lost among the media on a line that is full.
 */
export interface UplinkSample {
  readonly bears: number | null;
  readonly voiceLost: number | null;
  readonly watchedLayer: number;
  readonly downIsGood: boolean;
  readonly unheard: boolean;
}

/** Takes in one more sample, once a second. */
export const lookAtUplink = (
  { climb, boreLast, downWasGood }: Uplink,
  nowMs: number,
  { bears, voiceLost, watchedLayer, downIsGood, unheard }: UplinkSample,
): Uplink => {
  const { step } = climb;
  const grows = bears !== null && boreLast !== null && bears > boreLast * growing;
  const least = step === 0 ? needs(step, watchedLayer) : notEvenVoice;
  const tooLittle = bears !== null && !grows && step < steps.length - 1 && bears < least;
  const scarce = bears !== null && bears < needs(step, watchedLayer) * scarceUpTo;
  const suffers = scarce && (unheard || (voiceLost ?? 0) >= voiceLostFrom);
  // One step after the other: the browser's estimate falls too deep for a moment where the line has just become another.
  // Whoever can't be told of it sends no more than before.
  const most = unheard && step > 0 ? step : null;
  const lowest = tooLittle || suffers ? Math.min(step + 1, steps.length - 1) : most;
  // Of a camera that rests nothing tells what the line would bear; that the same line has become good the other way is the best word there is.
  const relieved = (bears !== null && bears >= surelyEnough) || (downIsGood && !downWasGood);
  return {
    climb: climbOn(climb, { nowMs, bears: lowest, relieved }, patience),
    boreLast: bears,
    downWasGood: downIsGood,
  };
};
