import type { IncomingMessage, Server } from 'node:http';
import type { Server as Door, Socket } from 'node:net';
import { networkOf } from '../../application/kit/network-of.ts';

/** How many connections may be open at once. */
export interface ConnectionBounds {
  /** Of strangers from one address, behind which all communes may stand with six each, as many as browsers open for HTTP/1.1. */
  readonly ofOneAddress: number;
  readonly ofStrangers: number;
  /** Of one person or PC that has shown its session, in all its browsers. */
  readonly ofOneKnown: number;
}
const bounds: ConnectionBounds = { ofOneAddress: 800, ofStrangers: 4_000, ofOneKnown: 96 };

/** How long agreeing on TLS, and the head of a request, may take; in milliseconds. */
export const handshakeMs = 10_000;
export const headMs = 20_000;

/** The same for a connection and for the TLS on it. */
const nameOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress ?? ''} ${remotePort ?? ''}`;

/** Connections that are counted together, the oldest first. */
type Group = Map<string, Socket>;

/**
 * The connections of one server, from before their TLS is agreed on. When there are too many of one address, or of strangers over all, the one
 * that has been there longest gives way: whoever comes gets in, and has the time until so many others have come to show a session. From
 * then on it is counted by whose that is, and no stranger's connections cost it its place. WebSockets are `doors.ts`'s.
 */
export class ConnectionPlaces {
  readonly #bounds: ConnectionBounds;
  readonly #strangers: Group = new Map();
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<string, string>();
  #claimant: (request: IncomingMessage) => string | null = () => null;

  constructor(change: Partial<ConnectionBounds> = {}) {
    this.#bounds = { ...bounds, ...change };
  }

  /**
   * Watches the connections that come in at a door, and the requests that they bring to a server.
   * @param claimant whose session a request shows; null for a stranger
   */
  attend(door: Door, server: Server, claimant: (request: IncomingMessage) => string | null): void {
    door.on('connection', (socket: Socket) => this.#enter(socket));
    this.#claimant = claimant;
    server.prependListener('request', this.#look);
  }

  /** Counts a connection by whose it is from now on; that of a stranger only, and of one that is still there. */
  know(connection: Socket, claimant: string): void {
    const name = nameOf(connection);
    const socket = this.#strangers.get(name);
    if (socket === undefined) return;
    this.#leave(name);
    this.#put(claimant, name, socket, this.#bounds.ofOneKnown);
  }

  /**
   * Lets go of the connections that become WebSockets; only once somebody else takes them. Whoever does keeps the requests of polls to
   * itself, which are looked at as all others are.
   */
  letSocketsGo(server: Server): void {
    server.off('request', this.#look);
    server.prependListener('request', this.#look);
    server.prependListener('upgrade', (request: IncomingMessage) => this.#leave(nameOf(request.socket)));
  }

  readonly #look = (request: IncomingMessage): void => {
    const known = this.#strangers.has(nameOf(request.socket)) ? this.#claimant(request) : null;
    if (known !== null) this.know(request.socket, known);
  };

  #enter(socket: Socket): void {
    // Whoever goes away before anybody listens is no error.
    socket.on('error', () => undefined);
    const name = nameOf(socket);
    this.#strangers.set(name, socket);
    this.#put(`address:${networkOf(socket.remoteAddress ?? '')}`, name, socket, this.#bounds.ofOneAddress);
    if (this.#strangers.size > this.#bounds.ofStrangers) this.#giveWay(this.#strangers);
    socket.once('close', () => this.#leave(name));
  }

  #put(group: string, name: string, socket: Socket, most: number): void {
    const places = this.#groups.get(group) ?? new Map<string, Socket>();
    this.#groups.set(group, places);
    this.#groupOf.set(name, group);
    places.set(name, socket);
    if (places.size > most) this.#giveWay(places);
  }

  #giveWay(places: Group): void {
    const [oldest] = places;
    if (oldest === undefined) return;
    const [name, socket] = oldest;
    this.#leave(name);
    socket.destroy();
  }

  #leave(name: string): void {
    this.#strangers.delete(name);
    const group = this.#groupOf.get(name);
    if (group === undefined) return;
    this.#groupOf.delete(name);
    const places = this.#groups.get(group);
    places?.delete(name);
    if (places?.size === 0) this.#groups.delete(group);
  }
}
