import { climbFrom, climbOn, rungs, type Climb, type Patience, type Rung } from '@diem-cau/shared';

/** What was measured just now of the line that leads to one page; null for what nothing told. */
export interface DownSample {
  /** What it bears of pictures beside the voices, in bit/s, as the media server reckons it; nothing tells it while no picture flows. */
  readonly bears: number | null;
  /** What the pictures that flow would take whole, in bit/s. */
  readonly wished: number | null;
  /** Share of the voices that the page had to make up because it did not come, 0 to 1. */
  readonly voiceLost: number | null;
  readonly roundTripMs: number | null;
  /** How many voices more the next rung would bring. */
  readonly voicesAbove: number;
}

/** Nothing was measured. */
export const untold: DownSample = { bears: null, wished: null, voiceLost: null, roundTripMs: null, voicesAbove: 0 };

/**
 * The least that a rung's pictures need, in bit/s: for all a camera of 360 lines and some small ones, for the stage two small ones or a screen
 * that stands, for one picture one frame in four of the smallest layer (`cameraLayers`, L1T3), and little less, for the estimate never falls below 30,000.
 */
const needs: Readonly<Record<Rung, number>> = { full: 600_000, stage: 250_000, 'one-picture': 35_000, voice: 0 };

/** Pictures are squeezed from here on, a share of what they would take; a little less is what estimates waver by. */
const squeezedBelow = 0.8;

/** From here on a voice can't be followed: of words of which a fifth is made up many are lost, however they are mended. */
const voiceLostFrom = 0.2;

/** Beyond this nobody talks with anybody, in milliseconds: a satellite takes 600, the rest is a queue that pictures have filled. */
const lateFromMs = 1_000;

/** What a voice takes of a line, in bit/s, with what its packets carry besides: Opus at 24 kbit/s, 20 ms a packet. */
const voiceTakes = 50_000;

/** More than this, as a multiple of what the line bore before a try that failed, says that it is another line by now. */
const relievedFrom = 1.5;

/** The highest rung that would do by this sample; null where all is well on this one. */
const borne = ({ bears, wished, voiceLost, roundTripMs }: DownSample, rung: Rung): Rung | null => {
  if ((voiceLost ?? 0) >= voiceLostFrom || (roundTripMs ?? 0) >= lateFromMs)
    return rung === 'full' || rung === 'stage' ? 'one-picture' : 'voice';
  if (bears === null || wished === null || bears >= wished * squeezedBelow || bears >= needs[rung]) return null;
  return rungs.find((each) => needs[each] <= bears) ?? 'voice';
};

/**
 * Rung by rung: a fall is believed from the second sample on, up again it goes after 4 s at first. To a picture at all within 18 s, since nothing tells beforehand whether
 * the line bears one: so a line that is good again has everything back in half a minute. Higher rungs may wait longer, for the estimate of what flows
 * already says when the line is another.
 */
export const patience: Patience = {
  believeAfterMs: 900,
  firstMs: 4_000,
  longestMs: (step) => (rungs[step] === 'one-picture' ? 18_000 : 60_000),
  provenAfterMs: 10_000,
};

/** What one line bears, steadied. */
export interface Bearing {
  readonly climb: Climb;
  /** What it bore before the last try of a higher rung. */
  readonly boreBefore: number | null;
}

/** A line of which nothing is known is taken for a good one. */
export const unmeasured = (nowMs: number): Bearing => ({ climb: climbFrom(0, nowMs), boreBefore: null });

/** The rung that a line bears. */
export const rungBorne = ({ climb }: Bearing): Rung => rungs[climb.step] ?? 'voice';

/** Takes one more sample in, one every second or so: down as soon as trouble is believed, up by one rung with growing patience. */
export const bearSample = ({ climb, boreBefore }: Bearing, sample: DownSample, nowMs: number): Bearing => {
  const rung = rungs[climb.step] ?? 'voice';
  const next = rungs[climb.step - 1];
  const lowest = borne(sample, rung);
  const { bears, voicesAbove } = sample;
  const relieved =
    bears !== null &&
    ((next !== undefined && bears >= needs[next] + voicesAbove * voiceTakes) ||
      (boreBefore !== null && bears >= boreBefore * relievedFrom));
  const climbed = climbOn(climb, { nowMs, bears: lowest === null ? null : rungs.indexOf(lowest), relieved }, patience);
  return { climb: climbed, boreBefore: climbed.step < climb.step ? bears : boreBefore };
};
