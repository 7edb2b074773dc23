import { isOfKind, mostSources, Refusal, sourcesOf, type EndpointId, type SourceId } from '@diem-cau/shared';
import type { AudioLevelObserver, AudioLevelObserverVolume, Producer, Router, RtpCapabilities } from 'mediasoup/types';
import type { Logger } from 'pino';
import type {
  ConnectionListener,
  ConnectionMedia,
  MediaOpening,
  MediaTap,
  TapListener,
  TappedPicture,
} from '../../application/ports/media-plane.ts';
import { answered } from './answered.ts';
import type { MediaWorker } from './media-worker.ts';
import type { OpenedMedia, Surroundings } from './opened-media.ts';
import { PageMedia } from './page-media.ts';
import type { PlayedLoops } from './played-media.ts';
import { PlayedSeat } from './played-seat.ts';
import { refusing } from './refusing.ts';
import { Tap, type PreparedSource } from './tap.ts';

/** What one microphone hears of a voice, and its level in dBov, -127 to 0. */
export interface Voice {
  readonly endpointId: EndpointId;
  readonly level: number;
}

/** Quiet speech near a room microphone is louder than this, a running fan softer; in dBov. */
const voiceThreshold = -55;
const voiceIntervalMs = 300;
/** Endpoints that are listened to at once, each by all its microphones. */
const mostVoices = 5;

interface Opened {
  readonly router: Router;
  readonly ear: AudioLevelObserver;
}

/** The media of one meeting: a router with an ear for who speaks, and the media of its connections. Closing it closes all of that. */
export class MeetingMedia {
  readonly worker: MediaWorker;
  readonly #heard: (voices: readonly Voice[]) => void;
  readonly #logger: Logger;
  readonly #media = new Map<string, OpenedMedia>();
  /** Of these the ones that send, by their endpoint. */
  readonly #senders = new Map<EndpointId, OpenedMedia>();
  readonly #router: Promise<Opened>;
  #tap: Tap | null = null;
  #pictures: readonly TappedPicture[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #silent = true;
  #closed = false;

  /** `failed` is told when the worker gave no router: nothing can be opened here, a later one needs a new attempt. */
  constructor(worker: MediaWorker, heard: (voices: readonly Voice[]) => void, failed: () => void, logger: Logger) {
    this.worker = worker;
    this.#heard = heard;
    this.#logger = logger;
    this.#router = this.#openRouter();
    this.#router.catch((error: unknown) => {
      this.#logger.warn({ err: error }, 'the meeting got no router');
      failed();
    });
  }

  /** Streams up and down of all connections. */
  get streams(): number {
    return [...this.#media.values()].reduce((sum, media) => sum + media.streams, 0);
  }

  /** Opens media in the place of older ones of the same name; one after the other, so that the youngest stay. */
  open(opening: MediaOpening, capabilities: RtpCapabilities, listener: ConnectionListener): Promise<ConnectionMedia> {
    return this.#inTurn(() => this.#open(opening, capabilities, listener));
  }

  /** The same for a played endpoint, whose pictures and voice come from loops. */
  openPlayed(opening: MediaOpening, loops: PlayedLoops): Promise<ConnectionMedia> {
    return this.#inTurn(async () => {
      const { router, ear } = await this.#router;
      this.#media.get(opening.name)?.close();
      const transport = await answered(router.createDirectTransport());
      return this.#add(opening, ear, (around) => new PlayedSeat(opening.endpointId, transport, loops, around));
    });
  }

  /** Lets this recorder hear all microphones and see these pictures from now on, in the place of another; nobody where null. */
  tap(listener: TapListener | null, pictures: readonly TappedPicture[]): void {
    this.#tap?.close();
    this.#tap = listener === null ? null : this.#openTap(listener);
    this.show(pictures);
  }

  #openTap(listener: TapListener): Tap {
    const router = this.#router.then((opened) => opened.router);
    const producer = (endpointId: EndpointId, source: SourceId) => this.#senders.get(endpointId)?.producer(source);
    return new Tap(router, listener, { voices: () => this.#voices(), producer }, this.#logger);
  }

  /** The recorder sees these pictures, and no others. */
  show(pictures: readonly TappedPicture[]): void {
    this.#pictures = pictures;
    this.#tap?.show(pictures);
  }

  /** What went to the recorder; null where nothing can. Rejects while the worker can't say. */
  async tapped(): ReturnType<MediaTap['sent']> {
    if (this.#tap?.failed === true) this.tap(this.#tap.listener, this.#pictures);
    return (await this.#tap?.sent()) ?? null;
  }

  *#voices(): Generator<PreparedSource> {
    for (const [endpointId, media] of this.#senders)
      for (const source of sourcesOf('microphone')) {
        const producer = media.producer(source);
        if (producer !== undefined && !producer.closed) yield { endpointId, source, producer };
      }
  }

  #inTurn(open: () => Promise<ConnectionMedia>): Promise<ConnectionMedia> {
    const opened = this.#turn.then(() => refusing(this.#logger, () => this.#closed, open));
    this.#turn = opened.catch(() => undefined);
    return opened;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#tap?.close();
    const media = [...this.#media.values()];
    this.#media.clear();
    this.#senders.clear();
    for (const each of media) each.close();
    this.#router.then(({ router }) => router.close()).catch(() => undefined);
  }

  async #openRouter(): Promise<Opened> {
    const router = await this.worker.openRouter();
    try {
      const ear = await answered(
        router.createAudioLevelObserver({
          maxEntries: mostVoices * mostSources.microphone,
          threshold: voiceThreshold,
          interval: voiceIntervalMs,
        }),
      );
      ear.on('volumes', (volumes) => this.#tell(volumes));
      ear.on('silence', () => this.#tell([]));
      return { router, ear };
    } catch (error) {
      router.close();
      throw error;
    }
  }

  async #open(
    opening: MediaOpening,
    capabilities: RtpCapabilities,
    listener: ConnectionListener,
  ): Promise<ConnectionMedia> {
    const { worker } = this;
    const { name, endpointId, sends, beginsWith = null } = opening;
    const { router, ear } = await this.#router;
    this.#media.get(name)?.close();
    const asked = Array.from({ length: sends ? 2 : 1 }, () => worker.openTransport(router, beginsWith));
    const outcomes = await Promise.allSettled(asked);
    const transports = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const [receive, send = null] = transports;
    if (receive === undefined || transports.length < asked.length || this.#closed) {
      for (const transport of transports) transport.close();
      throw outcomes.find((each) => each.status === 'rejected')?.reason ?? new Refusal('media-unavailable');
    }
    const producerOf = (sender: EndpointId, source: SourceId): Producer | undefined =>
      sender === endpointId && opening.loops !== true ? undefined : this.#senders.get(sender)?.producer(source);
    const description = { name, endpointId, capabilities, worker, send, receive, producerOf };
    return this.#add(opening, ear, (around) => new PageMedia(description, around, listener, this.#logger));
  }

  #add(
    { name, endpointId, sends }: MediaOpening,
    ear: AudioLevelObserver,
    made: (around: Surroundings) => OpenedMedia,
  ): OpenedMedia {
    const media = made({
      prepared: async (source, producer) => {
        if (isOfKind(source, 'microphone')) await answered(ear.addProducer({ producerId: producer.id }));
        this.#tap?.take({ endpointId, source, producer });
      },
      ending: (producers) => this.#ending(producers),
      recoded: () => {
        for (const each of this.#media.values()) each.renew();
        this.#tap?.look();
      },
      moved: (producers) => {
        for (const each of this.#media.values()) each.moved(producers);
      },
      closed: () => {
        if (this.#media.get(name) === media) this.#media.delete(name);
        if (this.#senders.get(endpointId) === media) this.#senders.delete(endpointId);
      },
    });
    this.#media.set(name, media);
    if (sends) this.#senders.set(endpointId, media);
    return media;
  }

  #ending(producers: readonly Producer[]): void {
    if (producers.length === 0) return;
    for (const media of this.#media.values()) media.forget(producers);
  }

  #tell(volumes: readonly AudioLevelObserverVolume[]): void {
    const voices = volumes.flatMap(({ producer, volume }) => {
      const speaker = [...this.#senders].find(([, media]) =>
        sourcesOf('microphone').some((source) => media.producer(source)?.id === producer.id),
      );
      return speaker === undefined ? [] : [{ endpointId: speaker[0], level: volume }];
    });
    if (voices.length === 0 && this.#silent) return;
    this.#silent = voices.length === 0;
    this.#heard(voices);
  }
}
