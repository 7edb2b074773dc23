import type { IncomingMessage } from 'node:http';
import { networkOf } from '../../application/kit/network-of.ts';
import { askerOf } from '../../application/meeting/connections/page.ts';
import type { Sessions } from '../../application/sign-in/sessions.ts';
import { WaitingRoom } from './waiting-room.ts';

/** Connections that wait to be admitted without a cookie of the hub: from one address, behind which all communes may stand, and over all. */
const mostStrangers = { ofOne: 400, overAll: 2_000 } as const;
/** The same of one PC or person whose cookie is known: those of a line that flaps, and all tabs after the hub was away. */
const mostKnown = { ofOne: 24, overAll: Infinity } as const;

/**
 * Where connections wait to be admitted. Whose cookie the hub knows waits apart, counted by who it is: strangers who fill their room, from
 * the very address behind which all communes stand, keep nobody out who belongs here.
 */
export class Doors {
  readonly #sessions: Sessions;
  readonly #strangers = new WaitingRoom(mostStrangers.ofOne, mostStrangers.overAll);
  readonly #known = new WaitingRoom(mostKnown.ofOne, mostKnown.overAll);
  readonly #places = new WeakMap<IncomingMessage, { readonly room: WaitingRoom; readonly of: string }>();

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** Whether there is room for the connection that this request asks for. Never rejects. */
  async mayWait(request: IncomingMessage): Promise<boolean> {
    // While nothing can be looked up, everybody is a stranger.
    const signedIn = await this.#sessions.recognise(request.headers.cookie).catch(() => null);
    const place =
      signedIn === null
        ? { room: this.#strangers, of: networkOf(request.socket.remoteAddress ?? '') }
        : { room: this.#known, of: askerOf(signedIn.principal) };
    this.#places.set(request, place);
    return place.room.hasRoom(place.of);
  }

  /** The connection is there; what is returned lets it out of its room again, once. */
  enter(request: IncomingMessage): () => void {
    const place = this.#places.get(request);
    return place === undefined ? () => undefined : place.room.enter(place.of);
  }
}
