import { climbFrom, climbOn, type Climb, type EndpointId, type Patience, type ToldVoice } from '@diem-cau/shared';
import { stepAt, type Step } from './steps.ts';

/** What was measured just now of the line that leads to one page; null for what nothing told. */
export interface DownSample {
  /** What it bears of pictures beside the voices, in bit/s, as the media server reckons it; nothing tells it while no picture flows. */
  readonly bears: number | null;
  /** What the pictures that flow would take whole, in bit/s. */
  readonly wished: number | null;
  /** Share of the voices that did not come to the page, 0 to 1; of one that is not heard any more, by its last words. */
  readonly voiceLost: number | null;
  /** Share of the voices that was made up because a queue stands on the page's own line, 0 to 1. */
  readonly voiceLate: number | null;
  /** In how many bit/s pictures came to the page in its last second: where a queue stands, no more of them passes its line. */
  readonly pictureRate: number | null;
  /** How many voices more the next step would bring. */
  readonly voicesAbove: number;
  /** The page answers no more, while media come from it: on a line that is full its signalling is lost among them. */
  readonly unheard: boolean;
}

/**
 * The same of a line that leads to a PC without time: how late it reads what comes makes any line look thin, so that an estimate counts only where a voice is
 * lost as well.
 */
export const ofBusyPc = (sample: DownSample): DownSample =>
  (sample.voiceLost ?? 0) >= voiceSuffersFrom ? sample : { ...sample, bears: null, wished: null, voiceLate: null };

/** Nothing was measured. */
export const untold: DownSample = {
  ...{ bears: null, wished: null, voiceLost: null, voiceLate: null, pictureRate: null },
  ...{ voicesAbove: 0, unheard: false },
};

/**
 * The least that the pictures of each step need, in bit/s: for all a camera of 360 lines and some small ones, for the stage two small ones or a screen
 * that stands, for one picture one frame in four of the smallest layer (`cameraLayers`, L1T3), and little less, for the estimate never falls below 30,000.
 */
const needs = [600_000, 250_000, 35_000, 35_000, 0] as const;
const needsOf = (step: number): number => needs[step] ?? 0;

/** One picture beside few voices, and the voice alone, by their numbers. */
const aPicture = 3;
const voiceAlone = 4;

/**
 * How long an estimate alone has to say that pictures are squeezed before it is listened to, in milliseconds: on a busy machine it falls too deep
 * for a moment. So a rung falls with the fifth sample, within 5 s, the last picture too. Where voices suffer as well, it is listened to at once.
 */
const squeezedForMs = 2_000;

/** From here on a voice suffers, a share of it: less is mended. */
const voiceSuffersFrom = 0.05;

/**
 * What one small picture takes whole, in bit/s: where no more is wished for there is nothing to give up but voices; and the share of a wish below which hardly a
 * picture of it comes, be the wish as small as it may.
 */
const onePictureTakes = 150_000;
const leastOfWish = 0.4;

/** What passes a line beside a queue has to reach for a step above the slow picture, in bit/s: what it needs, and one picture with all of its frames. */
const takes = [needs[0], needs[1], onePictureTakes] as const;

/** Pictures are squeezed from here on, a share of what they would take; a little less is what estimates waver by. */
const squeezedBelow = 0.8;

/** From here on a voice can't be followed: of words of which a fifth is missing many are lost, however they are mended. */
const voiceLostFrom = 0.2;

/**
 * From here on what was made up of a voice is believed at once, a share: a page tells it of its last three seconds, so that much of it has been found for as long, and
 * further words of it would come late over the line that is full.
 */
const surelyLateFrom = 0.15;

/** So much of the past a page tells of: for so long after a fall it tells of what was before it as well, in milliseconds. */
const toldOfMs = 3_000;

/** What a voice takes of a line, in bit/s, with what its packets carry besides: Opus at 24 kbit/s, 20 ms a packet. */
const voiceTakes = 50_000;

/** An estimate that has grown by more than this since the last sample is still on its way up, as after a beginning: it says nothing against the rung. */
const growing = 1.1;

/** What one picture takes at the least where it comes as often as it may, in bit/s: less of a line than that beside the voices says nothing for a try. */
const pictureComes = 45_000;

/** From how much on, in bit/s, a step is tried as if it had never failed; of one picture, as much as it takes with all its frames. */
const enoughToTry = (step: number): number =>
  step === aPicture - 1 ? onePictureTakes : Math.max(needsOf(step), pictureComes);

/** More than this, as a multiple of what the line bore before a try that failed, says that it is another line by now. */
const relievedFrom = 1.5;

/**
 * Pictures that fill a queue make the voices behind them late: what passes the line beside it says which step would do, and at once, for each one in vain costs
 * the voices seconds. One step less where a page does not say it, and the last picture slowly where nothing else is wished for.
 */
const withoutQueue = (wished: number, passed: number | null, step: number): number | null => {
  if (step >= aPicture) return null;
  if (wished <= onePictureTakes) return aPicture;
  if (passed === null) return step + 1;
  const enough = takes.findIndex((each, index) => index > step && each <= passed);
  return enough === -1 ? aPicture : enough;
};

/** Whether what kept the step above from being borne is gone. An estimate that said so before a try that failed is not believed the second time. */
const isRelieved = (bears: number, boreBefore: number | null, step: number, voicesAbove: number): boolean => {
  const enough = step > 0 ? enoughToTry(step - 1) + voicesAbove * voiceTakes : Infinity;
  if (boreBefore !== null && bears >= boreBefore * relievedFrom) return true;
  return bears >= enough && (boreBefore === null || boreBefore < enough);
};

/** A page that said that a voice suffers, and then is not heard any more: its words are lost on the line that loses the voice. */
const isCutShort = ({ voiceLost, voiceLate, unheard }: DownSample): boolean =>
  unheard && Math.max(voiceLost ?? 0, voiceLate ?? 0) >= voiceSuffersFrom;

/** The highest step that would do by this sample; null where all is well on this one. A picture is never given up at once with all above it. */
const borne = (sample: DownSample, step: number): number | null => {
  const { bears, wished, voiceLost, voiceLate, pictureRate, unheard } = sample;
  if ((voiceLost ?? 0) >= voiceLostFrom || isCutShort(sample)) return step < aPicture ? aPicture : voiceAlone;
  // Whatever the estimate says: one that was good falls only slowly while little is sent.
  if ((voiceLate ?? 0) >= voiceSuffersFrom && (wished ?? 0) > 0) return withoutQueue(wished ?? 0, pictureRate, step);
  if (bears === null || wished === null || bears >= wished * squeezedBelow || bears >= needsOf(step)) return null;
  if (unheard) return step < aPicture ? aPicture : voiceAlone;
  if (step < aPicture - 1 && (wished <= onePictureTakes || bears >= wished * leastOfWish)) return null;
  const enough = needs.findIndex((each) => each <= bears);
  return step < aPicture ? Math.min(enough, aPicture) : voiceAlone;
};

/**
 * Step by step: a fall is believed with the third sample in a row, up again it goes after 4 s at first. To a picture at all within 16 s, since nothing tells beforehand whether
 * the line bears one: so a line that is good again has everything back in half a minute. Higher steps may wait longer, for the estimate of what flows
 * already says when the line is another.
 */
export const patience: Patience = {
  believeAfterMs: 1_800,
  firstMs: 4_000,
  longestMs: (step) => (step === aPicture ? 16_000 : 60_000),
  provenAfterMs: 10_000,
};

/** What one line bears, steadied. */
export interface Bearing {
  readonly climb: Climb;
  /** What it bore before the last try of a higher rung. */
  readonly boreBefore: number | null;
  /** What it bore by the last sample. */
  readonly boreLast: number | null;
  /** Since when something lower would do on this step; null while all is well. */
  readonly squeezedSinceMs: number | null;
  /** When it last fell. */
  readonly fellAtMs: number | null;
}

/** A line of which nothing is known is taken for a good one. */
export const unmeasured = (nowMs: number): Bearing => ({
  climb: climbFrom(0, nowMs),
  boreBefore: null,
  boreLast: null,
  squeezedSinceMs: null,
  fellAtMs: null,
});

/** The step that a line bears. */
export const stepBorne = ({ climb }: Bearing): Step => stepAt(climb.step);

/** The same line after a pause in which nobody was connected by it: it is climbed from where it was. */
export const goOn = ({ climb, boreBefore }: Bearing, nowMs: number): Bearing => ({
  ...{ boreLast: null, squeezedSinceMs: null, fellAtMs: null },
  climb: { ...climb, wellSinceMs: nowMs, triedAtMs: null, trouble: null },
  boreBefore,
});

/**
 * What of the voices is made up on a page's own line, likewise; null where no queue stands there.
 */
export const voiceLateOnTheWay = (
  voices: readonly ToldVoice[],
  lostBefore: (endpointId: EndpointId) => number,
): number | null => {
  const late = voices.flatMap(({ endpointId, madeUp }) =>
    madeUp === undefined ? [] : [Math.max(0, madeUp - lostBefore(endpointId))],
  );
  return late.length === 0 ? null : Math.min(...late);
};

/**
 * What of the voices is lost on a page's own line, less what did not even reach the hub: the least of any voice, since what one alone lacks is lacking for
 * another reason; of all of them together where each suffers, as a queue that is full hits now one and now another. Null while no voice is heard.
 */
export const voiceLostOnTheWay = (
  voices: readonly ToldVoice[],
  lostBefore: (endpointId: EndpointId) => number,
): number | null => {
  if (voices.length === 0) return null;
  const lost = voices.map((voice) => Math.max(0, voice.lost - lostBefore(voice.endpointId)));
  const least = Math.min(...lost);
  return least < voiceSuffersFrom ? least : lost.reduce((sum, each) => sum + each, 0) / lost.length;
};

/** Whether much of a voice is late on this very step: not only on the one before, or less passes than this one takes. */
const isSurelyLate = ({ voiceLate, pictureRate }: DownSample, { climb, fellAtMs }: Bearing, nowMs: number): boolean => {
  if ((voiceLate ?? 0) < surelyLateFrom) return false;
  if (fellAtMs === null || nowMs - fellAtMs >= toldOfMs) return true;
  return pictureRate !== null && pictureRate < (takes[climb.step] ?? 0);
};

/** Takes one more sample in, one every second or so: down as soon as trouble is believed, up by one step with growing patience. */
export const bearSample = (bearing: Bearing, sample: DownSample, nowMs: number): Bearing => {
  const { climb, boreBefore, boreLast } = bearing;
  const { step } = climb;
  const { bears, voicesAbove } = sample;
  const grows = bears !== null && boreLast !== null && bears > boreLast * growing;
  // Whoever can't be asked how it is gets no more than before.
  const most = sample.unheard && step > 0 ? step : null;
  const lowest = borne(grows ? { ...sample, bears: null } : sample, step) ?? most;
  const suffers = sample.unheard || Math.max(sample.voiceLost ?? 0, sample.voiceLate ?? 0) >= voiceSuffersFrom;
  const squeezedSinceMs = lowest === null ? null : (bearing.squeezedSinceMs ?? nowMs);
  const listenedAfterMs = suffers ? 0 : squeezedForMs;
  const waits = squeezedSinceMs !== null && nowMs - squeezedSinceMs < listenedAfterMs;
  const relieved = bears !== null && isRelieved(bears, boreBefore, step, voicesAbove);
  // What is not listened to yet says all the same that this step is full.
  // What has just been tried costs the voice: nobody waits for a second sign of it.
  const sure = (suffers && climb.triedAtMs !== null) || isSurelyLate(sample, bearing, nowMs);
  const found = { nowMs, bears: waits ? step : lowest, relieved, sure };
  const climbed = climbOn(climb, found, patience);
  return {
    climb: climbed,
    boreBefore: climbed.step < step ? bears : boreBefore,
    boreLast: bears,
    squeezedSinceMs: climbed.step === step ? squeezedSinceMs : null,
    fellAtMs: climbed.step > step ? nowMs : bearing.fellAtMs,
  };
};
