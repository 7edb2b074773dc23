import { samplesOf, samplesPerSecond, silentPacket, silentSamples } from './opus.ts';
import { ahead, PacketOrder } from './packet-order.ts';
import type { RtpPacket } from './rtp.ts';

/** A packet, and when it came, in the meeting's own time; in milliseconds, with fractions. */
export interface Heard extends Pick<RtpPacket, 'sequence' | 'timestamp' | 'payload'> {
  readonly at: number;
}

/** What is written of a track: pieces without a gap. */
export interface TrackSink {
  /** A piece begins; its first sample sounded at `from`. */
  begin(from: number): void;
  add(packet: Uint8Array, samples: number): void;
  /** The piece ends. */
  end(): void;
}

/** In a pause a browser sends a packet each 400 ms: what is silent for longer was shut, or is away; in milliseconds. */
const pieceEndsAfterMs = 2_000;
/** By the earliest packets of so long it is known when a piece began: those that a line delayed tell it too late; in milliseconds. */
const beginsWithinMs = 500;
/** Its clock and the meeting's may go apart so far within a piece, in milliseconds; they are compared by the earliest packet in so long. */
const mostDriftMs = 300;
const compareEveryMs = 10_000;

const msOf = (samples: number): number => (samples * 1_000) / samplesPerSecond;

interface Piece {
  /** When it began, as far as is known: earlier packets may still tell it. */
  from: number;
  /** The timestamp of its first sample. */
  readonly first: number;
  /** Of what is to come next, in samples since the first. */
  position: number;
  /** What was written of it, in samples: filled in whole packets, it may be behind by less than one. */
  written: number;
  /** Until it is known when it began. */
  held: { readonly packet: Uint8Array; readonly samples: number }[] | null;
  readonly beganAt: number;
  /** The least delay since `comparedAt`, against `from`. */
  leastMs: number;
  comparedAt: number;
}

/**
 * The packets of one microphone's stream in order, in pieces that say when they began: what is missing in one for a moment is silence, what is away
 * for longer, or comes by another clock, ends it.
 */
export class VoiceTrack {
  readonly #sink: TrackSink;
  readonly #order = new PacketOrder<Heard>({
    take: (heard) => this.#take(heard),
    begunAnew: () => this.#end(),
  });
  #lastAt = 0;
  #piece: Piece | null = null;

  constructor(sink: TrackSink) {
    this.#sink = sink;
  }

  hear(heard: Heard): void {
    this.#order.hear(heard, heard.at);
  }

  /** Looks whether what is missing is still waited for, and whether the piece is over; asked a few times a second. */
  look(at: number): void {
    this.#order.release(at);
    const piece = this.#piece;
    if (piece === null) return;
    if (at - this.#lastAt > pieceEndsAfterMs) this.#end();
    else if (piece.held !== null && at - piece.beganAt > beginsWithinMs) this.#begin(piece);
  }

  /** All that is there is written. */
  close(): void {
    this.#order.release(Infinity);
    this.#end();
  }

  #take(heard: Heard): void {
    const samples = samplesOf(heard.payload);
    if (samples === 0) return;
    if (this.#piece !== null && !this.#goesOn(this.#piece, heard)) this.#end();
    const piece = (this.#piece ??= this.#pieceOf(heard));
    const position = ahead(heard.timestamp, piece.first, 32);
    if (position < piece.position) return;
    this.#tellTime(piece, heard.at, position);
    this.#fill(piece, position);
    this.#write(piece, heard.payload, samples);
    piece.position = position + samples;
    this.#lastAt = heard.at;
    if (piece.held !== null && heard.at - piece.beganAt > beginsWithinMs) this.#begin(piece);
  }

  #pieceOf({ timestamp, at }: Heard): Piece {
    return {
      ...{ from: at, first: timestamp, position: 0, written: 0, held: [], beganAt: at },
      ...{ leastMs: Infinity, comparedAt: at },
    };
  }

  /** Whether a packet belongs to the piece: neither long after it, nor by another clock. */
  #goesOn(piece: Piece, { timestamp, at }: Heard): boolean {
    const gap = ahead(timestamp, piece.first, 32) - piece.position;
    if (Math.abs(msOf(gap)) > pieceEndsAfterMs || at - this.#lastAt > pieceEndsAfterMs) return false;
    if (at - piece.comparedAt < compareEveryMs) return true;
    const drift = piece.leastMs;
    piece.comparedAt = at;
    piece.leastMs = Infinity;
    return Math.abs(drift) <= mostDriftMs;
  }

  #tellTime(piece: Piece, at: number, position: number): void {
    const began = at - msOf(position);
    if (piece.held !== null) piece.from = Math.min(piece.from, began);
    piece.leastMs = Math.min(piece.leastMs, began - piece.from);
  }

  #fill(piece: Piece, position: number): void {
    while (position - piece.written >= silentSamples) this.#write(piece, silentPacket, silentSamples);
  }

  #write(piece: Piece, packet: Uint8Array, samples: number): void {
    piece.written += samples;
    if (piece.held === null) this.#sink.add(packet, samples);
    else piece.held.push({ packet, samples });
  }

  #begin(piece: Piece): void {
    const held = piece.held ?? [];
    piece.held = null;
    this.#sink.begin(piece.from);
    for (const { packet, samples } of held) this.#sink.add(packet, samples);
  }

  #end(): void {
    const piece = this.#piece;
    if (piece === null) return;
    if (piece.held !== null) this.#begin(piece);
    this.#sink.end();
    this.#piece = null;
  }
}
