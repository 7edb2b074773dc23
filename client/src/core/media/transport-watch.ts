import { Refusal } from '@diem-cau/shared';
import { HubUnreachable } from '../http.ts';

/** The part of a transport that is watched. */
export interface WatchedTransport {
  readonly connectionState: string;
  on(event: 'connectionstatechange', listener: (state: string) => void): unknown;
}

/** Whether a transport carries media: `idle` before there is anything to carry. */
export type TransportFlow = 'idle' | 'connecting' | 'connected' | 'mending';

/** What is done about a transport that lost its way. */
export interface Mending {
  /**
   * Begins a new ICE round; resolves to whether the hub answered for it, false where that went without asking. Rejects with a Refusal
   * where the hub does not know the transport.
   */
  readonly restart: (attempt: number) => Promise<boolean>;
  readonly changed: (flow: TransportFlow) => void;
  /** No new round helps; called once. */
  readonly broken: () => void;
}

/** What a new ICE round has before the next, in milliseconds: over TCP a page's first packets are sent again after 1 and 3 s. */
const roundMs = 3_000;
/**
 * The first round of a hub that was near has less: a network that is changed is away for a moment, and what was sent then is gone. Near is
 * what needs no longer there and back, so that even the relay's seven ways over TLS are through by then; in milliseconds.
 */
const firstRoundMs = 1_500;
const nearMs = 150;
/** So many rounds that the hub answered for, and nothing came: the transport is given up, and the hub's addresses are read anew. */
const mostAnswered = 6;
/** How long a first connection may take, in milliseconds: to begin anew costs a slow line what it has got so far. */
const firstMs = 20_000;
/** Refusals to a page that is on its way back into its seat. */
const passing: readonly string[] = ['not-in-meeting', 'too-many-requests'];

/** Brings a transport back that lost its way: by new ICE rounds, for as long as it takes, and by reporting it as broken where none helps. */
export class TransportWatch {
  readonly #transport: WatchedTransport;
  readonly #mending: Mending;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #flow: TransportFlow = 'idle';
  #attempt = 0;
  #answered = 0;
  /** What the round of now has. */
  #roundMs = roundMs;
  #closed = false;

  constructor(transport: WatchedTransport, mending: Mending) {
    this.#transport = transport;
    this.#mending = mending;
    transport.on('connectionstatechange', (state) => this.#follow(state));
  }

  /** It has something to carry from now on; the browser need not even try where it takes none of the addresses. */
  begin(): void {
    if (this.#closed || this.#timer !== null) return;
    if (this.#transport.connectionState !== 'new') return this.#follow(this.#transport.connectionState);
    this.#set('connecting');
    this.#after(firstMs, () => this.#giveUp());
  }

  /** Packets come. */
  flows(): void {
    if (this.#flow !== 'mending' || this.#closed) return;
    this.#cancel();
    this.#set('connected');
  }

  /** No packet comes, though some should; `roundTripMs` is how long a way there and back had taken. */
  silent(roundTripMs = Infinity): void {
    if (this.#flow === 'connected') this.#lost(roundTripMs <= nearMs ? firstRoundMs : roundMs);
  }

  /** The browser has begun a new round, which a PC that is short of time may take long to do: it has its whole time from now on. */
  began(): void {
    if (this.#flow === 'mending' && !this.#closed) this.#nextRound();
  }

  /** What kept it from coming back may be gone: it tries at once. */
  hurry(): void {
    if (this.#flow === 'mending') this.#round();
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #follow(state: string): void {
    if (this.#closed) return;
    if (state === 'connected') {
      this.#cancel();
      this.#set('connected');
    } else if (state === 'connecting') {
      if (this.#flow === 'mending') return;
      this.#set('connecting');
      if (this.#timer === null) this.#after(firstMs, () => this.#giveUp());
    } else if (state === 'disconnected' || state === 'failed') this.#lost();
  }

  #lost(firstMs = roundMs): void {
    if (this.#flow === 'mending' || this.#closed) return;
    this.#attempt = 0;
    this.#roundMs = firstMs;
    this.#answered = 0;
    this.#set('mending');
    this.#round();
  }

  #round(): void {
    if (this.#attempt > 0) this.#roundMs = roundMs;
    this.#nextRound();
    if (this.#answered >= mostAnswered) return this.#giveUp();
    this.#mending.restart(this.#attempt++).then(
      (answered) => {
        if (answered) this.#answered++;
      },
      (error: unknown) => {
        if (error instanceof HubUnreachable) return;
        if (error instanceof Refusal && passing.includes(error.code)) return;
        if (this.#flow === 'mending') this.#giveUp();
      },
    );
  }

  #nextRound(): void {
    this.#after(this.#roundMs, () => this.#round());
  }

  #giveUp(): void {
    if (this.#closed || (this.#flow !== 'mending' && this.#transport.connectionState === 'connected')) return;
    this.close();
    this.#mending.broken();
  }

  #set(flow: TransportFlow): void {
    this.#flow = flow;
    this.#mending.changed(flow);
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
