import { handshakeRefusal } from './handshake-refusal.ts';
import { WireSocket } from './wire-socket.ts';
import { WireWays } from './wire-ways.ts';
import type { Wire, WireListener } from './wire.ts';

/**
 * The wire over Socket.IO: by WebSocket, else by polling, same origin; when to open again is decided by `Signalling`. Each attempt has a socket of
 * its own: a browser opens one to an address at a time, and one that hangs would hold up the next.
 */
class SocketWire implements Wire {
  readonly #ways = new WireWays();
  #listener: WireListener | null = null;
  #open: WireSocket | null = null;
  #opening: WireSocket | null = null;
  /** What waits for an answer over what is open. */
  readonly #waiting = new Set<(error: Error) => void>();

  listen(listener: WireListener): void {
    this.#listener = listener;
  }

  open(): void {
    if (this.#opening !== null) {
      this.#opening.drop();
      this.#ways.gaveUp();
    }
    this.#opening = this.#listener === null ? null : this.#attempt(this.#listener);
  }

  stay(): void {
    this.#opening?.drop();
    this.#opening = null;
  }

  close(): void {
    this.stay();
    this.#open?.drop();
    this.#open = null;
  }

  async request(name: string, params: unknown, timeoutMs: number): Promise<unknown> {
    const asking = this.#open;
    if (asking === null) throw new Error('the wire is not open');
    const { promise: replaced, reject } = Promise.withResolvers<never>();
    this.#waiting.add(reject);
    const asked = asking.socket.timeout(timeoutMs).emitWithAck('request', name, params);
    const answer: unknown = await Promise.race([asked, replaced]).finally(() => this.#waiting.delete(reject));
    if (asking === this.#open) this.#listener?.heard();
    return answer;
  }

  #attempt(listener: WireListener): WireSocket {
    const wire = new WireSocket(this.#ways, () => {
      if (wire === this.#open) listener.heard();
    });
    const { socket } = wire;
    socket.on('connect', () => this.#opened(wire, listener));
    socket.on('disconnect', () => this.#failed(wire));
    socket.on('connect_error', (error) => this.#notOpened(wire, error, listener));
    socket.on('notice', (name, params) => listener.notice(name, params));
    socket.on('task', (name, params, done) => listener.task(name, params, done));
    void wire.connect();
    return wire;
  }

  #opened(wire: WireSocket, listener: WireListener): void {
    this.#open?.retire();
    for (const fail of this.#waiting) fail(new Error('the wire was replaced'));
    [this.#open, this.#opening] = [wire, null];
    listener.opened(wire.everyMs);
  }

  #failed(wire: WireSocket): void {
    wire.drop();
    const wasOpen = wire === this.#open;
    if (wasOpen) this.#open = null;
    else if (wire === this.#opening) this.#opening = null;
    else return;
    // Beside one that is open an attempt only shows whether another would do better.
    if (wasOpen || this.#open === null) this.#listener?.lost();
  }

  #notOpened(wire: WireSocket, error: unknown, listener: WireListener): void {
    const refusal = handshakeRefusal(error);
    if (refusal === null) {
      void wire.another().then((found) => (found ? undefined : this.#failed(wire)));
      return;
    }
    this.stay();
    listener.refused(refusal);
  }
}

/** A wire to the hub from which this page came. */
export const socketWire = (): Wire => new SocketWire();
