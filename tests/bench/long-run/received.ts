import { sequenceStep } from './rtp.ts';

/** Sound that does not come for longer than this is heard as a gap, in milliseconds: what a browser's buffer bridges by stretching. */
export const gapMs = 100;

/** A packet as it came. */
export interface Came {
  readonly sequence: number;
  readonly timestamp: number;
  /** By a clock that nobody sets, in milliseconds. */
  readonly atMs: number;
}

/** The packets of one stream by their numbers: what was sent as the numbers tell, and what of it came. */
export class PacketCount {
  /** Highest number so far, counted on over its 16 bits; null before the first packet. */
  highest: number | null = null;
  #first = 0;
  received = 0;
  /** In steps of the stream's clock (RFC 3550, 6.4.1). */
  jitter = 0;
  readonly #clockRate: number;
  #transit: number | null = null;
  #reported = { expected: 0, received: 0 };

  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  /** Notes a packet; gives how many are missing before it, or null for one that is late or came twice. */
  note({ sequence, timestamp, atMs }: Came): number | null {
    this.received += 1;
    this.#sway(timestamp, atMs);
    if (this.highest === null) {
      this.highest = sequence;
      this.#first = sequence;
      return 0;
    }
    const step = sequenceStep(this.highest & 0xffff, sequence);
    if (step <= 0) return null;
    this.highest += step;
    return step - 1;
  }

  /** How many its numbers say were sent. */
  get expected(): number {
    return this.highest === null ? 0 : this.highest - this.#first + 1;
  }

  get lost(): number {
    return Math.max(0, this.expected - this.received);
  }

  /** Of 256, since this was asked last. */
  fractionLost(): number {
    const [expected, received] = [this.expected - this.#reported.expected, this.received - this.#reported.received];
    this.#reported = { expected: this.expected, received: this.received };
    return expected <= 0 ? 0 : Math.max(0, Math.min(255, Math.floor((256 * (expected - received)) / expected)));
  }

  #sway(timestamp: number, atMs: number): void {
    const transit = (Math.floor((atMs * this.#clockRate) / 1000) - timestamp) | 0;
    if (this.#transit !== null) this.jitter += (Math.abs((transit - this.#transit) | 0) - this.jitter) / 16;
    this.#transit = transit;
  }
}

/** What was heard of voices while they were open. */
export interface Heard {
  readonly openMs: number;
  readonly gaps: number;
  readonly longestMs: number;
  /** All of the gaps' time, in milliseconds. */
  readonly silentMs: number;
  /** How long each opening waited for its first packet, in milliseconds; one that never came is Infinity. */
  readonly firstAfterMs: readonly number[];
}

/** The gaps of a voice between its packets, while it is open; what is shut in between is none. */
export class SoundGaps {
  #open = false;
  #awaitedSince: number | null = null;
  #last: number | null = null;
  #heard: Heard = { openMs: 0, gaps: 0, longestMs: 0, silentMs: 0, firstAfterMs: [] };

  /** It is to be heard from now on. */
  open(atMs: number): void {
    if (this.#open) return;
    this.#open = true;
    this.#awaitedSince = atMs;
  }

  note(atMs: number): void {
    if (!this.#open) return;
    if (this.#awaitedSince !== null) this.#begins(atMs - this.#awaitedSince);
    if (this.#last !== null) this.#passed(atMs - this.#last);
    this.#last = atMs;
  }

  /** It is about to be shut: the next packet begins anew. What did not come until now is a gap as well. */
  shut(atMs: number): void {
    if (this.#awaitedSince !== null) this.#begins(Infinity);
    if (this.#last !== null && atMs - this.#last > gapMs) this.#passed(atMs - this.#last);
    this.#last = null;
    this.#open = false;
  }

  get heard(): Heard {
    return this.#heard;
  }

  #begins(afterMs: number): void {
    this.#awaitedSince = null;
    this.#heard = { ...this.#heard, firstAfterMs: [...this.#heard.firstAfterMs, afterMs] };
  }

  #passed(passed: number): void {
    const { openMs, gaps, longestMs, silentMs } = this.#heard;
    this.#heard = {
      ...this.#heard,
      openMs: openMs + passed,
      gaps: gaps + (passed > gapMs ? 1 : 0),
      longestMs: Math.max(longestMs, passed),
      silentMs: silentMs + (passed > gapMs ? passed : 0),
    };
  }
}

/** What was seen of a picture while it was wanted. */
export interface Seen {
  readonly shownMs: number;
  readonly frames: number;
  readonly freezes: number;
  readonly longestMs: number;
  readonly frozenMs: number;
  /** How long pictures of so many lines stood, in milliseconds. */
  readonly byHeight: ReadonlyMap<number, number>;
  /** How long each wish waited for its first picture, in milliseconds; one that never came is Infinity. */
  readonly firstAfterMs: readonly number[];
}

/** Of how many pictures the usual time between two is reckoned, and when a longer one is a freeze, as WebRTC's statistics say (`freezeCount`). */
const usualOf = 30;
const freezeOf = (usualMs: number): number => Math.max(3 * usualMs, usualMs + 150);

/** Whole pictures of a stream as a decoder would show them: after a loss nothing until the next one that needs none before it. */
export class PictureFlow {
  #broken = true;
  /** Since when it is wanted and was not seen; null while it is seen, and while nobody wants it. */
  #awaitedSince: number | null = null;
  #wanted = false;
  #lastShown: number | null = null;
  #usualMs: number | null = null;
  #height = 0;
  #shownMs = 0;
  #frames = 0;
  #freezes = 0;
  #longestMs = 0;
  #frozenMs = 0;
  readonly #byHeight = new Map<number, number>();
  readonly #firstAfterMs: number[] = [];

  /** `from`: the same stream before it came to another place, which goes on from its last picture. */
  constructor(from?: PictureFlow) {
    if (from === undefined) return;
    this.#broken = from.#broken;
    this.#height = from.#height;
  }

  /** It is wanted from now on. */
  open(atMs: number): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#awaitedSince = atMs;
  }

  /** A packet came with so many missing before it; `whole` where a picture begins with it that needs none before it; `ends` with the last of a picture. */
  note(missing: number, whole: { readonly height: number } | null, ends: boolean, atMs: number): void {
    if (missing > 0) this.#broken = true;
    if (whole !== null) {
      this.#broken = false;
      this.#height = whole.height;
    }
    if (ends && !this.#broken && this.#wanted) this.#show(atMs);
  }

  /** Another stream brings it from now on. */
  begins(): void {
    this.#broken = true;
  }

  /** Whether a whole picture is needed. */
  get broken(): boolean {
    return this.#broken;
  }

  /** It is not wanted any more: the next picture begins anew. What stood still until now was a freeze as well. */
  shut(atMs: number): void {
    if (this.#awaitedSince !== null) this.#firstAfterMs.push(Infinity);
    else if (this.#lastShown !== null && atMs - this.#lastShown > freezeOf(this.#usualMs ?? 0)) this.#stood(atMs);
    this.#awaitedSince = null;
    this.#wanted = false;
    this.#lastShown = null;
    this.#usualMs = null;
    this.#broken = true;
  }

  get seen(): Seen {
    return {
      shownMs: this.#shownMs,
      frames: this.#frames,
      freezes: this.#freezes,
      longestMs: this.#longestMs,
      frozenMs: this.#frozenMs,
      byHeight: this.#byHeight,
      firstAfterMs: this.#firstAfterMs,
    };
  }

  #show(atMs: number): void {
    if (this.#awaitedSince !== null) this.#firstAfterMs.push(atMs - this.#awaitedSince);
    this.#awaitedSince = null;
    if (this.#lastShown !== null) {
      this.#frames += 1;
      this.#stood(atMs);
    }
    this.#lastShown = atMs;
  }

  /** The last picture stood until now. */
  #stood(atMs: number): void {
    const passed = atMs - (this.#lastShown ?? atMs);
    this.#shownMs += passed;
    this.#longestMs = Math.max(this.#longestMs, passed);
    this.#byHeight.set(this.#height, (this.#byHeight.get(this.#height) ?? 0) + passed);
    if (this.#usualMs !== null && passed > freezeOf(this.#usualMs)) {
      this.#freezes += 1;
      this.#frozenMs += passed;
    }
    this.#usualMs = this.#usualMs === null ? passed : this.#usualMs + (passed - this.#usualMs) / usualOf;
  }
}
