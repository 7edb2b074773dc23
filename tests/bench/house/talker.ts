import wrtc from '@roamhq/wrtc';
import { Device, type types } from 'mediasoup-client';
import { z } from 'zod';
import type { MeetingId } from '@diem-cau/shared';
import { asGiven } from '../../../server/test/support/as-given.ts';
import { syntheticCamera } from '../../../server/test/support/wrtc-sources.ts';
import type { EnrolledPc } from '../../../server/test/support/district.ts';
import type { Place } from './checkout.ts';
import { LeanPage, type Model } from './lean-page.ts';

// mediasoup-client looks for WebRTC where a browser has it.
Object.assign(globalThis, { RTCPeerConnection: wrtc.RTCPeerConnection, MediaStream: wrtc.MediaStream });

const sampleRate = 48_000;
const chunk = sampleRate / 100;
const tau = 2 * Math.PI;
const simulcast = [
  { rid: 'r0', scaleResolutionDownBy: 2, maxBitrate: 140_000 },
  { rid: 'r1', scaleResolutionDownBy: 1, maxBitrate: 500_000 },
];
const Produced = z.looseObject({ producerId: z.string() });
const Hello = z.looseObject({ routerRtpCapabilities: z.unknown() });

/** A seated lean page that really sends: a tone that is let out and kept in, and a camera where it has one. */
export class Talker {
  readonly page: LeanPage;
  #loud = false;
  #transport: types.Transport | null = null;
  #microphone: types.Producer | null = null;
  readonly #stops: (() => void)[] = [];
  readonly #source = new wrtc.nonstandard.RTCAudioSource();

  private constructor(page: LeanPage) {
    this.page = page;
  }

  /** Takes over the sending transport of a page that has joined, which must not have agreed on it. */
  static async of(page: LeanPage): Promise<Talker> {
    const talker = new Talker(page);
    const { routerRtpCapabilities } = Hello.parse(await page.ask('hub.hello', {}));
    const device = new Device({ handlerName: 'Chrome111' });
    await device.load({ routerRtpCapabilities: asGiven(routerRtpCapabilities) });
    const transport = device.createSendTransport(asGiven<types.TransportOptions>(page.transports[0]));
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      const params = { ...page.model.connect, transportId: transport.id, dtlsParameters };
      page.ask('media.connectTransport', params).then(() => done(), failed);
    });
    transport.on('produce', ({ rtpParameters, kind }, done, failed) => {
      page
        .produce(kind === 'audio' ? 'microphone' : 'camera', rtpParameters)
        .then((answer) => done({ id: Produced.parse(answer).producerId }), failed);
    });
    talker.#transport = transport;
    talker.#hum();
    return talker;
  }

  /** Whether its tone is heard while its microphone is open. */
  set loud(loud: boolean) {
    this.#loud = loud;
  }

  /** Sends its microphone, which the hub opens. */
  async openMicrophone(): Promise<void> {
    this.#microphone?.close();
    this.#microphone = await this.#sending.produce({ track: asGiven(this.#source.createTrack()), stopTracks: false });
  }

  async sendCamera(shade: number): Promise<void> {
    const camera = syntheticCamera(shade);
    this.#stops.push(() => camera.stop());
    await this.#sending.produce({ track: asGiven(camera.track), encodings: simulcast.map((layer) => ({ ...layer })) });
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#transport?.close();
    this.page.close();
  }

  get #sending(): types.Transport {
    if (this.#transport === null) throw new Error('no seat to send from');
    return this.#transport;
  }

  #hum(): void {
    let position = 0;
    const hertz = 440;
    const timer = setInterval(() => {
      const samples = new Int16Array(chunk);
      if (this.#loud)
        for (let index = 0; index < chunk; index += 1)
          samples[index] = 8000 * Math.sin((tau * hertz * (position + index)) / sampleRate);
      position = (position + chunk) % sampleRate;
      this.#source.onData({ samples, sampleRate, bitsPerSample: 16, channelCount: 1, numberOfFrames: chunk });
    }, 10);
    this.#stops.push(() => clearInterval(timer));
  }
}

/** A talker who sits in a meeting with a microphone that is agreed on and shut. */
export const seatedTalker = async (
  { district, closes }: Place,
  pc: EnrolledPc,
  { meetingId, model }: { readonly meetingId: MeetingId; readonly model: Model },
): Promise<Talker> => {
  const page = await LeanPage.open(district.hub.url, pc, model);
  await page.join(meetingId);
  const talker = await Talker.of(page);
  closes.push(() => talker.close());
  await page.connect(1);
  await talker.openMicrophone();
  await page.ask('media.closeMicrophone', {});
  return talker;
};
