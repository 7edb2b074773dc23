import type { TapSent } from '../../ports/media-plane.ts';

/** Pages that are to send again have begun by then, once a media server is there, in milliseconds. */
const sendsAgainAfterMs = 5_000;

/** Since a media server died nothing of its meeting comes, until something comes of another one, or that has nothing to send. It outlives recorders. */
export class MediaGap {
  #isOpen = false;
  /** Another media server has begun to send a stream since. */
  #sent = false;
  /** What had come to the recorder when it was heard first after that: what was on its way before is no sign. */
  #packets: number | null = null;
  #quietSinceMs: number | null = null;
  /** What the media server had sent at the last look. */
  #counted = 0;

  /** Whether nothing comes. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The media server died, perhaps another time. */
  begin(): void {
    this.#isOpen = true;
    this.#startAnew();
  }

  /** Nothing is recorded any more. */
  end(): void {
    this.#isOpen = false;
  }

  /** Another recorder counts from nought. */
  recorderBegins(): void {
    this.#startAnew();
  }

  /** A stream is sent to the recorder. */
  streamOpened(): void {
    this.#sent = true;
  }

  /** So many packets have come to the recorder. */
  heard(packets: number): void {
    if (!this.#isOpen || !this.#sent) return;
    if (this.#packets === null) this.#packets = packets;
    else if (packets > this.#packets) this.#isOpen = false;
  }

  /** What the media server sends; null where there is none that has the meeting. */
  sends(sent: TapSent | null, nowMs: number): void {
    if (sent === null || sent.voices.length > 0 || sent.packets !== this.#counted) this.#quietSinceMs = null;
    else this.#quietSinceMs ??= nowMs;
    this.#counted = sent?.packets ?? 0;
    if (this.#quietSinceMs !== null && nowMs - this.#quietSinceMs >= sendsAgainAfterMs) this.#isOpen = false;
  }

  #startAnew(): void {
    this.#sent = false;
    this.#packets = null;
    this.#quietSinceMs = null;
    this.#counted = 0;
  }
}
