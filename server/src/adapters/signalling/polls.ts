import type { IncomingMessage, ServerResponse } from 'node:http';
import { largestRequest } from '@diem-cau/shared';
import type { Socket } from 'socket.io';
import type { Budgets } from '../../application/kit/budgets.ts';
import { networkOf } from '../../application/kit/network-of.ts';
import type { Allowance } from '../../application/kit/token-bucket.ts';
import type { OwnOrigins } from '../../application/running/own-origins.ts';
import type { Sessions } from '../../application/sign-in/sessions.ts';
import { endWhenCrowded } from './crowded-post.ts';
import { isFromOwnPage } from './own-page.ts';

/** Of all pages of one person or PC together: each answer takes what has come meanwhile, so that a near page asks most, some 40 times a second. */
const ofOne: Allowance = { burst: 1_000, perSecond: 100 };
/** Of all from one address who show no session, and will not be let in. */
const ofStrangers: Allowance = { burst: 2_000, perSecond: 100 };
/** Of these what strangers send: who is not let in sends once what it comes with, and is told so. */
const sentByStrangers: Allowance = { burst: 400, perSecond: 10 };

/** What is sent at once, in bytes: the largest request that is carried out, and what waits beside it. */
const mostSent = 4 * largestRequest;
/** What a stranger sends at once, in bytes. */
const mostSentByStranger = largestRequest;

interface PollParts {
  readonly sessions: Pick<Sessions, 'claimant'>;
  readonly origins: Pick<OwnOrigins, 'isOwnPage'>;
  readonly budgets: Pick<Budgets, 'take'>;
}

/**
 * Looks at each request of a connection that does not go by WebSocket alone: of those, unlike a WebSocket, every one could be somebody else's. Who
 * goes on with a connection has to be who began it, and comes from a page of the hub.
 */
export class Polls {
  readonly #parts: PollParts;
  /** Whose each connection is; null for a stranger's. */
  readonly #owners = new Map<string, string | null>();

  constructor(parts: PollParts) {
    this.#parts = parts;
  }

  /** A connection is there; it is forgotten with its end. */
  note(connection: Pick<Socket['conn'], 'request' | 'transport' | 'once'>): void {
    const { sid } = connection.transport;
    this.#owners.set(sid, this.#claimantOf(connection.request));
    connection.once('close', () => this.#owners.delete(sid));
  }

  /** The status with which a request is refused; null when it may go on. It is counted. */
  refusal(request: IncomingMessage): number | null {
    const query = new URL(request.url ?? '', 'http://hub').searchParams;
    // For pages of other sites that read it as a script; no browser of today needs it.
    // Of a name that comes twice others could take the other value than is looked at here.
    if (new Set(query.keys()).size < query.size) return 400;
    if (query.has('j') || !isFromOwnPage(request, this.#parts.origins)) return 403;
    const claimant = this.#claimantOf(request);
    const owner = this.#owners.get(query.get('sid') ?? '');
    if (owner !== undefined && owner !== claimant) return 403;
    if (isUpgrade(request)) return null;
    const sends = request.method === 'POST';
    if (sends && !isShort(request, claimant === null ? mostSentByStranger : mostSent)) return 413;
    const asker = claimant ?? `address:${networkOf(request.socket.remoteAddress ?? '')}`;
    const strangers = sends ? [ofStrangers, sentByStrangers] : [ofStrangers];
    return this.#parts.budgets.take(`polls:${asker}`, ...(claimant === null ? strangers : [ofOne])) > 0 ? 429 : null;
  }

  #claimantOf({ headers }: IncomingMessage): string | null {
    return this.#parts.sessions.claimant(headers.cookie);
  }
}

/** Whether it becomes a WebSocket: who only names another protocol sends a request like all others, as Node.js sees it, too. */
const isUpgrade = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade !== undefined && /\bupgrade\b/iu.test(headers.connection ?? '');

/** Whether what is sent says how long it is, as browsers do, and is not too long. */
const isShort = ({ headers }: IncomingMessage, most: number): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? Infinity) <= most;

/** In the manner of Engine.IO's middlewares. */
export const lookAtPolls =
  (polls: Polls) =>
  (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    // What is said here concerns nobody but the page that asked for it, and is never a document.
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    const status = polls.refusal(request);
    if (status === null) {
      endWhenCrowded(request);
      return next();
    }
    response.writeHead(status, { Connection: 'close' });
    response.end();
  };
