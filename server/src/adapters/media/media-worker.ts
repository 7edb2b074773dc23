import { TransportId, type TransportOffer } from '@diem-cau/shared';
import { createWorker } from 'mediasoup';
import type { Router, TransportListenInfo, WebRtcServer, WebRtcTransport, Worker } from 'mediasoup/types';
import { isIPv6 } from 'node:net';
import type { RelayShare } from '../../application/ports/relay-share.ts';
import { AnswerWatch } from './answer-watch.ts';
import { answered, answeredStart, settledWithin } from './answered.ts';
import { routerCodecs } from './router-codecs.ts';
import type { SocketSupport } from './socket-support.ts';

/** Where one worker listens. */
export interface WorkerPlace {
  /** Its one UDP port and, with the same number, its one TCP port. */
  readonly port: number;
  /** Addresses or host names under which a page that comes from this address reaches this machine now. */
  readonly announcedAddresses: (from: string) => readonly string[];
  /** What a connection's media have of the relay, by the connection's name. */
  readonly relayShare: (name: string) => RelayShare;
  /** What the system's sockets can do. */
  readonly sockets: SocketSupport;
  /** The worker's binary; mediasoup's own choice where undefined. */
  readonly workerBin: string | undefined;
}

/** An estimate of a link before anything was measured: low enough for a weak one, raised by mediasoup as soon as it bears more; in bit/s. */
const firstGuessOfBandwidth = 300_000;

/** Nobody is begun with more, nor with less, whatever its line bore before; in bit/s. The room's twenty tiles take 2.8 Mbit/s. */
const guessesOfBandwidth = { least: 50_000, most: 3_000_000 } as const;

/** What a seat may send, in bit/s: the camera's three layers (2.1 Mbit/s) and a screen of 1080p. */
const largestUplink = 5_000_000;

/** How long a process that was asked to end, or was killed, is waited for, in milliseconds. */
const endWithinMs = 1_000;

/** One mediasoup worker process and the WebRTC server that owns its ports. Closing the worker closes all that is in it. */
export class MediaWorker {
  readonly #worker: Worker;
  readonly #server: WebRtcServer;
  readonly #place: WorkerPlace;
  readonly #watch: AnswerWatch;
  #lost: (reason: string) => void = () => undefined;
  #ending: Promise<void> | undefined;

  private constructor(worker: Worker, server: WebRtcServer, place: WorkerPlace) {
    this.#worker = worker;
    this.#server = server;
    this.#place = place;
    this.#watch = new AnswerWatch(
      () => worker.getResourceUsage(),
      (silentMs) => this.#hangs(silentMs),
    );
    worker.once('died', ({ message }) => this.#lost(`it died ${message}`));
    worker.observer.once('close', () => this.#watch.stop());
  }

  /** Starts the process; rejects when the binary does not run, the port is taken or there is no answer in time. */
  static async start(place: WorkerPlace): Promise<MediaWorker> {
    const { workerBin } = place;
    const worker = await answeredStart(
      createWorker({ logLevel: 'warn', ...(workerBin === undefined ? {} : { workerBin }) }),
    );
    try {
      const server = await answeredStart(worker.createWebRtcServer({ listenInfos: listenInfos(place) }));
      return new MediaWorker(worker, server, place);
    } catch (error) {
      await end(worker);
      throw error;
    }
  }

  get pid(): number {
    return this.#worker.pid;
  }

  get closed(): boolean {
    return this.#worker.closed;
  }

  /** Whether it answered lately; a process that hangs does not. */
  get answers(): boolean {
    return this.#watch.answers;
  }

  /** Tells of an unexpected end, once: the process died, or hung and is being killed. All that was asked of it has failed by then. */
  whenLost(tell: (reason: string) => void): void {
    this.#lost = tell;
  }

  openRouter(): Promise<Router> {
    return answered(this.#worker.createRouter({ mediaCodecs: routerCodecs }));
  }

  /** Opens a transport on the worker's ports; UDP where it gets through, TCP where it does not. Its estimate begins with this, in bit/s. */
  async openTransport(router: Router, beginsWith: number | null): Promise<WebRtcTransport> {
    const { least, most } = guessesOfBandwidth;
    const transport = await answered(
      router.createWebRtcTransport({
        webRtcServer: this.#server,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: Math.round(
          Math.min(most, Math.max(least, beginsWith ?? firstGuessOfBandwidth)),
        ),
      }),
    );
    try {
      await answered(transport.setMaxIncomingBitrate(largestUplink));
      return transport;
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  /**
   * The transport's ICE candidates for every address that is announced now to a page from there. mediasoup gives one for each socket; a socket that listens
   * on all addresses is reached by each of them.
   */
  #candidates(transport: WebRtcTransport, from: string): Record<string, unknown>[] {
    const addresses = this.#place.announcedAddresses(from);
    return transport.iceCandidates.flatMap((candidate) =>
      addresses
        .filter((address) => isIPv6(address) === isIPv6(candidate.address))
        .map((address, index) => ({ ...candidate, ip: address, address, priority: candidate.priority - index })),
    );
  }

  /** All by which a page from there connects to a transport. */
  offer(transport: WebRtcTransport, from: string): TransportOffer {
    return {
      id: TransportId.parse(transport.id),
      iceParameters: transport.iceParameters,
      iceCandidates: this.#candidates(transport, from),
      dtlsParameters: transport.dtlsParameters,
    };
  }

  /** Whether pages from there are told all addresses of an offer yet; the machine's own may have changed since. */
  stillTells({ iceCandidates }: TransportOffer, from: string): boolean {
    const told: readonly unknown[] = this.#place.announcedAddresses(from);
    return iceCandidates.every(({ address }) => told.includes(address));
  }

  /** What media have of the relay, by which their page reaches these candidates; ended with them. */
  relayShare(name: string): RelayShare {
    return this.#place.relayShare(name);
  }

  /** Ends the process, by force where it does not go by itself; resolves, within 2 s, when it is gone and its ports are free. */
  close(): Promise<void> {
    return (this.#ending ??= end(this.#worker));
  }

  #hangs(silentMs: number): void {
    this.#ending ??= end(this.#worker, 'at-once');
    this.#lost(`it has not answered for ${Math.round(silentMs)} ms`);
  }
}

/** mediasoup only asks a worker to end, which one that hangs does not hear. */
async function end(worker: Worker, killed: 'at-once' | 'if-need-be' = 'if-need-be'): Promise<void> {
  worker.close();
  if (worker.subprocessClosed) return;
  const gone = new Promise<void>((resolve) => worker.once('subprocessclose', resolve));
  if (killed === 'if-need-be' && (await settledWithin(endWithinMs, gone))) return;
  try {
    process.kill(worker.pid, 'SIGKILL');
  } catch {
    // It went by itself just now.
  }
  await settledWithin(endWithinMs, gone);
}

/** One socket a protocol and address family, on all addresses: those that the machine gets later are reached as well. */
function listenInfos({ port, sockets }: WorkerPlace): TransportListenInfo[] {
  const families = [{ ip: '0.0.0.0', flags: {} }, ...(sockets.ipv6 ? [{ ip: '::', flags: { ipv6Only: true } }] : [])];
  return families.flatMap(({ ip, flags }) => [
    { protocol: 'udp' as const, ip, port, flags, ...sockets.buffers },
    { protocol: 'tcp' as const, ip, port, flags },
  ]);
}
