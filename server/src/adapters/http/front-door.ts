import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type SecureContextOptions } from 'node:tls';
import { handshakeMs, headMs } from './connection-places.ts';
import { listen } from './listening.ts';

/** What a connection turns out to be by its first bytes; null while they don't tell. */
type Kind = 'tls' | 'stun' | 'http' | 'nothing';

const magicCookie = 0x2112a442;

/**
 * A TLS handshake begins with 22 (RFC 8446, 5.1), a STUN message with two zero bits and, behind its type and length, its cookie (RFC 8489, 5),
 * a request of HTTP with a letter (RFC 9112, 3).
 */
const kindOf = (first: Buffer): Kind | null => {
  const [byte] = first;
  if (byte === undefined) return null;
  if (byte === 0x16) return 'tls';
  if (byte > 0x3f) return byte < 0x80 ? 'http' : 'nothing';
  if (first.length < 8) return null;
  return first.readUInt32BE(4) === magicCookie ? 'stun' : 'nothing';
};

/** Reads until it is told what comes, and puts all back; a connection of which nothing comes in time is ended. */
const look = (socket: Socket, withinMs: number, told: (kind: Kind) => void): void => {
  let seen: Buffer = Buffer.alloc(0);
  const timer = setTimeout(() => socket.destroy(), withinMs);
  const stop = (): void => {
    clearTimeout(timer);
    socket.off('readable', read);
    socket.off('close', stop);
    socket.off('end', ended);
  };
  const ended = (): void => void socket.destroy();
  const read = (): void => {
    const chunk: unknown = socket.read();
    if (!Buffer.isBuffer(chunk)) return;
    seen = Buffer.concat([seen, chunk]);
    const kind = kindOf(seen);
    if (kind === null) return;
    stop();
    socket.unshift(seen);
    told(kind);
  };
  socket.on('readable', read);
  socket.once('end', ended);
  socket.once('close', stop);
};

/** What stands behind the door. */
export interface BehindDoor {
  /** Answers HTTP and WebSockets; it does not listen by itself. */
  readonly http: HttpServer;
  readonly tls: SecureContextOptions;
  /** Takes a connection that speaks STUN, in TLS or in the open; null where nobody does. */
  readonly relay: ((socket: Socket) => void) | null;
}

/** How long a connection may take until it has said what it is, before and within TLS, in milliseconds. */
interface FirstBytesWithin {
  readonly openMs: number;
  readonly secureMs: number;
}
const firstBytesWithin: FirstBytesWithin = { openMs: handshakeMs, secureMs: headMs };

/**
 * The one way in: whatever port a page comes by, its media may come by the same one. TLS is ended here, and whoever speaks STUN, before or
 * within TLS, is handed to the relay; all else within TLS is the pages'. Each connection keeps its peer's address.
 */
export class FrontDoor {
  /** Where connections come in, before anything is known of them. */
  readonly server: Server;
  readonly #more: Server[] = [];
  readonly #tls: ReturnType<typeof createTlsServer>;
  readonly #http: HttpServer;
  readonly #open = new Set<Socket>();

  constructor({ http, tls, relay }: BehindDoor, { openMs, secureMs } = firstBytesWithin) {
    this.#http = http;
    const handOver = (socket: Socket, kind: Kind): void => {
      if (kind === 'stun' && relay !== null) relay(socket);
      else socket.destroy();
    };
    this.#tls = createTlsServer({ ...tls, ALPNProtocols: ['http/1.1'], handshakeTimeout: handshakeMs }, (secure) => {
      secure.on('error', () => undefined);
      look(secure, secureMs, (kind) => {
        if (kind === 'http') http.emit('connection', secure);
        else handOver(secure, kind);
      });
    });
    this.#tls.on('tlsClientError', (_error, socket) => void socket.destroy());
    this.server = createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => undefined);
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
      look(socket, openMs, (kind) => {
        if (kind === 'tls') this.#tls.emit('connection', socket);
        else handOver(socket, kind);
      });
    });
    // Node looks after slow requests from here on, of a server that listens.
    http.emit('listening');
  }

  /**
   * Listens on all of these ports.
   * @throws StartFailure when one is not to be had
   */
  async listen(ports: readonly number[], variable: string): Promise<void> {
    const [first, ...others] = ports;
    if (first !== undefined) await listen(this.server, first, variable);
    for (const port of others) {
      const server = createServer({ noDelay: true }, (socket) => void this.server.emit('connection', socket));
      await listen(server, port, variable);
      this.#more.push(server);
    }
  }

  /** Speaks TLS with another certificate from now on. */
  renew(tls: SecureContextOptions): void {
    this.#tls.setSecureContext(tls);
  }

  /** Ends all connections and gives the ports back. */
  async close(): Promise<void> {
    const closing = [this.server, ...this.#more].map(
      (server) => new Promise<void>((done) => server.close(() => done())),
    );
    this.#http.close();
    for (const socket of this.#open) socket.destroy();
    await Promise.all(closing);
  }
}
