import { createWorker } from 'mediasoup';
import type { Router, TransportListenInfo, WebRtcServer, WebRtcTransport, Worker } from 'mediasoup/types';
import { isIPv6 } from 'node:net';
import { routerCodecs } from './router-codecs.ts';

/** Where one worker listens. */
export interface WorkerPlace {
  /** Its one UDP port and, with the same number, its one TCP port. */
  readonly port: number;
  /** Addresses or host names under which pages reach this machine. */
  readonly announcedAddresses: readonly string[];
  /** The worker's binary; mediasoup's own choice where undefined. */
  readonly workerBin: string | undefined;
}

/** An estimate of a link before anything was measured: low enough for a weak one, raised by mediasoup as soon as it bears more. */
const firstGuessOfBandwidth = 300_000;

/** What a seat may send, in bit/s: the camera's three layers (2.1 Mbit/s) and a screen of 1080p. */
const largestUplink = 5_000_000;

/** One mediasoup worker process and the WebRTC server that owns its ports. Closing the worker closes all that is in it. */
export class MediaWorker {
  readonly #worker: Worker;
  readonly #server: WebRtcServer;
  readonly #place: WorkerPlace;

  private constructor(worker: Worker, server: WebRtcServer, place: WorkerPlace) {
    this.#worker = worker;
    this.#server = server;
    this.#place = place;
  }

  /** Starts the process; rejects when the binary does not run or the port is taken. */
  static async start(place: WorkerPlace): Promise<MediaWorker> {
    const worker = await createWorker({
      logLevel: 'warn',
      ...(place.workerBin === undefined ? {} : { workerBin: place.workerBin }),
    });
    try {
      return new MediaWorker(worker, await worker.createWebRtcServer({ listenInfos: listenInfos(place) }), place);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get pid(): number {
    return this.#worker.pid;
  }

  get closed(): boolean {
    return this.#worker.closed;
  }

  /** Tells of an unexpected end, once. */
  whenDead(tell: (reason: Error) => void): void {
    this.#worker.once('died', tell);
  }

  openRouter(): Promise<Router> {
    return this.#worker.createRouter({ mediaCodecs: routerCodecs });
  }

  /** Opens a transport on the worker's ports; UDP where it gets through, TCP where it does not. */
  async openTransport(router: Router): Promise<WebRtcTransport> {
    const transport = await router.createWebRtcTransport({
      webRtcServer: this.#server,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: firstGuessOfBandwidth,
    });
    await transport.setMaxIncomingBitrate(largestUplink);
    return transport;
  }

  /**
   * The transport's ICE candidates for every announced address. mediasoup announces one for each socket; a socket that listens on all
   * addresses is reached by the others just as well.
   */
  candidates(transport: WebRtcTransport): Record<string, unknown>[] {
    return transport.iceCandidates.flatMap((candidate) =>
      this.#place.announcedAddresses
        .filter((address) => isIPv6(address) === isIPv6(candidate.address))
        .map((address, index) => ({ ...candidate, ip: address, address, priority: candidate.priority - index })),
    );
  }

  /** Ends the process; resolves when it is gone and its ports are free. */
  async close(): Promise<void> {
    if (this.#worker.subprocessClosed) return;
    const gone = new Promise<void>((resolve) => this.#worker.once('subprocessclose', () => resolve()));
    this.#worker.close();
    await gone;
  }
}

/** One socket a protocol and address family; IPv6 only where an IPv6 address is announced, since not every machine has it. */
function listenInfos({ port, announcedAddresses }: WorkerPlace): TransportListenInfo[] {
  const families = [
    { ip: '0.0.0.0', announced: announcedAddresses.filter((address) => !isIPv6(address)), flags: {} },
    { ip: '::', announced: announcedAddresses.filter((address) => isIPv6(address)), flags: { ipv6Only: true } },
  ];
  return families.flatMap(({ ip, announced: [announcedAddress], flags }) =>
    announcedAddress === undefined
      ? []
      : (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ip, announcedAddress, port, flags })),
  );
}
