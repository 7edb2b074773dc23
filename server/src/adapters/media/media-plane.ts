import type { MediaParameters, MeetingId } from '@diem-cau/shared';
import { setLogEventListeners } from 'mediasoup';
import type { Logger } from 'pino';
import type {
  ConnectionListener,
  ConnectionMedia,
  MediaOpening,
  MediaPlane,
  MediaPlaneListener,
  MediaTap,
  TapListener,
  TappedPicture,
} from '../../application/ports/media-plane.ts';
import { noRelayShare, type RelayShare } from '../../application/ports/relay-share.ts';
import type { MediaWorker, WorkerPlace } from './media-worker.ts';
import { MeetingMedia } from './meeting-media.ts';
import { parseCapabilities } from './page-parameters.ts';
import type { PlayedMedia } from './played-media.ts';
import { offeredCapabilities } from './router-codecs.ts';
import { socketSupport, wantedBuffer } from './socket-support.ts';
import { WorkerNote } from './worker-note.ts';
import { WorkerPool } from './worker-pool.ts';

/** What the operator decides about media. */
export interface MediaPlaneOptions {
  /** How many worker processes; one a core. */
  readonly workers: number;
  /** The first worker's UDP and TCP port; the nth worker has `firstPort + n`. */
  readonly firstPort: number;
  /** Addresses or host names under which a page that comes from this address reaches this machine now. Asked for each time media are opened. */
  readonly announcedAddresses: (from: string) => readonly string[];
  /** What a connection's media have of the relay, by the connection's name; there is none where undefined. */
  readonly relayShare?: (name: string) => RelayShare;
  /** The worker's binary; where mediasoup keeps its own when undefined. */
  readonly workerBin?: string | undefined;
  /** Where the workers' processes are noted, so that none that outlives a killed hub holds its ports against the next start; nowhere when undefined. */
  readonly workersFile?: string;
  /** Pictures and voices for endpoints that are played; none where undefined. */
  readonly played?: PlayedMedia | undefined;
}

/** What is known to weaken media: pages elsewhere can't reach the hub, or packets get lost while a worker is busy for a moment. */
type MediaWarning = 'loopback-only' | 'small-socket-buffers';

/** Whether media can be carried now. */
interface MediaHealth {
  readonly workersExpected: number;
  /** Workers that answered within the last seconds. */
  readonly workersAnswering: number;
  readonly warnings: readonly MediaWarning[];
}

/** The media plane on mediasoup, with what the operator may ask of it. */
export interface MediasoupPlane extends MediaPlane {
  /** Process ids of the workers that run now. */
  readonly workerPids: readonly number[];
  readonly health: MediaHealth;
}

/** What a worker says of media that ended while it was asked about them, as a page that floods the hub can bring about: no error. */
const hasEnded = /not ?found/iu;

/**
 * Starts the workers; rejects when one of them does not start (no binary, a port that is taken). From then on a worker that dies or
 * hangs is replaced, and the meetings that were on it are reported as lost.
 */
export async function createMediaPlane(options: MediaPlaneOptions, logger: Logger): Promise<MediasoupPlane> {
  const { workers, firstPort, announcedAddresses, workerBin, workersFile, played } = options;
  const relayShare = options.relayShare ?? (() => noRelayShare);
  setLogEventListeners({
    onwarn: (namespace, log) => logger.warn({ namespace }, log),
    onerror: (namespace, log, error) => logger[hasEnded.test(log) ? 'warn' : 'error']({ namespace, err: error }, log),
  });
  const sockets = await socketSupport();
  const places = Array.from({ length: workers }, (_, index) => ({
    port: firstPort + index,
    announcedAddresses,
    relayShare,
    sockets,
    workerBin,
  }));
  const note = new WorkerNote(workersFile ?? null, logger);
  await note.endLeft();
  const plane = new WorkerMediaPlane(places, note, played ?? null, logger);
  await plane.start();
  for (const warning of plane.health.warnings) logger.warn({ warning }, warnings[warning]);
  return plane;
}

const warnings: Readonly<Record<MediaWarning, string>> = {
  'loopback-only': 'only 127.0.0.1 is announced: no other machine can send or receive media',
  'small-socket-buffers': `the system caps the buffers of UDP sockets below ${wantedBuffer} bytes: see net.core.rmem_max, wmem_max`,
};

/** A page of another machine, wherever that is. */
const elsewhere = '203.0.113.1';

const isLoopback = (address: string): boolean => /^(127\.|::1$|localhost$)/.test(address);

class WorkerMediaPlane implements MediasoupPlane {
  readonly routerRtpCapabilities: MediaParameters = offeredCapabilities;
  readonly #places: readonly WorkerPlace[];
  readonly #pool: WorkerPool;
  readonly #played: PlayedMedia | null;
  readonly #logger: Logger;
  readonly #meetings = new Map<MeetingId, MeetingMedia>();
  readonly #taps = new Map<MeetingId, { readonly listener: TapListener; pictures: readonly TappedPicture[] }>();
  #listener: MediaPlaneListener | undefined;

  constructor(places: readonly WorkerPlace[], note: WorkerNote, played: PlayedMedia | null, logger: Logger) {
    this.#places = places;
    this.#played = played;
    this.#logger = logger;
    this.#pool = new WorkerPool(places, (worker) => this.#lose(worker), note, logger);
  }

  start(): Promise<void> {
    return this.#pool.start();
  }

  get workerPids(): readonly number[] {
    return this.#pool.running.map(({ pid }) => pid);
  }

  get health(): MediaHealth {
    const loopbackOnly = this.#places.every(({ announcedAddresses }) =>
      announcedAddresses(elsewhere).every(isLoopback),
    );
    return {
      workersExpected: this.#places.length,
      workersAnswering: this.#pool.running.filter(({ answers }) => answers).length,
      warnings: [
        ...(loopbackOnly ? ['loopback-only' as const] : []),
        ...(this.#places.some(({ sockets }) => sockets.smallBuffers) ? ['small-socket-buffers' as const] : []),
      ],
    };
  }

  listen(listener: MediaPlaneListener): void {
    this.#listener = listener;
  }

  whenUp(): Promise<void> {
    return this.#pool.whenUp();
  }

  async open(
    opening: MediaOpening,
    rtpCapabilities: MediaParameters,
    listener: ConnectionListener,
  ): Promise<ConnectionMedia> {
    const { meetingId, endpointId, sends } = opening;
    if (sends && this.#played?.plays(rtpCapabilities) === true)
      return this.#meeting(meetingId).openPlayed(opening, this.#played.loopsOf(endpointId));
    const capabilities = parseCapabilities(rtpCapabilities);
    return this.#meeting(meetingId).open(opening, capabilities, listener);
  }

  tap(meetingId: MeetingId, listener: TapListener): MediaTap {
    const tapped: { readonly listener: TapListener; pictures: readonly TappedPicture[] } = { listener, pictures: [] };
    const isOver = (): boolean => this.#taps.get(meetingId) !== tapped;
    this.#taps.set(meetingId, tapped);
    this.#meetings.get(meetingId)?.tap(listener, []);
    return {
      show: (pictures) => {
        if (isOver()) return;
        tapped.pictures = pictures;
        this.#meetings.get(meetingId)?.show(pictures);
      },
      sent: () => this.#meetings.get(meetingId)?.tapped() ?? Promise.resolve(null),
      close: () => {
        if (isOver()) return;
        this.#taps.delete(meetingId);
        this.#meetings.get(meetingId)?.tap(null, []);
      },
    };
  }

  closeMeeting(meetingId: MeetingId): void {
    this.#meetings.get(meetingId)?.close();
    this.#meetings.delete(meetingId);
  }

  async close(): Promise<void> {
    for (const meetingId of this.#meetings.keys()) this.closeMeeting(meetingId);
    await this.#pool.close();
  }

  #meeting(meetingId: MeetingId): MeetingMedia {
    const known = this.#meetings.get(meetingId);
    if (known !== undefined) return known;
    const worker = this.#pool.leastLoaded((candidate) => this.#load(candidate));
    const logger = this.#logger.child({ meetingId });
    const meeting: MeetingMedia = new MeetingMedia(
      worker,
      (voices) => this.#listener?.voices(meetingId, voices),
      () => {
        if (this.#meetings.get(meetingId) === meeting) this.closeMeeting(meetingId);
      },
      logger,
    );
    this.#meetings.set(meetingId, meeting);
    const { listener = null, pictures = [] } = this.#taps.get(meetingId) ?? {};
    meeting.tap(listener, pictures);
    logger.info({ pid: worker.pid }, 'media of the meeting opened');
    return meeting;
  }

  /** Streams of the worker's meetings; a meeting counts as one more, so that meetings that nobody has joined yet are spread as well. */
  #load(worker: MediaWorker): number {
    return [...this.#meetings.values()]
      .filter((meeting) => meeting.worker === worker)
      .reduce((sum, meeting) => sum + 1 + meeting.streams, 0);
  }

  #lose(worker: MediaWorker): void {
    const lost = [...this.#meetings].filter(([, meeting]) => meeting.worker === worker).map(([meetingId]) => meetingId);
    for (const meetingId of lost) this.closeMeeting(meetingId);
    for (const meetingId of lost) this.#listener?.lost(meetingId);
  }
}
