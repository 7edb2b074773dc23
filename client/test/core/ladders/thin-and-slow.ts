import { isOfKind, type CameraKept, type EndpointId, type Rung, type SourceId } from '@diem-cau/shared';
import {
  bearSample,
  ofBusyPc,
  stepBorne,
  unmeasured,
  untold,
  type Bearing,
  type DownSample,
} from '../../../../server/src/domain/meeting/ladder/bearing.ts';
import { voicesAbove } from '../../../../server/src/domain/meeting/ladder/allowance.ts';
import { limited } from '../../../../server/src/domain/meeting/ladder/limiting.ts';
import { hasNoTime, stepBy } from '../../../../server/src/domain/meeting/ladder/reasons.ts';
import type { Step } from '../../../../server/src/domain/meeting/ladder/steps.ts';
import type { Meeting } from '../../../../server/src/domain/meeting/meeting.ts';
import { onAir } from '../../../../server/src/domain/meeting/reception/on-air.ts';
import { subscriptions, type Subscription } from '../../../../server/src/domain/meeting/reception/subscription.ts';
import type { Viewer } from '../../../../server/src/domain/meeting/reception/viewer.ts';
import { needOf } from '../../../../server/src/domain/meeting/reception/whole-need.ts';
import { startSending } from '../../../../server/src/domain/meeting/sources/sending.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  joined,
  meetingAfter,
  opened,
  room,
  sender,
} from '../../../../server/test/support/meetings.ts';
import { lookAtPc, pcBears, unloaded, verdictOf, type PcLoad, type PcLook } from '../../../src/core/pc/pc-load.ts';
import {
  cameraKept,
  lookAtUplink,
  screenIsSlow,
  unmeasuredUplink,
  voiceIsLonger,
  type Uplink,
  type UplinkSample,
} from '../../../src/core/troubles/uplink-watch.ts';

/** Who receives, and whatever its meeting is: all four send, the others' microphones are open. */
export interface Scene {
  /** The room sees all cameras, a commune those of the stage. */
  readonly own: EndpointId;
  readonly speaks: EndpointId;
  readonly screen: EndpointId | null;
  readonly open: readonly EndpointId[];
}

/** What there is to share out, in bit/s and in shares of a core, and what the person at the PC has turned on. */
export interface World {
  readonly scene: Scene;
  readonly down: number;
  readonly up: number;
  readonly gives: number;
  readonly camera: boolean;
  readonly ownScreen: boolean;
  /** A page of the own screen is just sent, which takes more than one that stands. */
  readonly pageTurns: boolean;
  /** What was set by hand. */
  readonly limit: Exclude<Rung, 'full'> | null;
  readonly hidden: boolean;
  /** Firefox reckons nothing of what a line bears. */
  readonly reckons: boolean;
}

/** Where all that gives way stands. */
export interface Ladders {
  readonly bearing: Bearing;
  readonly load: PcLoad;
  readonly uplink: Uplink;
  readonly voiceBytes: number;
}
export const atFirst: Ladders = {
  bearing: unmeasured(0),
  load: unloaded(0),
  uplink: unmeasuredUplink(0),
  voiceBytes: 0,
};

export const everybody = [room, anBinh, hoaLac, dangKhe];
const meetings = new Map<string, Meeting>();
const meetingOf = (scene: Scene): Meeting => {
  const key = JSON.stringify(scene);
  const known = meetings.get(key);
  if (known !== undefined) return known;
  const send = (meeting: Meeting, id: EndpointId, source: SourceId): Meeting =>
    after(meeting, startSending(meeting, sender(id), source));
  const start = meetingAfter(opened(), ...joined(...everybody));
  const sending = everybody.reduce((now, id) => send(send(now, id, 'camera'), id, 'microphone'), start);
  const shut = everybody.filter((id) => id !== scene.own && !scene.open.includes(id));
  const made = after(sending, [
    { type: 'speakerChanged', endpointId: scene.speaks },
    ...shut.map((endpointId) => ({ type: 'microphoneClosed', endpointId, cause: 'own' }) as const),
    ...(scene.screen === null ? [] : [{ type: 'sendingStarted', endpointId: scene.screen, source: 'screen' } as const]),
  ]);
  meetings.set(key, made);
  return made;
};

/** What flows to the endpoint on a step, were nothing else known. */
export const flowsOn = (scene: Scene, step: Step): readonly Subscription[] => {
  const air = onAir(meetingOf(scene));
  const pictures = everybody.flatMap((endpointId) =>
    (['camera', 'screen'] as const).map((source) => ({ endpointId, source, width: 640, height: 360 })),
  );
  const viewer: Viewer = {
    ...{ endpointId: scene.own, seesAll: scene.own === room, sounds: true },
    ...{ shown: { pictures, stage: air.stage }, ...step },
  };
  return subscriptions(air, viewer).filter(({ paused }) => !paused);
};
export const voicesOf = (flows: readonly Subscription[]): Subscription[] =>
  flows.filter(({ source }) => isOfKind(source, 'microphone'));
export const picturesOf = (flows: readonly Subscription[]): Subscription[] =>
  flows.filter(({ source }) => !isOfKind(source, 'microphone'));

/** The step by which is received: the lowest of line, PC and hand. */
export const receivedOn = ({ bearing, load }: Ladders, { limit }: Pick<World, 'limit'>): Required<Step> =>
  limited(
    stepBy({ line: stepBorne(bearing), cameraKept: null, pc: pcBears(load) }),
    limit === null ? undefined : { rung: limit, by: 'own' },
  );

/** What of the own camera goes out: what line and PC bear, or nothing of one that is turned off. */
export const sentOfCamera = ({ uplink, load }: Ladders, { camera }: World): 'whole' | 'small' | 'none' => {
  const kept: readonly (CameraKept | null)[] = [cameraKept(uplink), pcBears(load).cameraKept];
  if (!camera || kept.includes('rests')) return 'none';
  return kept.includes('small') ? 'small' : 'whole';
};

/** What the way up takes at the least: what congestion control can't make any smaller. */
const leastUp = (ladders: Ladders, world: World): number => {
  const voice = voiceIsLonger(ladders.uplink) ? 20_000 : 40_000;
  const camera = { whole: 120_000, small: 30_000, none: 0 }[sentOfCamera(ladders, world)];
  const screen = screenIsSlow(ladders.uplink) ? 10_000 : world.pageTurns ? 300_000 : 30_000;
  return voice + camera + (world.ownScreen ? screen : 0);
};

/** How much of the PC's time is missing. */
const shortOfTime = (ladders: Ladders, world: World): number => {
  const { pictures } = receivedOn(ladders, world);
  const shown = { full: 0.2, stage: 0.14, 'one-picture': 0.06, voice: 0.02 }[pictures];
  const camera = { whole: 0.3, small: 0.06, none: 0 }[sentOfCamera(ladders, world)];
  return Math.max(0, shown + camera - world.gives);
};

/** What the hub is told of the line down, as the PC reads it. */
export const foundDown = (ladders: Ladders, world: World): DownSample => {
  const { scene, down, up } = world;
  const flows = flowsOn(scene, receivedOn(ladders, world));
  const pictures = picturesOf(flows);
  const voices = voicesOf(flows).length * 50_000;
  const least = pictures.reduce((sum, { source }) => sum + (source === 'screen' ? 60_000 : 45_000), 0);
  const unheard = leastUp(ladders, world) > up * 1.2;
  const voiceLost = voices + least > down ? 0.4 : 0;
  const { step } = ladders.bearing.climb;
  const above = voicesAbove(step, onAir(meetingOf(scene)), scene.own);
  const told = { ...untold, voiceLost, voicesAbove: above, unheard };
  if (pictures.length === 0) return told;
  const wished = pictures.reduce(
    (sum, { source, layer }) => sum + needOf(source === 'screen' ? 'screen' : 'camera', layer),
    0,
  );
  // A PC that reads late what has come makes any line look thin.
  const late = verdictOf(foundOfPc(ladders, world)) === 'suffers' ? 0.4 : 1;
  return { ...told, wished, bears: Math.max(30_000, Math.min(down - voices, Math.max(300_000, wished * 1.35)) * late) };
};

/** What the browser tells of the line up. */
export const foundUp = (ladders: Ladders, world: World): UplinkSample => {
  const { up, camera, ownScreen, reckons, down } = world;
  const least = leastUp(ladders, world);
  const lost = least > up;
  return {
    bears: reckons ? Math.min(up, Math.max(300_000, least * 1.35)) : null,
    voiceLost: lost ? 0.3 : 0,
    pictureLost: camera ? (lost ? 0.3 : 0) : null,
    voiceBytes: ladders.voiceBytes,
    sends: { camera, screen: ownScreen },
    watchedLayer: 2,
    downIsGood: ladders.bearing.climb.step === 0,
    unheard: down < 40_000,
  };
};

/** What the page finds of its PC. */
const foundOfPc = (ladders: Ladders, world: World): PcLook => {
  const short = shortOfTime(ladders, world);
  const { pictures } = receivedOn(ladders, world);
  return {
    timerLateMs: world.hidden ? null : 3 + short * 400,
    encoderShort: sentOfCamera(ladders, world) === 'none' ? null : Math.min(1, short * 8),
    skipped: pictures === 'voice' ? null : Math.min(1, short * 3),
    voiceLateMs: 60 + short * 1_500,
    madeUp: Math.min(1, short / 2),
    ...{ cameraOut: world.camera, receives: pictures },
  };
};

/** Who looks, at a moment. */
export const looks = ['down', 'up', 'pc'] as const;
export type Look = (typeof looks)[number];

/** The ladders after one of them has been looked at. */
export const lookedAt = (ladders: Ladders, world: World, look: Look, nowMs: number): Ladders => {
  switch (look) {
    case 'down': {
      const sample = foundDown(ladders, world);
      const busy = hasNoTime(pcBears(ladders.load));
      return { ...ladders, bearing: bearSample(ladders.bearing, busy ? ofBusyPc(sample) : sample, nowMs) };
    }
    case 'up': {
      const voiceBytes = ladders.voiceBytes + 5_000;
      return {
        ...ladders,
        voiceBytes,
        uplink: lookAtUplink(ladders.uplink, nowMs, { ...foundUp(ladders, world), voiceBytes }),
      };
    }
    case 'pc':
      return { ...ladders, load: lookAtPc(ladders.load, nowMs, foundOfPc(ladders, world)) };
  }
};
