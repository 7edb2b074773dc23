/** What has its place in a stream by a number of 16 bits that goes round. */
interface Numbered {
  readonly sequence: number;
}

/** How far a number that goes round is ahead of another one; negative where it is behind. */
export const ahead = (one: number, other: number, bits: 16 | 32): number => {
  const round = 2 ** bits;
  const distance = (((one - other) % round) + round) % round;
  return distance >= round / 2 ? distance - round : distance;
};

/** A packet that is missing may still come, asked for again over a weak line, in milliseconds. */
const waitForMissingMs = 600;
/** What lies so many packets off belongs to a stream that began anew. */
const farPackets = 1_000;

/** Who is given the packets of a stream in their order. */
interface OrderSink<Packet> {
  take(packet: Packet): void;
  /** What lies between the one before and the next will not come. */
  missed?(): void;
  /** The stream begins anew: nothing of what follows goes on from what was before. */
  begunAnew(): void;
}

/** Brings the packets of one stream into their order, and waits a moment for those that are missing. */
export class PacketOrder<Packet extends Numbered> {
  readonly #sink: OrderSink<Packet>;
  /** By their numbers, in the order in which they came. */
  readonly #waiting = new Map<number, { readonly packet: Packet; readonly at: number }>();
  /** The number of the packet that is to come next; null before the first. */
  #next: number | null = null;

  constructor(sink: OrderSink<Packet>) {
    this.#sink = sink;
  }

  /** @param at now, in milliseconds */
  hear(packet: Packet, at: number): void {
    this.#next ??= packet.sequence;
    const distance = ahead(packet.sequence, this.#next, 16);
    // Too late, or twice. Far behind: the stream began anew.
    if (distance < 0 && distance > -farPackets) return;
    if (distance < -farPackets || distance > farPackets) {
      this.release(Infinity);
      this.#sink.begunAnew();
      this.#waiting.clear();
      this.#next = packet.sequence;
    }
    if (!this.#waiting.has(packet.sequence)) this.#waiting.set(packet.sequence, { packet, at });
    this.release(at);
  }

  /** Gives what is in order by now; at Infinity all that is there. */
  release(at: number): void {
    while (this.#waiting.size > 0 && this.#next !== null) {
      const waiting = this.#waiting.get(this.#next);
      if (waiting !== undefined) {
        this.#waiting.delete(this.#next);
        this.#next = (this.#next + 1) & 0xffff;
        this.#sink.take(waiting.packet);
        continue;
      }
      // Since one came that lies behind it: several that are missing are not waited for one after the other.
      const [longest] = this.#waiting.values();
      if (longest !== undefined && at - longest.at < waitForMissingMs) return;
      this.#next = this.#nearest(this.#next);
      this.#sink.missed?.();
    }
  }

  #nearest(next: number): number {
    let nearest = next;
    let least = Infinity;
    for (const sequence of this.#waiting.keys()) {
      const distance = ahead(sequence, next, 16);
      if (distance >= least) continue;
      least = distance;
      nearest = sequence;
    }
    return nearest;
  }
}
