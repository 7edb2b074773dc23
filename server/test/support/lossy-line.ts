import type { MediaOffer, TransportOffer } from '@diem-cau/shared';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What a line does to the packets of media that pass it. */
export interface LineTrouble {
  /** Shares of packets that it loses on the way to the hub and on the way back, 0 to 1. */
  readonly lossUp: number;
  readonly lossDown: number;
  /** How long each packet takes each way, in milliseconds. */
  readonly delayMs: number;
}

/** RTP and RTCP begin with 128 to 191 (RFC 7983); what sets a link up is let through, so that there is a link to measure. */
const isMedia = (packet: Buffer): boolean => (packet[0] ?? 0) >= 128 && (packet[0] ?? 0) <= 191;

/** RTCP, whose second byte is 192 to 223 (RFC 5761): the reports by which both sides know what was lost. */
const isReport = (packet: Buffer): boolean => (packet[1] ?? 0) >= 192 && (packet[1] ?? 0) <= 223;

/** The stream of an RTP packet and its number in it, which encryption leaves open (RFC 3711). */
const nameOf = (packet: Buffer): string => `${packet.readUInt32BE(8)} ${packet.readUInt16BE(2)}`;

/** Loses a share of packets by chance, with the same dice in each run (Park and Miller's generator). */
const loser = (share: () => number, seed: number): (() => boolean) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 < share();
  };
};

/** A line on loopback that is as bad as a test wants it: UDP to the port of a media plane. */
export class LossyLine {
  trouble: LineTrouble = { lossUp: 0, lossDown: 0, delayMs: 0 };
  /** While true nothing passes, whatever it is. */
  cut = false;
  /** How many packets have passed after all, sent once more under their own number, after they were lost before. */
  readonly repaired = { up: 0, down: 0 };
  readonly #lost = { up: new Set<string>(), down: new Set<string>() };
  readonly #near: Socket;
  readonly #farPort: number;
  /** The hub's side, one socket for each address of the page. */
  readonly #far = new Map<string, Socket>();
  readonly #loses = { up: loser(() => this.trouble.lossUp, 11), down: loser(() => this.trouble.lossDown, 22) };
  #closed = false;

  private constructor(near: Socket, farPort: number) {
    this.#near = near;
    this.#farPort = farPort;
    near.on('message', (packet, from) => this.#carry('up', packet, () => this.#sendUp(packet, from)));
  }

  static async to(port: number): Promise<LossyLine> {
    const near = createSocket('udp4').bind(0, '127.0.0.1');
    await once(near, 'listening');
    return new LossyLine(near, port);
  }

  /** The seat's offer with this line as the only way to the hub. */
  offer({ send, receive, relay }: MediaOffer): MediaOffer {
    const byLine = (transport: TransportOffer): TransportOffer => ({
      ...transport,
      iceCandidates: transport.iceCandidates
        .filter(({ protocol }) => protocol === 'udp')
        .map((candidate) => ({ ...candidate, port: this.#near.address().port })),
    });
    return { send: send === null ? null : byLine(send), receive: byLine(receive), relay };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const socket of [this.#near, ...this.#far.values()]) socket.close();
  }

  #sendUp(packet: Buffer, from: RemoteInfo): void {
    const key = `${from.address}:${from.port}`;
    let far = this.#far.get(key);
    if (far === undefined) {
      far = createSocket('udp4');
      far.on('message', (answer) =>
        this.#carry('down', answer, () => this.#near.send(answer, from.port, from.address)),
      );
      this.#far.set(key, far);
    }
    far.send(packet, this.#farPort, '127.0.0.1');
  }

  #carry(way: 'up' | 'down', packet: Buffer, send: () => void): void {
    if (this.cut) return;
    if (isMedia(packet) && !isReport(packet)) {
      const name = nameOf(packet);
      if (this.#loses[way]()) {
        this.#lost[way].add(name);
        return;
      }
      if (this.#lost[way].delete(name)) this.repaired[way] += 1;
    }
    if (this.trouble.delayMs === 0) send();
    else
      setTimeout(() => {
        if (!this.#closed) send();
      }, this.trouble.delayMs);
  }
}
