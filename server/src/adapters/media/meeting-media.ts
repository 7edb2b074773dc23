import { isOfKind, mostSources, Refusal, sourcesOf, type EndpointId } from '@diem-cau/shared';
import type { AudioLevelObserver, AudioLevelObserverVolume, Producer, Router, RtpCapabilities } from 'mediasoup/types';
import type { Logger } from 'pino';
import type { SeatListener, SeatMedia } from '../../application/ports/media-plane.ts';
import { answered } from './answered.ts';
import type { MediaWorker } from './media-worker.ts';
import type { MeetingSeat, SeatSurroundings } from './meeting-seat.ts';
import type { PlayedLoops } from './played-media.ts';
import { PlayedSeat } from './played-seat.ts';
import { refusing } from './refusing.ts';
import { Seat } from './seat.ts';

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

/** The media of one meeting: a router with an ear for who speaks, and the seats. Closing it closes all of that. */
export class MeetingMedia {
  readonly worker: MediaWorker;
  readonly #heard: (voices: readonly Voice[]) => void;
  readonly #logger: Logger;
  readonly #seats = new Map<EndpointId, MeetingSeat>();
  readonly #opened: Promise<Opened>;
  #turn: Promise<unknown> = Promise.resolve();
  #silent = true;
  #closed = false;

  /** `failed` is told when the worker gave no router: there can be no seat here, a later one needs a new attempt. */
  constructor(worker: MediaWorker, heard: (voices: readonly Voice[]) => void, failed: () => void, logger: Logger) {
    this.worker = worker;
    this.#heard = heard;
    this.#logger = logger;
    this.#opened = this.#open();
    this.#opened.catch((error: unknown) => {
      this.#logger.warn({ err: error }, 'the meeting got no router');
      failed();
    });
  }

  /** Streams up and down of all seats. */
  get streams(): number {
    return [...this.#seats.values()].reduce((sum, seat) => sum + seat.streams, 0);
  }

  /** Opens a seat in the place of an older one of the same endpoint; one after the other, so that the youngest stays. */
  openSeat(endpointId: EndpointId, capabilities: RtpCapabilities, listener: SeatListener): Promise<SeatMedia> {
    return this.#inTurn(() => this.#openSeat(endpointId, capabilities, listener));
  }

  /** The same for a played endpoint, whose pictures and voice come from loops. */
  openPlayedSeat(endpointId: EndpointId, loops: PlayedLoops): Promise<SeatMedia> {
    return this.#inTurn(async () => {
      const { router, ear } = await this.#opened;
      this.#seats.get(endpointId)?.close();
      const transport = await answered(router.createDirectTransport());
      return this.#sit(endpointId, ear, (around): MeetingSeat => new PlayedSeat(endpointId, transport, loops, around));
    });
  }

  #inTurn(open: () => Promise<SeatMedia>): Promise<SeatMedia> {
    const opened = this.#turn.then(() => refusing(this.#logger, () => this.#closed, open));
    this.#turn = opened.catch(() => undefined);
    return opened;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const seats = [...this.#seats.values()];
    this.#seats.clear();
    for (const seat of seats) seat.close();
    this.#opened.then(({ router }) => router.close()).catch(() => undefined);
  }

  async #open(): Promise<Opened> {
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

  async #openSeat(endpointId: EndpointId, capabilities: RtpCapabilities, listener: SeatListener): Promise<SeatMedia> {
    const { worker } = this;
    const { router, ear } = await this.#opened;
    this.#seats.get(endpointId)?.close();
    const opening = await Promise.allSettled([worker.openTransport(router), worker.openTransport(router)]);
    const transports = opening.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const [send, receive] = transports;
    if (send === undefined || receive === undefined || this.#closed) {
      for (const transport of transports) transport.close();
      throw opening.find((each) => each.status === 'rejected')?.reason ?? new Refusal('media-unavailable');
    }
    return this.#sit(
      endpointId,
      ear,
      (around) =>
        new Seat(
          {
            endpointId,
            capabilities,
            worker,
            send,
            receive,
            producerOf: (sender, source) =>
              sender === endpointId ? undefined : this.#seats.get(sender)?.producer(source),
          },
          around,
          listener,
          this.#logger,
        ),
    );
  }

  #sit(endpointId: EndpointId, ear: AudioLevelObserver, made: (around: SeatSurroundings) => MeetingSeat): MeetingSeat {
    const seat = made({
      prepared: async (source, producer) => {
        if (isOfKind(source, 'microphone')) await answered(ear.addProducer({ producerId: producer.id }));
      },
      ending: (producers) => this.#ending(producers),
      closed: () => {
        if (this.#seats.get(endpointId) === seat) this.#seats.delete(endpointId);
      },
    });
    this.#seats.set(endpointId, seat);
    return seat;
  }

  #ending(producers: readonly Producer[]): void {
    if (producers.length === 0) return;
    for (const seat of this.#seats.values()) seat.forget(producers);
  }

  #tell(volumes: readonly AudioLevelObserverVolume[]): void {
    const voices = volumes.flatMap(({ producer, volume }) => {
      const speaker = [...this.#seats].find(([, seat]) =>
        sourcesOf('microphone').some((source) => seat.producer(source)?.id === producer.id),
      );
      return speaker === undefined ? [] : [{ endpointId: speaker[0], level: volume }];
    });
    if (voices.length === 0 && this.#silent) return;
    this.#silent = voices.length === 0;
    this.#heard(voices);
  }
}
