import { isOfKind, type SourceId } from '@diem-cau/shared';
import { ahead, PacketOrder } from './packet-order.ts';
import type { Picture, PictureCodec, Shape } from './picture.ts';
import type { RtpPacket } from './rtp.ts';
import type { PlacedPicture } from './webm.ts';

/** A packet of a picture, and when it came, in the meeting's own time; in milliseconds, with fractions. */
export interface SeenPacket extends Pick<RtpPacket, 'sequence' | 'timestamp' | 'payload' | 'marker'> {
  readonly at: number;
}

/** What is written of a picture's track: pieces, each of which begins with a whole picture. */
export interface PictureSink {
  /** A piece begins; its first picture was seen at `from`. */
  begin(from: number, shape: Shape): void;
  add(picture: PlacedPicture): void;
  /** The piece ends, so long after its first picture. */
  end(lengthMs: number): void;
  /** Nothing can be read before a whole picture comes. */
  wantsWhole(): void;
}

/** What shows nothing new for longer was shut, or is away; in milliseconds. A screen on which nothing moves sends a picture a second. */
const pieceEndsAfterMs = 5_000;
/** The last picture is seen at most so long after it came, in milliseconds. */
const lastsMs = 1_000;
/** By the earliest pictures of so long it is known when a piece began: those that a line delayed tell it too late; in milliseconds. */
const beginsWithinMs = 500;
/** A clock that goes off the meeting's is followed: by the earliest picture in so long, at most so far a time; in milliseconds. */
const compareEveryMs = 10_000;
const mostStepMs = 20;
/** What has run farther off than that, in milliseconds, is another clock. */
const mostDriftMs = 2_000;
/** A whole picture is asked for so often at most, in milliseconds. */
const askEveryMs = 1_000;
/** The media server sends nothing before a whole picture, for which it asks twice and no more: who sees none asks so often, in milliseconds. */
const askForFirstEveryMs = 2_000;
/** One that is not urgent, for the next piece: it costs everybody's line something. */
const askNextEveryMs = 5_000;
/**
 * A piece is that long, in milliseconds, as nobody finds a place in a longer one soon; of a screen, whose whole picture weighs most, twice as long. It ends with the
 * next whole picture.
 */
const pieceMs = { camera: 60_000, screen: 120_000 } as const;

/** A picture has at most so many bytes: a whole one of a screen of 4K has a tenth of it. One that never ends would fill the memory. */
const mostPictureBytes = 8_000_000;

const perMs = 90;

interface Piece {
  from: number;
  /** The timestamp of its first picture. */
  readonly first: number;
  readonly shape: Shape;
  readonly beganAt: number;
  /** Until it is known when it began. */
  held: { readonly picture: Picture; readonly positionMs: number }[] | null;
  /** Its pictures are seen so much later than their own clock says; in milliseconds. */
  stepMs: number;
  leastMs: number;
  comparedAt: number;
  lastMs: number;
}

/** The pictures of one stream in order, in pieces that say when they began: what is damaged is left out until a whole picture comes, which is asked for. */
export class PictureTrack {
  readonly #sink: PictureSink;
  readonly #codec: PictureCodec;
  readonly #pieceMs: number;
  readonly #order = new PacketOrder<SeenPacket>({
    take: (packet) => this.#take(packet),
    missed: () => this.#lose(),
    begunAnew: () => this.#end(this.#lastAt),
  });
  #coming: { readonly timestamp: number; readonly at: number; readonly payloads: Uint8Array[]; bytes: number } | null =
    null;
  #broken = true;
  #now = 0;
  #askedAt = -Infinity;
  #lookedSince: number | null = null;
  #lastAt = 0;
  #piece: Piece | null = null;

  constructor(source: SourceId, codec: PictureCodec, sink: PictureSink) {
    this.#sink = sink;
    this.#codec = codec;
    this.#pieceMs = isOfKind(source, 'screen') ? pieceMs.screen : pieceMs.camera;
  }

  hear(packet: SeenPacket): void {
    this.#now = packet.at;
    this.#order.hear(packet, packet.at);
  }

  /** Looks whether what is missing is still waited for, and whether the piece is over; asked a few times a second. */
  look(at: number): void {
    this.#now = at;
    this.#order.release(at);
    const piece = this.#piece;
    if (piece === null) {
      this.#lookedSince ??= at;
      if (at - this.#lookedSince >= askForFirstEveryMs) this.#ask(askForFirstEveryMs);
      return;
    }
    this.#lookedSince = null;
    if (at - this.#lastAt > pieceEndsAfterMs) this.#end(at);
    else if (piece.held !== null && at - piece.beganAt > beginsWithinMs) this.#begin(piece);
  }

  /** All that is there is written; it was seen until `at`. */
  close(at: number): void {
    this.#order.release(Infinity);
    this.#end(at);
  }

  #take({ timestamp, marker, payload, at }: SeenPacket): void {
    if (this.#coming !== null && this.#coming.timestamp !== timestamp) this.#lose();
    this.#coming ??= { timestamp, at, payloads: [], bytes: 0 };
    if (payload.length > 0) this.#coming.payloads.push(payload);
    this.#coming.bytes += payload.length;
    if (this.#coming.bytes > mostPictureBytes) return this.#lose();
    if (!marker) return;
    const coming = this.#coming;
    this.#coming = null;
    // Packets that carry nothing keep a path open.
    if (coming.payloads.length === 0) return;
    const picture = this.#codec.read(coming.payloads);
    if (picture === null) this.#lose();
    else this.#show(picture, coming);
  }

  #lose(): void {
    this.#coming = null;
    this.#broken = true;
  }

  #show(picture: Picture, { timestamp, at }: { readonly timestamp: number; readonly at: number }): void {
    if (picture.whole === null && (this.#broken || this.#piece === null)) return this.#ask(askEveryMs);
    if (this.#piece !== null && !this.#goesOn(this.#piece, timestamp, at)) {
      this.#end(this.#lastAt);
      if (picture.whole === null) return this.#ask(askEveryMs);
    }
    this.#broken = false;
    const piece = picture.whole === null ? this.#piece : this.#pieceFor(picture.whole, timestamp, at);
    if (piece === null) return;
    const positionMs = ahead(timestamp, piece.first, 32) / perMs;
    if (positionMs < 0) return;
    this.#tellTime(piece, at - positionMs);
    this.#lastAt = at;
    if (piece.held === null) this.#write(piece, picture, positionMs);
    else piece.held.push({ picture, positionMs });
    if (piece.held !== null && at - piece.beganAt > beginsWithinMs) this.#begin(piece);
    if (at - piece.beganAt > this.#pieceMs) this.#ask(askNextEveryMs);
  }

  #ask(everyMs: number): void {
    if (this.#now - this.#askedAt < everyMs) return;
    this.#askedAt = this.#now;
    this.#sink.wantsWhole();
  }

  /** Whether a picture belongs to the piece: neither long after it, nor by another clock. */
  #goesOn(piece: Piece, timestamp: number, at: number): boolean {
    const positionMs = ahead(timestamp, piece.first, 32) / perMs;
    if (Math.abs(positionMs - piece.lastMs) > mostDriftMs + pieceEndsAfterMs) return false;
    if (at - piece.comparedAt < compareEveryMs || piece.held !== null) return true;
    const drift = piece.leastMs - piece.stepMs;
    piece.comparedAt = at;
    piece.leastMs = Infinity;
    if (!Number.isFinite(drift)) return true;
    piece.stepMs += Math.max(-mostStepMs, Math.min(mostStepMs, drift));
    return Math.abs(drift) <= mostDriftMs;
  }

  /** The piece that a whole picture belongs to: the next one where it has another size, or the last has become long. */
  #pieceFor(shape: Shape, timestamp: number, at: number): Piece {
    const before = this.#piece;
    if (before !== null) {
      const same = before.shape.width === shape.width && before.shape.height === shape.height;
      if (same && at - before.beganAt <= this.#pieceMs) return before;
      if (before.held !== null) this.#begin(before);
      const positionMs = ahead(timestamp, before.first, 32) / perMs + before.stepMs;
      this.#sink.end(Math.max(before.lastMs, positionMs));
      // It goes on by the same clock.
      const from = before.from + positionMs;
      this.#piece = { from, first: timestamp, shape, beganAt: at, held: null, ...this.#fresh(at) };
      this.#sink.begin(from, shape);
      return this.#piece;
    }
    return (this.#piece = { from: at, first: timestamp, shape, beganAt: at, held: [], ...this.#fresh(at) });
  }

  #fresh(at: number): Pick<Piece, 'stepMs' | 'leastMs' | 'comparedAt' | 'lastMs'> {
    return { stepMs: 0, leastMs: Infinity, comparedAt: at, lastMs: 0 };
  }

  #tellTime(piece: Piece, began: number): void {
    if (piece.held !== null) piece.from = Math.min(piece.from, began);
    piece.leastMs = Math.min(piece.leastMs, began - piece.from);
  }

  #write(piece: Piece, { bytes, whole }: Picture, positionMs: number): void {
    const atMs = Math.max(piece.lastMs, Math.round(positionMs + piece.stepMs));
    piece.lastMs = atMs;
    this.#sink.add({ bytes, atMs, whole: whole !== null });
  }

  #begin(piece: Piece): void {
    const held = piece.held ?? [];
    piece.held = null;
    // What was compared so far was so with a beginning that was not known yet.
    piece.leastMs = Infinity;
    this.#sink.begin(piece.from, piece.shape);
    for (const { picture, positionMs } of held) this.#write(piece, picture, positionMs);
  }

  #end(at: number): void {
    this.#coming = null;
    this.#broken = true;
    const piece = this.#piece;
    if (piece === null) return;
    if (piece.held !== null) this.#begin(piece);
    this.#sink.end(Math.max(piece.lastMs, Math.min(piece.lastMs + lastsMs, Math.floor(at - piece.from))));
    this.#piece = null;
  }
}
