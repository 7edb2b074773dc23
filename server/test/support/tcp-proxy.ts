import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where a proxy's connections go, and what it does to them. */
export interface TcpProxyRules {
  /** The hub's address and the one port of it that is reached. */
  readonly host: string;
  readonly port: number;
  /** It is asked by CONNECT, as a browser asks the proxy that it was told of; else it stands in the way unasked. */
  readonly isAsked?: boolean;
  /** A connection on which nothing passes for so long is cut, in milliseconds. */
  readonly idleMs: number;
}

/** A proxy that ends TCP at its own side and copies bytes between two connections, as networks have one that let nobody out otherwise. */
export class TcpProxy {
  /** Connections that were brought to the hub, and those of them that were cut for being idle, so far. */
  brought = 0;
  cut = 0;
  readonly #server: Server;
  readonly #rules: TcpProxyRules;
  readonly #open = new Set<Socket>();

  private constructor(rules: TcpProxyRules) {
    this.#rules = rules;
    this.#server = createServer((near) => {
      this.#hold(near);
      if (rules.isAsked !== true) return this.#bring(near);
      near.once('data', (asked) => this.#answer(near, asked.toString('latin1')));
    });
  }

  static async before(rules: TcpProxyRules): Promise<TcpProxy> {
    const proxy = new TcpProxy(rules);
    await new Promise<void>((done) => proxy.#server.listen(0, '0.0.0.0', done));
    return proxy;
  }

  /** The port at which it is reached, by every address of this machine. */
  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy listens on a port');
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #answer(near: Socket, asked: string): void {
    const port = /^CONNECT \S+:(\d+) HTTP\/1[.]1\r\n/u.exec(asked)?.[1];
    if (Number(port) !== this.#rules.port) return void near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    near.write('HTTP/1.1 200 Connection established\r\n\r\n');
    this.#bring(near);
  }

  #bring(near: Socket): void {
    this.brought += 1;
    const far = connect(this.#rules.port, this.#rules.host);
    this.#hold(far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.once('close', () => other.destroy());
    }
    // What the hub sends is taken at this side, and is a sign of life there as well.
    near.setTimeout(this.#rules.idleMs, () => {
      this.cut += 1;
      near.destroy();
    });
  }

  #hold(socket: Socket): void {
    this.#open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#open.delete(socket));
  }
}
