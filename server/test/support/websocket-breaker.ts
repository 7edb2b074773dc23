import { readFileSync } from 'node:fs';
import { createServer, request, type RequestOptions, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';

/** What becomes of a WebSocket on its way, or of all: of a hub that is away. */
export type Breaking =
  | 'nothing passes'
  | 'passes'
  | 'is refused'
  | 'is swallowed'
  | 'opens and is mute'
  | 'loses its upgrade'
  | { readonly isCutAfterMs: number };

/** A hub's address and the files of its certificate, as its environment has them. */
interface BehindBreaker {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** An HTTPS proxy between pages and their hub, as firewalls that look into what passes put one there: it understands requests, and no WebSocket. */
export class WebSocketBreaker {
  #breaking: Breaking;
  /** WebSockets that stand, and requests of polls that came, so far. */
  readonly webSockets = new Set<Socket>();
  polls = 0;
  /** Connections that came while nothing passed. */
  turnedAway = 0;
  readonly #server: Server;
  readonly #hub: URL;
  readonly #open = new Set<Socket>();
  readonly #swallowed = new Set<Socket>();

  private constructor(hub: BehindBreaker, breaking: Breaking) {
    this.#breaking = breaking;
    this.#hub = new URL(hub.url);
    const pem = (name: string): Buffer => readFileSync(hub.environment[name] ?? '');
    this.#server = createServer({ cert: pem('HUB_TLS_CERT'), key: pem('HUB_TLS_KEY') });
    this.#server.on('request', (asked: IncomingMessage, answer: ServerResponse) => this.#pass(asked, answer));
    this.#server.on('upgrade', (asked: IncomingMessage, near: Socket) => this.#upgrade(asked, near));
    this.#server.on('connection', (socket: Socket) => {
      if (this.breaking === 'nothing passes') {
        this.turnedAway += 1;
        socket.on('error', () => undefined);
        return void socket.destroy();
      }
      this.#open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  static async before(hub: BehindBreaker, breaking: Breaking): Promise<WebSocketBreaker> {
    const breaker = new WebSocketBreaker(hub, breaking);
    await new Promise<void>((done) => breaker.#server.listen(0, '127.0.0.1', done));
    return breaker;
  }

  /** Where pages come in. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the breaker listens on a port');
    return `https://localhost:${address.port}`;
  }

  get breaking(): Breaking {
    return this.#breaking;
  }

  /** From now on; what was swallowed till then is cut, as by a proxy that is set up anew. */
  set breaking(breaking: Breaking) {
    this.#breaking = breaking;
    for (const socket of breaking === 'nothing passes' ? this.#open : this.#swallowed) socket.destroy();
    this.#swallowed.clear();
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #options({ method, url, headers }: IncomingMessage): RequestOptions {
    const { port } = this.#hub;
    return { host: '127.0.0.1', port, method, path: url, headers, rejectUnauthorized: false };
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    if (asked.url?.includes('transport=polling') === true) this.polls += 1;
    const further = request(this.#options(asked), (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    further.on('error', () => answer.destroy());
    asked.on('error', () => undefined);
    answer.once('close', () => further.destroy());
    asked.pipe(further);
  }

  #upgrade(asked: IncomingMessage, near: Socket): void {
    near.on('error', () => undefined);
    if (this.breaking === 'is refused') return void near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    if (this.breaking === 'is swallowed') return void this.#swallowed.add(near);
    const stripped = this.breaking === 'loses its upgrade';
    const { port } = this.#hub;
    const far: TLSSocket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false }, () => {
      const kept = stripped ? /^(upgrade|connection|sec-websocket-.*)$/iu : /^$/u;
      const headers = Object.entries(asked.headers).filter(([name]) => !kept.test(name));
      const lines = headers.map(([name, value]) => `${name}: ${String(value)}`);
      far.write(`GET ${asked.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      if (this.breaking === 'opens and is mute') {
        far.once('data', (answer) => {
          near.write(answer);
          // Of itself the hub says nothing but that it has given it up.
          far.once('data', () => far.destroy());
        });
        near.resume();
      } else near.pipe(far).pipe(near);
    });
    far.on('error', () => near.destroy());
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    if (stripped) return;
    this.webSockets.add(near);
    near.once('close', () => this.webSockets.delete(near));
    const { breaking } = this;
    if (typeof breaking === 'object') setTimeout(() => near.destroy(), breaking.isCutAfterMs).unref();
  }
}
