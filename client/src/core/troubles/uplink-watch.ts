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

/** Where a browser reckons nothing, so much has to be lost of what is sent, 0 to 1, until a hub that is not heard is not heard for the line's sake. */
const someLostFrom = 0.05;

/** What a voice in packets of 20 ms needs, in bit/s, for something else to get through beside it: itself it takes 40,000. */
const voiceNeeds = 60_000;

/** An estimate that reaches less beyond the voice that is sent, as a multiple of it, says that the line bears hardly more; of one that is silent it only says that little is sent. */
const hardlyMore = 1.25;

/** With less than this, in bit/s, a screen of which a page is sent leaves no room beside it for a moment. */
const screenNeeds = 300_000;

/** A line that bears less than so many times what a step needs may be what loses the voice; on a wide one the loss is the line's, whatever is sent. */
const scarceUpTo = 1.5;

/** An estimate that has grown by more than this since the last look is still on its way up: it says nothing against the step that is tried. */
const growing = 1.05;

/** How much the line up bears beside the own voice, steadied: of the own camera, of the voice's own packets and of the own screen. */
export interface Uplink {
  readonly climb: Climb;
  /** On its second step the voice is better sent in longer packets. */
  readonly voice: Climb;
  /** On its second step the screen is sent slowly. */
  readonly screen: Climb;
  /** What it bore by the last look, in bit/s. */
  readonly boreLast: number | null;
  /** How much of the own voice had been sent by the last look, and when that was. */
  readonly voiceBefore: { readonly bytes: number | null; readonly atMs: number };
  /** Whether the line down bore all by the last look. */
  readonly downWasGood: boolean;
}

export const unmeasuredUplink = (nowMs: number): Uplink => ({
  climb: climbFrom(0, nowMs),
  voice: climbFrom(0, nowMs),
  screen: climbFrom(0, nowMs),
  boreLast: null,
  voiceBefore: { bytes: null, atMs: nowMs },
  downWasGood: true,
});

/** What of the own camera is kept back for the sake of the own voice; null for nothing. */
export const cameraKept = ({ climb }: Uplink): CameraKept | null => steps[climb.step] ?? null;

/** Whether the own voice is to be sent in longer packets: also of a page that sends nothing else. */
export const voiceIsLonger = ({ voice }: Uplink): boolean => voice.step > 0;

/** Whether the own screen is to be sent slowly. */
export const screenIsSlow = ({ screen }: Uplink): boolean => screen.step > 0;

/**
 * What was found just now: what the browser reckons that the line up bears, in bit/s, and which share of the own voice and of the own pictures is lost, null where
 * it does not say; how much of the voice has been sent so far, in bytes with the heads of RTP; what is sent beside the voice, and the largest layer of a camera that anybody watches; whether the line down bears all; and whether
 * the hub is not heard, while the line is there: its signalling is lost among the media on a line that is full.
 */
export interface UplinkSample {
  readonly bears: number | null;
  readonly voiceLost: number | null;
  readonly pictureLost: number | null;
  readonly voiceBytes: number | null;
  readonly sends: { readonly camera: boolean; readonly screen: boolean };
  readonly watchedLayer: number;
  readonly downIsGood: boolean;
  readonly unheard: boolean;
}

/**
 * Whether the voice is lost, or the page's own words are, for want of room: the line bears hardly more than what is named, in bit/s. Firefox does not reckon
 * what a line bears: there what is lost has to say it, and a voice that is gives the rest little worth anyway.
 */
const suffers = ({ bears, voiceLost, pictureLost, unheard }: UplinkSample, needed: number): boolean => {
  const lost = (voiceLost ?? 0) >= voiceLostFrom;
  if (bears !== null) return bears < needed * scarceUpTo && (unheard || lost);
  return lost || (unheard && Math.max(voiceLost ?? 0, pictureLost ?? 0) >= someLostFrom);
};

/** What was sent between two looks, in bit/s; null where that is not known, as on a new link. */
const bitrate = (before: Uplink['voiceBefore'], now: Uplink['voiceBefore']): number | null =>
  before.bytes === null || now.bytes === null || now.bytes < before.bytes || now.atMs <= before.atMs
    ? null
    : ((now.bytes - before.bytes) * 8 * 1_000) / (now.atMs - before.atMs);

/** What all that gives way has in common. */
interface Look {
  readonly nowMs: number;
  readonly sample: UplinkSample;
  readonly grows: boolean;
  readonly relieved: boolean;
  /** What the own voice takes now, in bit/s; null where nothing says it. */
  readonly voiceTakes: number | null;
}

const lookAtCamera = (climb: Climb, { nowMs, sample, grows, relieved }: Look, voice: Climb): Climb => {
  const { bears, sends, watchedLayer, unheard } = sample;
  // One that is turned on where the voice alone needed all begins small.
  if (!sends.camera) return climbFrom(Math.min(voice.step, 1), nowMs);
  const { step } = climb;
  const least = step === 0 ? needs(step, watchedLayer) : notEvenVoice;
  const tooLittle = bears !== null && !grows && step < steps.length - 1 && bears < least;
  // One step after the other: the browser's estimate falls too deep for a moment where the line has just become another.
  // Whoever can't be told of it sends no more than before.
  const most = unheard && step > 0 ? step : null;
  // Beside a screen, which gives way after the camera, a line has to bear both.
  const needed = needs(step, watchedLayer) + (sends.screen ? screenNeeds : 0);
  const down = tooLittle || suffers(sample, needed);
  return climbOn(climb, { nowMs, bears: down ? Math.min(step + 1, steps.length - 1) : most, relieved }, patience);
};

/** While it is long its estimate tells nothing, for no more is reckoned than little more than what is sent: it is tried. The camera comes back before that. */
const lookAtVoice = (climb: Climb, look: Look, camera: CameraKept | null): Climb => {
  const { nowMs, sample, grows, relieved, voiceTakes } = look;
  const { bears, sends } = sample;
  const most = Math.min(voiceNeeds, (voiceTakes ?? 0) * hardlyMore);
  const tooLittle = climb.step === 0 && bears !== null && !grows && bears < most;
  const waits = climb.step > 0 && sends.camera && camera !== null;
  const down = tooLittle || waits || suffers(sample, voiceNeeds);
  return climbOn(climb, { nowMs, bears: down ? 1 : null, relieved }, patience);
};

/** The camera before the screen: that is what a meeting talks about. */
const lookAtScreen = (climb: Climb, { nowMs, sample, relieved }: Look, camera: CameraKept | null): Climb => {
  if (!sample.sends.screen) return climbFrom(0, nowMs);
  const alone = !sample.sends.camera || camera === 'rests';
  const down = suffers(sample, screenNeeds) && (alone || climb.step > 0);
  return climbOn(climb, { nowMs, bears: down ? 1 : null, relieved }, patience);
};

/** Takes in one more sample, once a second. */
export const lookAtUplink = (uplink: Uplink, nowMs: number, sample: UplinkSample): Uplink => {
  const { boreLast, downWasGood } = uplink;
  const { bears, downIsGood } = sample;
  const grows = bears !== null && boreLast !== null && bears > boreLast * growing;
  // Of a camera that rests nothing tells what the line would bear; that the same line has become good the other way is the best word there is.
  const relieved = (bears !== null && bears >= surelyEnough) || (downIsGood && !downWasGood);
  const voiceTakes = bitrate(uplink.voiceBefore, { bytes: sample.voiceBytes, atMs: nowMs });
  const look: Look = { nowMs, sample, grows, relieved, voiceTakes };
  return {
    climb: lookAtCamera(uplink.climb, look, uplink.voice),
    voice: lookAtVoice(uplink.voice, look, cameraKept(uplink)),
    screen: lookAtScreen(uplink.screen, look, cameraKept(uplink)),
    boreLast: bears,
    voiceBefore: { bytes: sample.voiceBytes, atMs: nowMs },
    downWasGood: downIsGood,
  };
};
