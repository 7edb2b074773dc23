import type { HubToPage, PageToHub } from '@diem-cau/shared';
import { io, type Socket } from 'socket.io-client';
import type { WireWays } from './wire-ways.ts';

/** So long a socket stays whose place another has taken, in milliseconds: the hub ends it sooner. */
const retiredMs = 30_000;
/** One that had said nothing for so long when it was replaced was cut, rather than slow, in milliseconds. */
const cutMs = 8_000;

/** One socket to the hub, from the attempt to open it to its end. */
export class WireSocket {
  readonly socket: Socket<HubToPage, PageToHub>;
  /** How often the hub gives a sign of life, in milliseconds, once it has said so. */
  everyMs: number | undefined;
  readonly #ways: WireWays;
  #heardAtMs = performance.now();
  #wanted = true;

  /** @param heard runs at each sign of life */
  constructor(ways: WireWays, heard: () => void) {
    this.socket = io({ transports: ['websocket'], forceNew: true, autoConnect: false, reconnection: false });
    this.#ways = ways;
    ways.follow(this.socket.io);
    const hear = (): void => {
      this.#heardAtMs = performance.now();
      heard();
    };
    this.socket.io.on('ping', hear);
    this.socket.onAny(hear);
  }

  async connect(): Promise<void> {
    await this.#ways.begin(this.socket.io);
    this.#connect();
  }

  /** Goes on by another way where there is one; false where the attempt is over. */
  async another(): Promise<boolean> {
    if (!(await this.#ways.another(this.socket.io))) return false;
    this.#connect();
    return true;
  }

  /** Gives it up; whoever hangs on it hears nothing more. */
  drop(): void {
    this.#wanted = false;
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  /** Another has taken its place. To end it would be a goodbye, which the hub could hear before the page has shown itself over the other. */
  retire(): void {
    if (performance.now() - this.#heardAtMs >= cutMs) this.#ways.fellSilent();
    this.socket.removeAllListeners();
    setTimeout(() => this.drop(), retiredMs);
  }

  #connect(): void {
    if (!this.#wanted) return;
    this.socket.connect();
    this.socket.io.engine.on('handshake', ({ pingInterval }) => {
      this.everyMs = pingInterval;
    });
  }
}
