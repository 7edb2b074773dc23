import {
  climbFrom,
  climbOn,
  rungs,
  type Climb,
  type EndpointId,
  type Patience,
  type Rung,
  type ToldVoice,
} from '@diem-cau/shared';

/** What was measured just now of the line that leads to one page; null for what nothing told. */
export interface DownSample {
  /** What it bears of pictures beside the voices, in bit/s, as the media server reckons it; nothing tells it while no picture flows. */
  readonly bears: number | null;
  /** What the pictures that flow would take whole, in bit/s. */
  readonly wished: number | null;
  /** Share of the voices that did not come to the page, 0 to 1. */
  readonly voiceLost: number | null;
  /** How many voices more the next rung would bring. */
  readonly voicesAbove: number;
}

/** Nothing was measured. */
export const untold: DownSample = { bears: null, wished: null, voiceLost: null, voicesAbove: 0 };

/**
 * The least that a rung's pictures need, in bit/s: for all a camera of 360 lines and some small ones, for the stage two small ones or a screen
 * that stands, for one picture one frame in four of the smallest layer (`cameraLayers`, L1T3), and little less, for the estimate never falls below 30,000.
 */
const needs: Readonly<Record<Rung, number>> = { full: 600_000, stage: 250_000, 'one-picture': 35_000, voice: 0 };

/** Pictures are squeezed from here on, a share of what they would take; a little less is what estimates waver by. */
const squeezedBelow = 0.8;

/** From here on a voice can't be followed: of words of which a fifth is missing many are lost, however they are mended. */
const voiceLostFrom = 0.2;

/** What a voice takes of a line, in bit/s, with what its packets carry besides: Opus at 24 kbit/s, 20 ms a packet. */
const voiceTakes = 50_000;

/** An estimate that has grown by more than this since the last sample is still on its way up, as after a beginning: it says nothing against the rung. */
const growing = 1.1;

/** More than this, as a multiple of what the line bore before a try that failed, says that it is another line by now. */
const relievedFrom = 1.5;

/** The highest rung that would do by this sample; null where all is well on this one. */
const borne = ({ bears, wished, voiceLost }: DownSample, rung: Rung): Rung | null => {
  if ((voiceLost ?? 0) >= voiceLostFrom) return rung === 'full' || rung === 'stage' ? 'one-picture' : 'voice';
  if (bears === null || wished === null || bears >= wished * squeezedBelow || bears >= needs[rung]) return null;
  return rungs.find((each) => needs[each] <= bears) ?? 'voice';
};

/**
 * Rung by rung: a fall is believed from the third sample on, up again it goes after 4 s at first. To a picture at all within 18 s, since nothing tells beforehand whether
 * the line bears one: so a line that is good again has everything back in half a minute. Higher rungs may wait longer, for the estimate of what flows
 * already says when the line is another.
 */
export const patience: Patience = {
  believeAfterMs: 1_800,
  firstMs: 4_000,
  longestMs: (step) => (rungs[step] === 'one-picture' ? 18_000 : 60_000),
  provenAfterMs: 10_000,
};

/** What one line bears, steadied. */
export interface Bearing {
  readonly climb: Climb;
  /** What it bore before the last try of a higher rung. */
  readonly boreBefore: number | null;
  /** What it bore by the last sample. */
  readonly boreLast: number | null;
}

/** A line of which nothing is known is taken for a good one. */
export const unmeasured = (nowMs: number): Bearing => ({
  climb: climbFrom(0, nowMs),
  boreBefore: null,
  boreLast: null,
});

/** The rung that a line bears. */
export const rungBorne = ({ climb }: Bearing): Rung => rungs[climb.step] ?? 'voice';

/** The same line after a pause in which nobody was connected by it: it is climbed from where it was. */
export const goOn = ({ climb, boreBefore }: Bearing, nowMs: number): Bearing => ({
  boreLast: null,
  climb: { ...climb, wellSinceMs: nowMs, triedAtMs: null, trouble: null },
  boreBefore,
});

/**
 * What of the voices is lost on a page's own line: the least of any voice, since what one alone lacks is lacking for another reason, less what
 * did not even reach the hub. Null while no voice is heard.
 */
export const voiceLostOnTheWay = (
  voices: readonly ToldVoice[],
  lostBefore: (endpointId: EndpointId) => number,
): number | null =>
  voices.length === 0
    ? null
    : Math.min(...voices.map(({ endpointId, lost }) => Math.max(0, lost - lostBefore(endpointId))));

/** Takes one more sample in, one every second or so: down as soon as trouble is believed, up by one rung with growing patience. */
export const bearSample = ({ climb, boreBefore, boreLast }: Bearing, sample: DownSample, nowMs: number): Bearing => {
  const rung = rungs[climb.step] ?? 'voice';
  const next = rungs[climb.step - 1];
  const { bears, voicesAbove } = sample;
  const grows = bears !== null && boreLast !== null && bears > boreLast * growing;
  const lowest = borne(grows ? { ...sample, bears: null } : sample, rung);
  const relieved =
    bears !== null &&
    ((next !== undefined && bears >= needs[next] + voicesAbove * voiceTakes) ||
      (boreBefore !== null && bears >= boreBefore * relievedFrom));
  const climbed = climbOn(climb, { nowMs, bears: lowest === null ? null : rungs.indexOf(lowest), relieved }, patience);
  return { climb: climbed, boreBefore: climbed.step < climb.step ? bears : boreBefore, boreLast: bears };
};
