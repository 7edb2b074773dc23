import { z } from 'zod';
import { CheckSkip, CheckStep, checkSteps, type CheckFigures } from './check-figures.ts';

/** How a step came out: green, amber (a meeting can be held, something is to be seen to), red (it cannot), or left out. */
export const CheckLight = z.enum(['green', 'amber', 'red', 'skipped']);
export type CheckLight = z.infer<typeof CheckLight>;

/** What is said of a step; each has words for the endpoint and for the telephone. Closed list. */
export const CheckFinding = z.enum([
  'browser-good',
  'browser-old',
  'camera-good',
  'camera-trouble',
  'camera-frameless',
  'camera-dark',
  'camera-still',
  'camera-slow',
  'camera-small',
  'microphone-good',
  'microphone-trouble',
  'microphone-silent',
  'microphone-quiet',
  'microphone-not-heard-back',
  'loudspeaker-good',
  'loudspeaker-failed',
  'loudspeaker-unheard',
  'loudspeaker-echo',
  'loudspeaker-loud-echo',
  'ways-udp',
  'ways-tcp',
  'ways-relay',
  'ways-none',
  'loop-good',
  'loop-no-picture',
  'loop-no-voice',
  'loop-nothing',
  'line-good',
  'line-slow',
  'line-lossy',
  'line-unusable',
  'bandwidth-good',
  'bandwidth-narrow-down',
  'bandwidth-narrow-up',
  'bandwidth-too-narrow',
  'reconnect-good',
  'reconnect-slow',
  'reconnect-lost',
]);
export type CheckFinding = z.infer<typeof CheckFinding>;

/** How one step came out, and what is said of it. */
export const CheckResult = z.union([
  z.strictObject({ step: CheckStep, light: CheckLight.exclude(['skipped']), finding: CheckFinding }),
  z.strictObject({ step: CheckStep, light: z.literal('skipped'), skip: CheckSkip }),
]);
export type CheckResult = z.infer<typeof CheckResult>;

/** By what the figures are judged, each with its source. */
export const checkThresholds = {
  /** Full black of video is 16 (ITU-R BT.601); sensors that see nothing lie a little above it. */
  darkest: 20,
  /** Cameras go down to 15 pictures a second, and to half of them, in a dark room; with fewer a person's movements are not followed. */
  fewestFramesPerSecond: 8,
  /** Below the middle layer of a camera (`cameraLayers`) a room of several people is not recognised. */
  smallestHeight: 360,
  /** Digital zero as it is measured: rooms are never that quiet. */
  silentPeak: -100,
  /** A voice at a microphone that is well set peaks between -20 and -6 dB; a quiet room lies at about -60. */
  quietPeak: -40,
  /** What a hands-free terminal should lose of its echo is 45 dB (ITU-T P.340, TCLw); automatic gain lifts some 15 of them back. */
  echoLoss: 30,
  /** Nearly as loud as the voice itself: the others hear themselves, and it may howl. */
  loudEchoLoss: 12,
  /** 150 ms each way are not felt, 400 are the limit (ITU-T G.114). */
  roundTripMs: { good: 300, most: 800 },
  /** Conversation bears 3 % of lost voice (ITU-T G.1010, table I.1); Opus with its own redundancy some 10. */
  loss: { good: 3, most: 10 },
  /** What a jitter buffer takes up without adding more than one packet of delay and a half. */
  jitterMs: 50,
  /** Chair, speaker and a screen: 1.8 Mbit/s; three voices and signalling: 0.12. */
  downKbps: { good: 1_800, least: 120 },
  /** A camera in two layers and a voice: 650 kbit/s; one voice and signalling: 60. */
  upKbps: { good: 650, least: 60 },
  /** Longer than that and the meeting has noticed; see `reconnectDelay`. */
  backMs: 8_000,
} as const;

type Judged = readonly [light: 'green' | 'amber' | 'red', finding: CheckFinding];
type FiguresOf<Step extends keyof CheckFigures> = Exclude<CheckFigures[Step], { readonly skipped: CheckSkip }>;

const limits = checkThresholds;

const camera = (of: FiguresOf<'camera'>): Judged => {
  if (of.trouble !== null) return ['red', 'camera-trouble'];
  if (of.framesPerSecond === 0) return ['red', 'camera-frameless'];
  if (of.brightness < limits.darkest) return ['red', 'camera-dark'];
  if (of.still) return ['red', 'camera-still'];
  if (of.framesPerSecond < limits.fewestFramesPerSecond) return ['amber', 'camera-slow'];
  return of.height < limits.smallestHeight ? ['amber', 'camera-small'] : ['green', 'camera-good'];
};

const microphone = (of: FiguresOf<'microphone'>): Judged => {
  if (of.trouble !== null) return ['red', 'microphone-trouble'];
  if (of.peak <= limits.silentPeak) return ['red', 'microphone-silent'];
  if (of.heardBack === 'no') return ['red', 'microphone-not-heard-back'];
  // Only who was asked to speak can be called too quiet.
  const spoke = of.heardBack === 'yes' || of.heardBack === 'unanswered';
  return spoke && of.peak < limits.quietPeak ? ['amber', 'microphone-quiet'] : ['green', 'microphone-good'];
};

/** A person who has heard the own voice come back knows that the loudspeaker works, with headphones too. */
const loudspeaker = (of: FiguresOf<'loudspeaker'>, heardByPerson: boolean): Judged => {
  if (!of.played) return ['red', 'loudspeaker-failed'];
  const { echoLoss } = of;
  if (echoLoss !== null && echoLoss < limits.loudEchoLoss) return ['red', 'loudspeaker-loud-echo'];
  if (echoLoss !== null && echoLoss < limits.echoLoss) return ['amber', 'loudspeaker-echo'];
  const heard = of.roomLoss !== null || echoLoss !== null || heardByPerson;
  return heard ? ['green', 'loudspeaker-good'] : ['amber', 'loudspeaker-unheard'];
};

const ways = ({ udp, tcp, relay }: FiguresOf<'ways'>): Judged => {
  if (udp === 'through') return ['green', 'ways-udp'];
  if (tcp === 'through') return ['amber', 'ways-tcp'];
  return relay === 'through' ? ['amber', 'ways-relay'] : ['red', 'ways-none'];
};

const loop = (of: FiguresOf<'loop'>): Judged => {
  const noPicture = of.camera && of.frames === 0;
  const noVoice = of.microphone && of.voicePackets === 0;
  if (noPicture && (noVoice || !of.microphone)) return ['red', 'loop-nothing'];
  if (noVoice) return ['red', of.camera ? 'loop-no-voice' : 'loop-nothing'];
  return noPicture ? ['red', 'loop-no-picture'] : ['green', 'loop-good'];
};

const line = ({ roundTripMs, jitterMs, lossUp, lossDown }: FiguresOf<'line'>): Judged => {
  const loss = Math.max(lossUp, lossDown);
  if (loss > limits.loss.most || roundTripMs > limits.roundTripMs.most) return ['red', 'line-unusable'];
  if (loss > limits.loss.good) return ['amber', 'line-lossy'];
  const slow = roundTripMs > limits.roundTripMs.good || jitterMs > limits.jitterMs;
  return slow ? ['amber', 'line-slow'] : ['green', 'line-good'];
};

const bandwidth = ({ downKbps, upKbps }: FiguresOf<'bandwidth'>): Judged => {
  if (downKbps < limits.downKbps.least || upKbps < limits.upKbps.least) return ['red', 'bandwidth-too-narrow'];
  if (downKbps < limits.downKbps.good) return ['amber', 'bandwidth-narrow-down'];
  return upKbps < limits.upKbps.good ? ['amber', 'bandwidth-narrow-up'] : ['green', 'bandwidth-good'];
};

const reconnect = ({ backMs }: FiguresOf<'reconnect'>): Judged => {
  if (backMs === null) return ['red', 'reconnect-lost'];
  return backMs > limits.backMs ? ['amber', 'reconnect-slow'] : ['green', 'reconnect-good'];
};

const heardByPerson = ({ microphone: of }: Pick<CheckFigures, 'microphone'>): boolean =>
  !('skipped' in of) && of.heardBack === 'yes';

/** How each step is judged by its figures; those of a step that was left out say why. */
const judges: { readonly [Step in CheckStep]: (figures: CheckFigures) => Judged | { readonly skipped: CheckSkip } } = {
  browser: ({ browser }) => (browser.fit ? ['green', 'browser-good'] : ['red', 'browser-old']),
  camera: ({ camera: of }) => ('skipped' in of ? of : camera(of)),
  microphone: ({ microphone: of }) => ('skipped' in of ? of : microphone(of)),
  loudspeaker: (all) =>
    'skipped' in all.loudspeaker ? all.loudspeaker : loudspeaker(all.loudspeaker, heardByPerson(all)),
  ways: ({ ways: of }) => ('skipped' in of ? of : ways(of)),
  loop: ({ loop: of }) => ('skipped' in of ? of : loop(of)),
  line: ({ line: of }) => ('skipped' in of ? of : line(of)),
  bandwidth: ({ bandwidth: of }) => ('skipped' in of ? of : bandwidth(of)),
  reconnect: ({ reconnect: of }) => ('skipped' in of ? of : reconnect(of)),
};

/** How one step came out. */
export const checkResult = (step: CheckStep, figures: CheckFigures): CheckResult => {
  const judged = judges[step](figures);
  if ('skipped' in judged) return { step, light: 'skipped', skip: judged.skipped };
  const [light, finding] = judged;
  return { step, light, finding };
};

/** How every step came out, in their order. Pure: hub and page judge the same figures alike. */
export const checkResults = (figures: CheckFigures): CheckResult[] =>
  checkSteps.map((step) => checkResult(step, figures));

/** What a step must not be left out of if the endpoint is to be ready: without these nothing is known of a meeting. */
const essential: ReadonlySet<CheckStep> = new Set(['camera', 'microphone', 'ways', 'loop']);

/** Whether a step waits for nothing but a press at the PC, which joining a meeting is as well: the loop has shown that its device sends. */
const waitsForPress = (result: CheckResult): boolean => result.light === 'skipped' && result.skip === 'no-sound';

/** Whether an endpoint has passed: nothing is red, and what a meeting needs was looked at, or could not be for want of a press alone. */
export const hasPassed = (results: readonly CheckResult[]): boolean =>
  results.every(
    (result) =>
      result.light !== 'red' && !(result.light === 'skipped' && essential.has(result.step) && !waitsForPress(result)),
  );

/** The light of a check: the worst of its steps; one that matters and was left out counts as red, one that waits for a press as amber. */
export const lightOfCheck = ({
  passed,
  results,
}: {
  /** As it was judged on its day. */
  readonly passed: boolean;
  readonly results: readonly CheckResult[];
}): Exclude<CheckLight, 'skipped'> => {
  if (!passed) return 'red';
  return results.some((result) => result.light === 'amber' || waitsForPress(result)) ? 'amber' : 'green';
};
