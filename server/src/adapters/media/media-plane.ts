import type { EndpointId, MediaParameters, MeetingId } from '@diem-cau/shared';
import { setLogEventListeners } from 'mediasoup';
import type { Logger } from 'pino';
import type { MediaPlane, MediaPlaneListener, SeatListener, SeatMedia } from '../../application/ports/media-plane.ts';
import type { MediaWorker, WorkerPlace } from './media-worker.ts';
import { MeetingMedia } from './meeting-media.ts';
import { parseCapabilities } from './page-parameters.ts';
import { offeredCapabilities } from './router-codecs.ts';
import { WorkerPool } from './worker-pool.ts';

/** What the operator decides about media. */
export interface MediaPlaneOptions {
  /** How many worker processes; one a core. */
  readonly workers: number;
  /** The first worker's UDP and TCP port; the nth worker has `firstPort + n`. */
  readonly firstPort: number;
  /** Addresses or host names under which pages reach this machine; at least one. */
  readonly announcedAddresses: readonly string[];
  /** The worker's binary; where mediasoup keeps its own when undefined. */
  readonly workerBin?: string | undefined;
}

/** The media plane on mediasoup, with what the operator may ask of it. */
export interface MediasoupPlane extends MediaPlane {
  /** Process ids of the workers that run now. */
  readonly workerPids: readonly number[];
}

/**
 * Starts the workers; rejects when one of them does not start (no binary, a port that is taken). From then on a worker that dies is
 * replaced, and the meetings that were on it are reported as lost.
 */
export async function createMediaPlane(options: MediaPlaneOptions, logger: Logger): Promise<MediasoupPlane> {
  const { workers, firstPort, announcedAddresses, workerBin } = options;
  if (announcedAddresses.length === 0) throw new Error('the media plane has no address to announce');
  setLogEventListeners({
    onwarn: (namespace, log) => logger.warn({ namespace }, log),
    onerror: (namespace, log, error) => logger.error({ namespace, err: error }, log),
  });
  const places = Array.from({ length: workers }, (_, index) => ({
    port: firstPort + index,
    announcedAddresses,
    workerBin,
  }));
  const plane = new WorkerMediaPlane(places, logger);
  await plane.start();
  return plane;
}

class WorkerMediaPlane implements MediasoupPlane {
  readonly routerRtpCapabilities: MediaParameters = offeredCapabilities;
  readonly #pool: WorkerPool;
  readonly #logger: Logger;
  readonly #meetings = new Map<MeetingId, MeetingMedia>();
  #listener: MediaPlaneListener | undefined;

  constructor(places: readonly WorkerPlace[], logger: Logger) {
    this.#logger = logger;
    this.#pool = new WorkerPool(places, (worker) => this.#lose(worker), logger);
  }

  start(): Promise<void> {
    return this.#pool.start();
  }

  get workerPids(): readonly number[] {
    return this.#pool.running.map(({ pid }) => pid);
  }

  listen(listener: MediaPlaneListener): void {
    this.#listener = listener;
  }

  async openSeat(
    meetingId: MeetingId,
    endpointId: EndpointId,
    rtpCapabilities: MediaParameters,
    listener: SeatListener,
  ): Promise<SeatMedia> {
    const capabilities = parseCapabilities(rtpCapabilities);
    return this.#meeting(meetingId).openSeat(endpointId, capabilities, listener);
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
    const meeting = new MeetingMedia(worker, (voices) => this.#listener?.voices(meetingId, voices), logger);
    this.#meetings.set(meetingId, meeting);
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
