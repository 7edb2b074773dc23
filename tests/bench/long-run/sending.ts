import type { Film, Reels, Voice } from './film.ts';
import { senderReportOf } from './rtcp.ts';
import { rtpPacket, type Extensions } from './rtp.ts';
import { vp8Descriptor } from './vp8.ts';

/** With which ids the hub's header extensions were agreed on. */
export interface ExtensionIds {
  readonly transport: number;
  readonly level: number;
}

export const payloadTypes = { voice: 100, picture: 101 } as const;
const clocks = { voice: 48_000, picture: 90_000 } as const;
/** So many packets of a large picture go at a tick, as a browser does not send it in one burst either. */
const atOneTick = 12;
const reportEveryMs = 1_000;
/** Loudness of speech (RFC 6464): with voice, 22 dB below the greatest. */
const speechLevel = 0x80 | 22;
/** Who was held up for longer than this sends what is due now, and not all that it missed, in milliseconds. */
const heldUpMs = 200;

/** What all streams of one transport share: the packets' numbers on it, and how they go. */
export interface Way {
  readonly ids: ExtensionIds;
  readonly send: (packet: Buffer) => void;
  transportSequence: number;
}

/** One stream that is sent, and what the hub says of its arrival. */
export class SentStream {
  readonly ssrc: number;
  packets = 0;
  /** As the hub reports it. */
  lost = 0;
  readonly #way: Way;
  readonly #clock: 'voice' | 'picture';
  #bytes = 0;
  #sequence: number;
  #reportedMs = -Infinity;

  constructor(ssrc: number, clock: 'voice' | 'picture', way: Way) {
    this.ssrc = ssrc;
    this.#clock = clock;
    this.#way = way;
    this.#sequence = ssrc & 0x7fff;
  }

  send(payload: readonly Buffer[], atMs: number, marker: boolean): void {
    const { ids } = this.#way;
    this.#way.transportSequence += 1;
    this.#sequence += 1;
    const number = this.#way.transportSequence;
    const extensions: Extensions = [
      [ids.transport, [(number >> 8) & 0xff, number & 0xff]],
      ...(this.#clock === 'voice' ? [[ids.level, [speechLevel]] as const] : []),
    ];
    const { ssrc } = this;
    const fields = { marker, ssrc, sequence: this.#sequence, timestamp: this.#timestamp(atMs) };
    const packet = rtpPacket({ ...fields, payloadType: payloadTypes[this.#clock] }, extensions, payload);
    this.packets += 1;
    this.#bytes += packet.length;
    this.#way.send(packet);
  }

  /** Says what time its stream has, once a second while it is sent. */
  report(nowMs: number): void {
    if (this.packets === 0 || nowMs - this.#reportedMs < reportEveryMs) return;
    this.#reportedMs = nowMs;
    const atMs = performance.timeOrigin + nowMs;
    const { packets, ssrc } = this;
    this.#way.send(senderReportOf(ssrc, { atMs, timestamp: this.#timestamp(nowMs), packets, bytes: this.#bytes }));
  }

  #timestamp(atMs: number): number {
    return Math.round((atMs * clocks[this.#clock]) / 1000) % 2 ** 32;
  }
}

/** A film that is sent over and over by the clock, from its first picture when a whole one is wanted. */
export class FilmSender {
  readonly stream: SentStream;
  readonly maxBitrate: number;
  readonly #film: Film;
  #on = false;
  #dueMs = 0;
  #picture = 0;
  #number = 0;
  #queue: { readonly payload: readonly Buffer[]; readonly atMs: number; readonly marker: boolean }[] = [];

  constructor(film: Film, stream: SentStream) {
    this.#film = film;
    this.maxBitrate = film.maxBitrate;
    this.stream = stream;
  }

  /** Begins with a whole picture. */
  set on(on: boolean) {
    if (on && !this.#on) this.fromTheFirst();
    if (on && !this.#on) this.#dueMs = performance.now();
    this.#on = on;
  }

  fromTheFirst(): void {
    this.#picture = 0;
  }

  tick(nowMs: number): void {
    if (this.#on) {
      if (nowMs - this.#dueMs > heldUpMs) this.#dueMs = nowMs;
      for (; this.#dueMs <= nowMs; this.#dueMs += this.#film.frameMs) this.#next(this.#dueMs);
      this.stream.report(nowMs);
    }
    for (const { payload, atMs, marker } of this.#queue.splice(0, atOneTick)) this.stream.send(payload, atMs, marker);
  }

  #next(atMs: number): void {
    const pieces = this.#film.pictures[this.#picture] ?? [];
    this.#picture = (this.#picture + 1) % this.#film.pictures.length;
    this.#number = (this.#number + 1) & 0x7fff;
    for (const [nth, piece] of pieces.entries()) {
      const payload = [vp8Descriptor(nth === 0, this.#number), piece];
      this.#queue.push({ payload, atMs, marker: nth === pieces.length - 1 });
    }
  }
}

/** A voice that is sent over and over by the clock, while its microphone is open. */
export class VoiceSender {
  readonly stream: SentStream;
  readonly #voice: Voice;
  #on = false;
  #dueMs = 0;
  #packet = 0;

  constructor(voice: Voice, stream: SentStream) {
    this.#voice = voice;
    this.stream = stream;
  }

  set on(on: boolean) {
    if (on && !this.#on) this.#dueMs = performance.now();
    this.#on = on;
  }

  tick(nowMs: number): void {
    if (!this.#on) return;
    if (nowMs - this.#dueMs > heldUpMs) this.#dueMs = nowMs;
    for (; this.#dueMs <= nowMs; this.#dueMs += this.#voice.frameMs) {
      const packet = this.#voice.packets[this.#packet];
      this.#packet = (this.#packet + 1) % this.#voice.packets.length;
      if (packet !== undefined) this.stream.send([packet], this.#dueMs, false);
    }
    this.stream.report(nowMs);
  }
}

/** All that one endpoint sends: the camera's layers from the smallest, its voice and, of the room, a screen. */
export class Sending {
  readonly layers: readonly FilmSender[];
  readonly screen: FilmSender;
  readonly voice: VoiceSender;
  readonly #way: Way;

  /** `ssrc`: of its first stream; the others have the next ones. */
  constructor(reels: Reels, ssrc: number, ids: ExtensionIds, send: (packet: Buffer) => void) {
    this.#way = { ids, send, transportSequence: 0 };
    this.layers = reels.camera.map(
      (film, nth) => new FilmSender(film, new SentStream(ssrc + nth, 'picture', this.#way)),
    );
    this.screen = new FilmSender(reels.screen, new SentStream(ssrc + 8, 'picture', this.#way));
    this.voice = new VoiceSender(reels.voice, new SentStream(ssrc + 9, 'voice', this.#way));
  }

  get streams(): readonly SentStream[] {
    return [...this.layers, this.screen, this.voice].map(({ stream }) => stream);
  }

  /** Sends the camera's layers up to this one. */
  watched(layer: number): void {
    for (const [nth, each] of this.layers.entries()) each.on = nth <= layer;
  }

  /** Somebody needs a whole picture of this stream. */
  wholeOf(ssrc: number): void {
    for (const each of [...this.layers, this.screen]) if (each.stream.ssrc === ssrc) each.fromTheFirst();
  }

  /** Sends what is due. */
  tick(nowMs: number): void {
    for (const each of [...this.layers, this.screen, this.voice]) each.tick(nowMs);
  }
}
