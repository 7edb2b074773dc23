import type { Manager } from 'socket.io-client';
import { WayChoice, type WireEnd, type WireWay } from './way-choice.ts';

/** How long a way may take to open, in milliseconds: both together are within the ten seconds after which a page says that there is none. */
const openWithinMs: Readonly<Record<WireWay, number>> = { websocket: 5_000, polling: 8_000 };

const endOf = (reason: string): WireEnd => {
  if (reason === 'ping timeout') return 'silent';
  return reason.startsWith('transport') ? 'cut' : 'by-page';
};

/** Sets by which way Socket.IO opens next. Polling is loaded when it is needed first: hardly any network needs it. */
export class WireWays {
  readonly #manager: Manager;
  readonly #choice = new WayChoice();

  constructor(manager: Manager) {
    this.#manager = manager;
    manager.on('open', () => {
      const { engine } = manager;
      const note = (): void =>
        this.#choice.opened(engine.transport.name === 'polling' ? 'polling' : 'websocket', performance.now());
      note();
      engine.once('upgrade', note);
    });
    manager.on('close', (reason) => this.#choice.ended(endOf(reason), performance.now()));
  }

  /** Sets the way by which an attempt begins. Never rejects. */
  async begin(): Promise<void> {
    await this.#set(this.#choice.begin());
  }

  /** Sets the way to try after the one that did not open; whether there is one. Never rejects. */
  async another(): Promise<boolean> {
    const way = this.#choice.failed();
    return way !== null && this.#set(way);
  }

  async #set(way: WireWay): Promise<boolean> {
    try {
      const { opts } = this.#manager;
      opts.transports =
        way === 'websocket'
          ? ['websocket']
          : (await import('./polled-way.ts')).polledWay(this.#choice.webSocketAfterMs);
      this.#manager.timeout(openWithinMs[way]);
      return true;
    } catch {
      // It could not be loaded: the hub is not there now.
      return false;
    }
  }
}
