import type { CheckFigures, CheckStep } from '@diem-cau/shared';
import type { Device } from 'mediasoup-client';
import { missingSupport } from '../browser-support.ts';
import type { Devices } from '../devices/devices.ts';
import type { Hub } from '../hub.ts';
import type { Signalling } from '../signalling.ts';
import { browserDevice } from '../media/browser-device.ts';
import type { CheckLinkParts } from './check-link.ts';
import type { CheckSignalling } from './check-signalling.ts';
import { comeBack } from './come-back.ts';
import { findWays } from './find-ways.ts';
import { hearLoudspeaker } from './hear-loudspeaker.ts';
import { listenToMicrophone } from './listen-to-microphone.ts';
import { lookAtCamera } from './look-at-camera.ts';
import { measureLine } from './measure-line.ts';
import { runLoop } from './run-loop.ts';

/** With what a check is made. */
export interface CheckGround {
  readonly hub: Pick<Hub, 'hello'> & {
    readonly signalling: Pick<Signalling, 'askFor' | 'onTaskOf' | 'close' | 'open' | 'connection'>;
  };
  readonly devices: Pick<Devices, 'camera' | 'microphone' | 'chosen' | 'start'>;
  /** Somebody at the endpoint pressed, and can be asked something; else the district or the hub asked for it. */
  readonly attended: boolean;
}

/** Besides, what a run of the check gives to its steps. */
export interface CheckMaking extends CheckGround {
  readonly asking: CheckSignalling;
  /** "Say something now", and "now it is played back". */
  readonly tell: (asks: 'speak' | 'listen') => void;
  readonly heard: (ending: AbortSignal) => Promise<'yes' | 'no' | 'unanswered'>;
  /** Makes one step within its time. `ending` tells the step to give back what it holds. */
  readonly step: (step: CheckStep, make: (ending: AbortSignal) => Promise<Partial<CheckFigures>>) => Promise<void>;
  /** What was found so far. */
  readonly figures: () => CheckFigures;
}

const overTheHub = async (making: CheckMaking, parts: CheckLinkParts): Promise<void> => {
  const { devices, step, figures } = making;
  await step('ways', async (ending) => ({ ways: await findWays(parts, ending) }));
  const { ways } = figures();
  const shut = !('skipped' in ways) && ![ways.udp, ways.tcp, ways.relay].includes('through');
  const tracks = { camera: devices.camera.track, microphone: devices.microphone.track };
  const neither = tracks.camera === null && tracks.microphone === null;
  await step('loop', async (ending) => {
    if (!shut && !neither) return runLoop(parts, tracks, ending);
    const left = { skipped: shut ? 'no-way' : 'no-camera' } as const;
    return { loop: left, line: left };
  });
  // It was measured with what was sent and came back.
  await step('line', () => Promise.resolve({}));
};

/** Makes all steps of a check, one after the other. Throws only what `step` throws. */
export const makeCheck = async (making: CheckMaking): Promise<void> => {
  const { hub, devices, attended, asking, step } = making;
  const speakerId = devices.chosen('speaker');
  let device: Device | null = null;
  await step('browser', async () => {
    const fit = missingSupport(window) === null;
    device = await browserDevice(hub.hello.getState().hello?.routerRtpCapabilities).catch(() => null);
    return { browser: { fit: fit && device !== null, name: navigator.userAgent.slice(0, 300) } };
  });
  await step('camera', async (ending) => {
    // The browser may ask, and nobody may answer.
    await devices.start();
    return { camera: await lookAtCamera(devices.camera, ending) };
  });
  const ask = attended ? making : null;
  await step('microphone', async (ending) => ({
    microphone: await listenToMicrophone(devices.microphone, { ask, speakerId }, ending),
  }));
  await step('loudspeaker', async (ending) => {
    const { track } = devices.microphone;
    if (track === null) return { loudspeaker: { skipped: 'no-microphone' } };
    return { loudspeaker: await hearLoudspeaker(track, speakerId, ending) };
  });
  if (device !== null) await overTheHub(making, { device, signalling: asking });
  await step('bandwidth', async (ending) => ({ bandwidth: await measureLine(asking, ending) }));
  await step('reconnect', async (ending) => ({ reconnect: await comeBack(hub.signalling, ending) }));
};
