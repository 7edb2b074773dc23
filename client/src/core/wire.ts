import type { RefusalBody } from '@diem-cau/shared';

/** What a wire reports of its own accord. */
export interface WireListener {
  opened(): void;
  /** The wire was open, or was being opened, and is not any more. */
  lost(): void;
  /** A sign of life, such as the heartbeat of every few seconds. */
  heard(): void;
  /** The hub does not let this browser in. */
  refused(refusal: RefusalBody): void;
  notice(name: string, params: unknown): void;
  /** `done` tells the hub that the page has done it. */
  task(name: string, params: unknown, done: () => void): void;
}

/** One connection to the hub that can be opened again and again; it never opens itself. */
export interface Wire {
  listen(listener: WireListener): void;
  open(): void;
  close(): void;
  /** Resolves with whatever the hub answered; rejects when no answer came in time or the wire was lost. */
  request(name: string, params: unknown, timeoutMs: number): Promise<unknown>;
}
