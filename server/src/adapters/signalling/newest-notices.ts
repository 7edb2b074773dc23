import type { Socket } from 'socket.io';

/**
 * Notices of one page that wait until its line is free, the newest of each name only: what a slow line has not taken yet is overtaken by
 * what came after it, and does not hold up what must be kept.
 */
export class NewestNotices {
  readonly #connection: Pick<Socket['conn'], 'transport' | 'on'>;
  readonly #send: (name: string, params: unknown) => void;
  readonly #waiting = new Map<string, unknown>();

  constructor(connection: Pick<Socket['conn'], 'transport' | 'on'>, send: (name: string, params: unknown) => void) {
    this.#connection = connection;
    this.#send = send;
    // Of the way by which it went until then nothing is heard any more.
    connection.on('upgrade', () => this.#flush());
  }

  /** Sends it now where the line is free, else when it is. */
  send(name: string, params: unknown): void {
    const waits = this.#waiting.size > 0;
    this.#waiting.set(name, params);
    if (!waits) this.#flush();
  }

  #flush(): void {
    const { transport } = this.#connection;
    if (!transport.writable) {
      // Said by Engine.IO's transport when the system has taken all that it was given, or the page asks again. Before Engine.IO itself
      // gives it all that must be kept, which a poll would take alone.
      transport.prependOnceListener('ready', () => this.#flush());
      return;
    }
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const [name, params] of due) this.#send(name, params);
  }
}
