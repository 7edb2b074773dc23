import type { ConsumerOffer, MediaOffer, MediaParameters } from '@diem-cau/shared';
import { Device, type types } from 'mediasoup-client';
import {
  consumerOptions,
  RouterCapabilities,
  transportOptions,
} from '../../../../client/src/core/media/opaque-parameters.ts';
import { sceneOf, stampIn, type Scene, type SceneName } from './scenes.ts';

/** What is sent: a scene, in a codec, within these bounds. */
export interface Sent {
  readonly scene: SceneName;
  readonly codec: string;
  readonly framesPerSecond: number;
  /** In bit/s. */
  readonly maxBitrate: number;
}

/** What a page asks of the media server: to connect a transport, or to take what it sends, of which it is told the id. */
export type AskServer = (
  asked:
    | { readonly what: 'connect'; readonly transportId: string; readonly parameters: MediaParameters }
    | { readonly what: 'produce'; readonly parameters: MediaParameters },
) => Promise<string>;

/** What a page has counted of the stream that it receives. */
export interface Count {
  readonly bytes: number;
  readonly frames: number;
  readonly keyFrames: number;
  readonly atMs: number;
}

/** The half of a page that the benchmark drives. */
export interface CodecPage {
  capabilities(router: MediaParameters): Promise<MediaParameters>;
  send(offer: MediaOffer, sent: Sent): Promise<void>;
  open(offer: MediaOffer): Promise<void>;
  receive(offers: readonly ConsumerOffer[]): Promise<void>;
  /** Resolves once a frame is shown. */
  shown(): Promise<void>;
  count(): Promise<Count>;
  /** How near what is shown is to what was sent, in dB (PSNR of the luma); null where nothing could be compared. */
  likeness(scene: SceneName): Promise<number | null>;
}

declare global {
  interface Window {
    codecPage: CodecPage;
    askServer: AskServer;
  }
}

let device: Device | null = null;
let transport: types.Transport | null = null;
let stats: (() => Promise<RTCStatsReport>) | null = null;
const video = document.createElement('video');
video.muted = true;
video.autoplay = true;

const loaded = (): Device => {
  if (device === null) throw new Error('capabilities() comes first');
  return device;
};

const connected = (made: types.Transport): types.Transport => {
  transport = made;
  made.on('connect', ({ dtlsParameters }, done, failed) => {
    const parameters = { ...dtlsParameters };
    window.askServer({ what: 'connect', transportId: made.id, parameters }).then(() => done(), failed);
  });
  return made;
};

const captured = ({ scene, framesPerSecond }: Sent): MediaStreamTrack => {
  const source = sceneOf(scene);
  const canvas = Object.assign(document.createElement('canvas'), { width: source.width, height: source.height });
  const to = canvas.getContext('2d', { willReadFrequently: true });
  if (to === null) throw new Error('no canvas');
  document.body.append(canvas);
  let frame = 0;
  const draw = (): void => source.draw(to, frame++);
  draw();
  setInterval(draw, 1_000 / framesPerSecond);
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (track === undefined) throw new Error('no track');
  track.contentHint = scene.startsWith('camera') ? '' : 'text';
  return track;
};

const number = (from: Record<string, unknown>, field: string): number => Number(from[field] ?? 0);

const luma = ({ data }: ImageData, at: number): number =>
  0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);

/** Chromium takes a drawn picture for one whose light lies between 16 and 235, and stretches that when it shows it: no codec's doing. */
const stretched = (light: number): number => Math.min(255, Math.max(0, ((light - 16) * 255) / 219));

/** PSNR of the luma of a picture against the one that was sent, as it was or stretched, in dB; 99 of equal ones. */
const psnr = (seen: ImageData, sent: ImageData): number => {
  const errors = [(light: number) => light, stretched].map((shownAs) => {
    let sum = 0;
    for (let at = 0; at < seen.data.length; at += 4) sum += (luma(seen, at) - shownAs(luma(sent, at))) ** 2;
    return sum / (seen.data.length / 4);
  });
  const error = Math.min(...errors);
  return error === 0 ? 99 : 10 * Math.log10(255 ** 2 / error);
};

const canvases = new Map<string, CanvasRenderingContext2D>();
const canvasOf = (name: string, { width, height }: Scene): CanvasRenderingContext2D => {
  const known = canvases.get(name);
  if (known?.canvas.width === width && known.canvas.height === height) return known;
  const to = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', {
    willReadFrequently: true,
  });
  if (to === null) throw new Error('no canvas');
  canvases.set(name, to);
  return to;
};

/** The frame of a scene that bears this stamp. */
const frameOf = (scene: Scene, stamp: number): number | null => {
  for (let frame = 0; frame < 4_096; frame += 1) if (scene.stamp(frame) === stamp) return frame;
  return null;
};

const codecPage: CodecPage = {
  async capabilities(router) {
    // A page without an address is not told its browser's name.
    device = await Device.factory({ handlerName: 'Chrome111' });
    await device.load({ routerRtpCapabilities: RouterCapabilities.parse(router) });
    return { ...device.recvRtpCapabilities };
  },
  async send(offer, sent) {
    if (offer.send === null) throw new Error('nothing to send by');
    const made = connected(loaded().createSendTransport(transportOptions(offer.send)));
    made.on('produce', ({ rtpParameters }, done, failed) => {
      window.askServer({ what: 'produce', parameters: { ...rtpParameters } }).then((id) => done({ id }), failed);
    });
    const codec = loaded().sendRtpCapabilities.codecs?.find(({ mimeType }) => mimeType === `video/${sent.codec}`);
    if (codec === undefined) throw new Error(`this browser sends no ${sent.codec}`);
    await made.produce({
      track: captured(sent),
      codec,
      encodings: [{ maxBitrate: sent.maxBitrate, maxFramerate: sent.framesPerSecond, scalabilityMode: 'L1T1' }],
      codecOptions: { videoGoogleStartBitrate: 400 },
    });
  },
  async open(offer) {
    connected(loaded().createRecvTransport(transportOptions(offer.receive)));
  },
  async receive(offers) {
    for (const offer of offers) {
      const consumer = await transport?.consume(consumerOptions(offer));
      if (consumer === undefined) throw new Error('open() comes first');
      stats = () => consumer.getStats();
      video.srcObject = new MediaStream([consumer.track]);
      document.body.append(video);
    }
  },
  shown: () => new Promise((resolve) => void video.requestVideoFrameCallback(() => resolve())),
  async count() {
    const all: Record<string, unknown>[] = [];
    (await stats?.())?.forEach((each: Record<string, unknown>) => void all.push(each));
    const flow = all.find(({ type }) => type === 'inbound-rtp') ?? {};
    return {
      bytes: number(flow, 'bytesReceived') + number(flow, 'headerBytesReceived'),
      frames: number(flow, 'framesDecoded'),
      keyFrames: number(flow, 'keyFramesDecoded'),
      atMs: performance.now(),
    };
  },
  async likeness(name) {
    const scene = sceneOf(name);
    await new Promise((resolve) => void video.requestVideoFrameCallback(resolve));
    const [seen, drawn] = [canvasOf('seen', scene), canvasOf('drawn', scene)];
    seen.drawImage(video, 0, 0, scene.width, scene.height);
    const picture = seen.getImageData(0, 0, scene.width, scene.height);
    const frame = frameOf(scene, stampIn(scene, picture));
    if (frame === null) return null;
    scene.draw(drawn, frame);
    return psnr(picture, drawn.getImageData(0, 0, scene.width, scene.height));
  },
};

window.codecPage = codecPage;
