import type { MeetingId, ShownPicture, SourceId } from '@diem-cau/shared';
import { z } from 'zod';
import { connectLine, type SocketLine } from '../../../server/test/support/socket-line.ts';
import type { EnrolledPc } from '../../../server/test/support/district.ts';
import type { Reels } from './film.ts';
import { Pipe } from './pipe.ts';
import { Receiving, type Place, type ReceivedStream } from './receiving.ts';
import { readRtcp } from './rtcp.ts';
import { isRtcp } from './rtp.ts';
import { payloadTypes, Sending, type ExtensionIds, type FilmSender } from './sending.ts';

const Feedback = z.looseObject({ type: z.string(), parameter: z.string().optional() });
const Codec = z.looseObject({ mimeType: z.string(), rtcpFeedback: z.array(Feedback).default([]) });
const Extension = z.looseObject({ uri: z.string(), preferredId: z.number() });
const Capabilities = z.looseObject({ codecs: z.array(Codec), headerExtensions: z.array(Extension) });
type Capabilities = z.infer<typeof Capabilities>;

const uris = {
  transport: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  level: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
} as const;
const cname = 'long-run';

/** What such an endpoint speaks: a lost packet is not asked for again, so that each loss shows in its pictures as it comes. */
const spoken = ({ codecs, headerExtensions }: Capabilities): Capabilities => ({
  codecs: codecs
    .filter(({ mimeType }) => ['audio/opus', 'video/VP8'].includes(mimeType))
    .map((codec) => ({
      ...codec,
      rtcpFeedback: codec.rtcpFeedback.filter(
        ({ type, parameter }) => type !== 'goog-remb' && !(type === 'nack' && parameter !== 'pli'),
      ),
    })),
  headerExtensions: headerExtensions.filter(({ uri }) => uri === uris.transport || uri === uris.level),
});

const idsOf = ({ headerExtensions }: Capabilities): ExtensionIds => {
  const idOf = (wanted: string): number => headerExtensions.find(({ uri }) => uri === wanted)?.preferredId ?? 0;
  return { transport: idOf(uris.transport), level: idOf(uris.level) };
};

/** How the packets of a camera or screen are to be read. */
const pictureParameters = (films: readonly FilmSender[], { transport }: ExtensionIds): Record<string, unknown> => ({
  codecs: [
    {
      ...{ mimeType: 'video/VP8', payloadType: payloadTypes.picture, clockRate: 90_000 },
      rtcpFeedback: [{ type: 'nack', parameter: 'pli' }, { type: 'ccm', parameter: 'fir' }, { type: 'transport-cc' }],
    },
  ],
  headerExtensions: [{ uri: uris.transport, id: transport }],
  encodings: films.map(({ stream, maxBitrate }) => ({ ssrc: stream.ssrc, maxBitrate, scalabilityMode: 'L1T1' })),
  rtcp: { cname },
});

const voiceParameters = (ssrc: number, { transport, level }: ExtensionIds): Record<string, unknown> => ({
  codecs: [
    {
      ...{ mimeType: 'audio/opus', payloadType: payloadTypes.voice, clockRate: 48_000, channels: 2 },
      ...{ parameters: { useinbandfec: 1, 'sprop-stereo': 0 }, rtcpFeedback: [{ type: 'transport-cc' }] },
    },
  ],
  headerExtensions: [
    { uri: uris.transport, id: transport },
    { uri: uris.level, id: level },
  ],
  encodings: [{ ssrc }],
  rtcp: { cname },
});

/** Where the first stream of an endpoint is numbered, so far apart. */
const ssrcOf = (nth: number): number => 1_000_000 + nth * 100;

/** A picture that an endpoint shows, where, and how large. */
export type Shown = ShownPicture & { readonly place: Place };

/**
 * An endpoint that speaks to a hub as a page does, over a real socket and real transports, and codes nothing: it sends films that were coded
 * before, and counts what comes.
 */
export class LightEndpoint {
  readonly pc: EnrolledPc;
  readonly line: SocketLine;
  readonly sending: Sending;
  readonly receiving: Receiving;
  readonly #ids: ExtensionIds;
  readonly #pipes: { readonly send: Pipe; readonly receive: Pipe };
  readonly #capabilities: Capabilities;
  /** What the hub did that an endpoint in good order never meets. */
  readonly troubles: string[] = [];

  private constructor(
    nth: number,
    pc: EnrolledPc,
    line: SocketLine,
    given: { reels: Reels; capabilities: Capabilities },
  ) {
    this.pc = pc;
    this.line = line;
    this.#capabilities = given.capabilities;
    this.#ids = idsOf(given.capabilities);
    const receive = new Pipe(`${pc.name}, down`, (packet) => this.#came(packet));
    const send = new Pipe(`${pc.name}, up`, (packet) => this.#answered(packet));
    this.#pipes = { send, receive };
    this.sending = new Sending(given.reels, ssrcOf(nth), this.#ids, (packet) => send.send(packet));
    this.receiving = new Receiving(this.#ids.transport, (packet) => receive.send(packet));
  }

  static async open(nth: number, pc: EnrolledPc, hub: string, reels: Reels): Promise<LightEndpoint> {
    const line = await connectLine(hub, pc.cookie);
    const { routerRtpCapabilities } = await line.ask('hub.hello', {});
    const capabilities = spoken(Capabilities.parse(routerRtpCapabilities));
    return new LightEndpoint(nth, pc, line, { reels, capabilities });
  }

  /** Takes its seat, opens its transports, and sends its camera and, shut, its microphone. */
  async join(meetingId: MeetingId): Promise<void> {
    const { line, sending } = this;
    const seated = Promise.withResolvers<void>();
    line.onTask('media.consumersOpened', async ({ consumers }) => {
      await seated.promise;
      for (const offer of consumers) this.receiving.take(offer);
    });
    line.onNotice('media.consumersClosed', ({ consumerIds }) => {
      for (const id of consumerIds) this.receiving.close(id);
    });
    line.onNotice('media.watched', ({ source, layer }) => {
      if (source === 'camera') sending.watched(layer);
    });
    line.onNotice('media.lost', () => void this.troubles.push('media.lost'));
    line.onNotice('media.stopped', ({ source, cause }) => void this.troubles.push(`media.stopped ${source} ${cause}`));
    line.socket.once('disconnect', (reason) => void this.troubles.push(`socket: ${reason}`));
    const { media } = await line.ask('meeting.join', { meetingId, rtpCapabilities: this.#capabilities });
    if (media.send === null) throw new Error('a seat that sends nothing');
    for (const [pipe, offer] of [
      [this.#pipes.send, media.send],
      [this.#pipes.receive, media.receive],
    ] as const)
      await pipe.open(offer, (dtlsParameters) =>
        line.ask('media.connectTransport', { transportId: offer.id, dtlsParameters }),
      );
    seated.resolve();
    await this.#produce('camera', pictureParameters(sending.layers, this.#ids), false);
    sending.watched(sending.layers.length - 1);
    await this.#produce('microphone', voiceParameters(sending.voice.stream.ssrc, this.#ids), true);
  }

  /** Shares a screen. */
  async shareScreen(): Promise<void> {
    await this.#produce('screen', pictureParameters([this.sending.screen], this.#ids), false);
    this.sending.screen.on = true;
  }

  /** These pictures stand on the page from now on, and no others. */
  async show(pictures: readonly Shown[]): Promise<void> {
    this.receiving.show(pictures, performance.now());
    await this.line.ask('media.show', { pictures: pictures.map(({ place: _place, ...picture }) => picture) });
  }

  /** Sends and reports what is due. */
  tick(nowMs: number): void {
    this.sending.tick(nowMs);
    this.receiving.tick(nowMs);
  }

  /** All that came, also what ended. */
  get streams(): readonly ReceivedStream[] {
    return this.receiving.streams;
  }

  close(): void {
    for (const pipe of Object.values(this.#pipes)) pipe.close();
    this.line.close();
  }

  async #produce(source: SourceId, rtpParameters: Record<string, unknown>, shut: boolean): Promise<void> {
    await this.line.ask('media.produce', { source, rtpParameters, again: false, shut });
  }

  #came(packet: Buffer): void {
    const nowMs = performance.now();
    if (isRtcp(packet)) this.receiving.rtcp(packet, nowMs);
    else this.receiving.rtp(packet, nowMs);
  }

  #answered(packet: Buffer): void {
    if (!isRtcp(packet)) return;
    for (const said of readRtcp(packet)) {
      if (said.says === 'wants-whole') this.sending.wholeOf(said.ssrc);
      if (said.says !== 'report') continue;
      const stream = this.sending.streams.find(({ ssrc }) => ssrc === said.ssrc);
      if (stream !== undefined) stream.lost = said.lost;
    }
  }
}
