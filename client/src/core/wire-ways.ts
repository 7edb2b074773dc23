import type { Manager } from 'socket.io-client';
import { EarlyPart } from './early-part.ts';
import { WayChoice, type WireEnd, type WireWay } from './way-choice.ts';

/** How long a way may take to open, in milliseconds: both together are within the ten seconds after which a page says that there is none. */
const openWithinMs: Readonly<Record<WireWay, number>> = { websocket: 5_000, polling: 8_000 };

const endOf = (reason: string): WireEnd => {
  if (reason === 'ping timeout') return 'silent';
  return reason.startsWith('transport') ? 'cut' : 'by-page';
};

/** Sets by which way Socket.IO opens next. Polling, which hardly any network needs, is loaded after all that a page begins with. */
export class WireWays {
  readonly #manager: Manager;
  readonly #choice = new WayChoice();
  readonly #polling = new EarlyPart(() => import('./polled-way.ts'));

  constructor(manager: Manager) {
    this.#manager = manager;
    manager.on('open', () => {
      const { engine } = manager;
      const note = (): void =>
        this.#choice.opened(engine.transport.name === 'polling' ? 'polling' : 'websocket', performance.now());
      note();
      this.#polling.soon();
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
    const { opts } = this.#manager;
    if (way === 'websocket') opts.transports = ['websocket'];
    else {
      const polling = await this.#polling.get();
      if (polling === null) return false;
      opts.transports = polling.polledWay(this.#choice.webSocketAfterMs);
    }
    this.#manager.timeout(openWithinMs[way]);
    return true;
  }
}
