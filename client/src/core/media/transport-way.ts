import type { TransportOffer } from '@diem-cau/shared';
import type { types } from 'mediasoup-client';
import { EarlyPart } from '../early-part.ts';
import type { LinkRequests, MediaWay, WayListener } from './media-link.ts';
import type { WayBack } from './way-back.ts';

/** What was thrown, as an error. */
export const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

/** What brings a way back, and keeps its relay open: loaded once for all links. */
export const wayBack = new EarlyPart(() => import('./way-back.ts'));
/** The pause between two attempts to load it, in milliseconds. */
const loadAgainMs = 2_000;

/** One transport's way to the hub: connects it, and has it brought back where it was lost. */
export class TransportWay implements MediaWay {
  readonly #transport: types.Transport;
  readonly #make: (Back: typeof WayBack) => WayBack;
  /** Null until it has been loaded: nobody joins later for it. */
  #back: WayBack | null = null;
  #begun = false;
  #closed = false;

  constructor(transport: types.Transport, offer: TransportOffer, requests: LinkRequests, listener: WayListener) {
    this.#transport = transport;
    this.#make = (Back) => new Back(transport, offer, requests, listener);
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      this.#begun = true;
      if (this.#back === null) listener.changed('connecting');
      else this.#back.begin();
      requests.connect(offer.id, { ...dtlsParameters }).then(done, (cause: unknown) => failed(asError(cause)));
    });
    transport.on('connectionstatechange', (state) => {
      if (this.#back === null && state === 'connected') listener.changed('connected');
    });
    void this.#load();
  }

  async counts(): Promise<RTCStatsReport | null> {
    return this.#begun && !this.#transport.closed ? this.#transport.getStats() : null;
  }

  tell(word: 'flows' | 'silent', roundTripMs?: number): void {
    this.#back?.tell(word, roundTripMs);
  }

  hurry(): void {
    this.#back?.hurry();
  }

  /** Idempotent; the transport is closed by its owner. */
  close(): void {
    this.#closed = true;
    this.#back?.close();
  }

  async #load(): Promise<void> {
    const part = await wayBack.get();
    if (this.#closed) return;
    if (part === null) {
      setTimeout(() => void this.#load(), loadAgainMs);
      return;
    }
    this.#back = this.#make(part.WayBack);
    if (this.#begun) this.#back.begin();
  }
}
