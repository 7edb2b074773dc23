import type { RefusalBody } from '@diem-cau/shared';

/** What a wire reports of its own accord. */
export interface WireListener {
  /** @param everyMs how often the hub gives a sign of life at the least, in milliseconds; missing where it does not say */
  opened(everyMs?: number): void;
  /** The wire was open, or was being opened, and is not any more. */
  lost(): void;
  /** A sign of life: a heartbeat, or anything that the hub says. */
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
  /** Begins an attempt, in the place of one that is under way; what is open stays open until the attempt has come through. */
  open(): void;
  /** Gives up the attempt that is under way beside what is open. */
  stay(): void;
  close(): void;
  /** Resolves with whatever the hub answered; rejects when no answer came in time or the wire was lost. */
  request(name: string, params: unknown, timeoutMs: number): Promise<unknown>;
}
