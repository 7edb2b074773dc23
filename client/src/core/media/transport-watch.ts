import { HubUnreachable } from '../http.ts';

/** The part of a transport that is watched. */
export interface WatchedTransport {
  readonly connectionState: string;
  on(event: 'connectionstatechange', listener: (state: string) => void): unknown;
}

/** Whether a transport carries media: `idle` before there is anything to carry. */
export type TransportFlow = 'idle' | 'connecting' | 'connected' | 'mending';

/** A short loss heals alone; only then a new ICE round is asked for (see "cut of 12 s or less" in mediasoup practice). */
const patienceMs = 2_000;
/** How long a new ICE round may take before the transport is given up, in milliseconds. */
const mendingMs = 8_000;
/** How long a first connection may take, in milliseconds: to begin anew costs a slow line what it has got so far. */
const firstMs = 20_000;

/** Brings a transport back that lost its way: first by an ICE restart, then by reporting it as broken. */
export class TransportWatch {
  readonly #restart: () => Promise<void>;
  readonly #changed: (flow: TransportFlow) => void;
  readonly #broken: () => void;
  readonly #transport: WatchedTransport;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #restarting = false;
  #closed = false;

  /**
   * @param restart does one ICE restart
   * @param broken called once when no restart helped
   */
  constructor(
    transport: WatchedTransport,
    restart: () => Promise<void>,
    changed: (flow: TransportFlow) => void,
    broken: () => void,
  ) {
    this.#transport = transport;
    this.#restart = restart;
    this.#changed = changed;
    this.#broken = broken;
    transport.on('connectionstatechange', (state) => this.#follow(state));
  }

  /** It has something to carry from now on; the browser need not even try where it takes none of the addresses. */
  begin(): void {
    if (this.#closed || this.#timer !== null) return;
    this.#changed('connecting');
    this.#after(firstMs, () => this.#giveUp());
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #follow(state: string): void {
    if (this.#closed) return;
    if (state === 'connected') {
      this.#restarting = false;
      this.#cancel();
      this.#changed('connected');
    } else if (state === 'connecting') {
      this.#changed(this.#restarting ? 'mending' : 'connecting');
    } else if (state === 'disconnected') {
      this.#changed('mending');
      if (!this.#restarting) this.#after(patienceMs, () => void this.#mend());
    } else if (state === 'failed') {
      this.#changed('mending');
      if (!this.#restarting) void this.#mend();
    }
  }

  async #mend(): Promise<void> {
    this.#restarting = true;
    this.#after(mendingMs, () => this.#giveUp());
    try {
      await this.#restart();
    } catch (error) {
      // While the hub itself cannot be reached, joining again will build everything anew.
      if (!(error instanceof HubUnreachable)) this.#giveUp();
    }
  }

  #giveUp(): void {
    if (this.#closed || this.#transport.connectionState === 'connected') return;
    this.close();
    this.#broken();
  }

  #after(delayMs: number, run: () => void): void {
    this.#cancel();
    this.#timer = setTimeout(run, delayMs);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
