import type { Manager } from 'socket.io-client';
import { EarlyPart } from './early-part.ts';
import { WayChoice, type WireEnd, type WireWay } from './way-choice.ts';

/** How long a way may take to open, in milliseconds: both together are within the ten seconds after which a page says that there is none. */
const openWithinMs: Readonly<Record<WireWay, number>> = { websocket: 5_000, polling: 8_000 };

const endOf = (reason: string): WireEnd => {
  if (reason === 'ping timeout') return 'silent';
  return reason.startsWith('transport') ? 'cut' : 'by-page';
};

/** Sets by which way Socket.IO opens next, over all attempts of a page. Polling, which hardly any network needs, is loaded after all that a page begins with. */
export class WireWays {
  readonly #choice = new WayChoice();
  readonly #polling = new EarlyPart(() => import('./polled-way.ts'));

  /** Learns from how the sockets of an attempt do. */
  follow(manager: Manager): void {
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
  async begin(manager: Manager): Promise<void> {
    await this.#set(manager, this.#choice.begin());
  }

  /** Sets the way to try after the one that did not open; whether there is one. Never rejects. */
  async another(manager: Manager): Promise<boolean> {
    const way = this.#choice.failed();
    return way !== null && this.#set(manager, way);
  }

  /** An attempt was given up before it opened. */
  gaveUp(): void {
    this.#choice.gaveUp();
  }

  /** What was open said nothing any more. */
  fellSilent(): void {
    this.#choice.ended('silent', performance.now());
  }

  async #set(manager: Manager, way: WireWay): Promise<boolean> {
    const { opts } = manager;
    if (way === 'websocket') opts.transports = ['websocket'];
    else {
      const polling = await this.#polling.get();
      if (polling === null) return false;
      opts.transports = polling.polledWay(this.#choice.webSocketAfterMs);
    }
    manager.timeout(openWithinMs[way]);
    return true;
  }
}
