import type { Producer, ProducerScore } from 'mediasoup/types';
import { answered } from './answered.ts';

/**
 * Whether anything of one source arrives from its page. The worker says by itself when the first packet of a stream comes, and of a picture
 * of several layers also when nothing of a layer has come for 1.5 s (`InactivityCheckIntervalMs` in its RtpStreamRecv.cpp); it is asked only
 * about what it keeps no such watch on: voices, which it lets rest for ever, and pictures of one layer.
 */
export class Arrival {
  readonly #producer: Producer;
  /** Whether the worker watches by itself that it goes on. */
  readonly #watched: boolean;
  /** Whether a stream of it is alive by the worker's word; null before the first packet. */
  #alive: boolean | null = null;
  /** Whether it was looked at since it was opened. */
  #looked = false;
  /** How many packets had come when the worker was last asked. */
  #packets: number | null = null;
  /** And how many of a voice had been lost on the way. */
  #missing = 0;
  /** Which share of a voice was lost on its way between the last two looks, 0 to 1; 0 where nobody was asked. */
  lost = 0;

  constructor(producer: Producer) {
    this.#producer = producer;
    const { type, rtpParameters } = producer;
    this.#watched = type === 'simulcast' && (rtpParameters.encodings?.length ?? 1) > 1;
    const heard = (streams: readonly ProducerScore[]): void => {
      if (streams.length === 0) return;
      this.#alive = streams.some(({ score }) => score > 0);
      if (!this.#alive && this.#watched) void this.#begins();
    };
    heard(producer.score);
    producer.on('score', heard);
  }

  /** It is opened or shut: what came before tells nothing of the time from now on. */
  turned(): void {
    this.#looked = false;
    this.#packets = null;
  }

  /** Since the last look; null for the first one and while it is shut. */
  async look(): Promise<boolean | null> {
    if (this.#producer.closed || this.#producer.paused) return null;
    const first = !this.#looked;
    this.#looked = true;
    const arrives = await this.#arrives();
    return first ? null : arrives;
  }

  async #arrives(): Promise<boolean | null> {
    if (this.#alive === true && this.#watched) return true;
    if (this.#alive !== null) return this.#counted();
    this.#packets = 0;
    return false;
  }

  /** A picture whose streams count as ended is counted from then on: it may be that much of it is lost, and by its first packets it is there again. */
  async #begins(): Promise<void> {
    this.#packets = null;
    await this.#counted().catch(() => null);
  }

  async #counted(): Promise<boolean | null> {
    const stats = await answered(this.#producer.getStats());
    const packets = stats.reduce((sum, { packetCount }) => sum + packetCount, 0);
    const before = this.#packets;
    const missing = stats.reduce((sum, { packetsLost }) => sum + packetsLost, 0);
    this.#packets = packets;
    // One that comes late after all takes itself off again.
    const [more, gone] = [Math.max(0, packets - (before ?? packets)), Math.max(0, missing - this.#missing)];
    this.lost = before === null || more + gone === 0 ? 0 : gone / (more + gone);
    this.#missing = missing;
    return before === null || this.#producer.paused ? null : packets !== before;
  }
}
