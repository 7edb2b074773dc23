import type { Producer } from 'mediasoup/types';
import type { Loop } from './loop-files.ts';
import { cameraPackets, microphonePacket, type PacketStream } from './loop-packets.ts';

/** More of what is due than this, in milliseconds, is left out: the hub's thread was held up, and the meeting is now. */
const mostBehindMs = 400;

/** Plays a loop into a producer, frame by frame at its own pace. */
export class LoopPlayer {
  readonly #loop: Loop;
  readonly #producer: Producer;
  readonly #stream: PacketStream;
  readonly #startedMs = performance.now();
  #timer: NodeJS.Timeout | null = null;
  #next = 0;
  #dueMs = 0;

  /** @param from the frame with which it begins */
  constructor(loop: Loop, producer: Producer, ssrc: number, from = 0) {
    this.#loop = loop;
    this.#producer = producer;
    this.#stream = { ssrc, sequence: 0 };
    this.#next = from % loop.frames.length;
    producer.observer.once('close', () => this.rest());
  }

  /** Goes on where it was; `fromStart`: with the first frame. */
  play(fromStart: boolean): void {
    if (this.#timer !== null) return;
    if (fromStart) this.#next = 0;
    this.#dueMs = performance.now();
    this.#timer = setInterval(() => this.#send(), this.#loop.frameMs);
  }

  rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #send(): void {
    const nowMs = performance.now();
    if (nowMs - this.#dueMs > mostBehindMs) this.#dueMs = nowMs;
    for (; this.#dueMs <= nowMs; this.#dueMs += this.#loop.frameMs) {
      const frame = this.#loop.frames[this.#next];
      this.#next = (this.#next + 1) % this.#loop.frames.length;
      if (frame === undefined || this.#producer.closed) return;
      const atMs = this.#dueMs - this.#startedMs;
      const packets =
        this.#producer.kind === 'video'
          ? cameraPackets(this.#stream, frame, atMs)
          : [microphonePacket(this.#stream, frame, atMs)];
      for (const packet of packets) this.#producer.send(packet);
    }
  }
}
