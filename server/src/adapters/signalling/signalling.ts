import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { PageId, Refusal, largestRequest, type HubToPage, type PageToHub, type RefusalBody } from '@diem-cau/shared';
import { Server, type Socket } from 'socket.io';
import { answer, refusalOf } from '../../application/meeting/requests/answer.ts';
import { Budgets } from '../../application/kit/budgets.ts';
import type { Hub } from '../../application/meeting/hub.ts';
import type { OwnOrigins } from '../../application/running/own-origins.ts';
import { Page } from '../../application/meeting/connections/page.ts';
import type { Carrier } from '../../application/ports/page-link.ts';
import type { Clock, Mint, Stopwatch } from '../../application/ports/clock.ts';
import type { Logger } from '../../application/ports/logger.ts';
import type { EndingCause, Sessions, SignedIn } from '../../application/sign-in/sessions.ts';
import { admit } from './admit.ts';
import { Doors } from './doors.ts';
import { dropCauseOf } from './drop-cause.ts';
import { isFromOwnPage } from './own-page.ts';
import { Polls, lookAtPolls } from './polls.ts';
import { RequestBudgets } from './request-budget.ts';
import { SessionWatches } from './session-watches.ts';
import { socketCarrier, socketLink, tellSocket } from './socket-link.ts';
import { SocketPlaces } from './socket-places.ts';
import { endWhenUnread } from './unread.ts';

export interface SignallingDeps {
  readonly hub: Hub;
  readonly sessions: Sessions;
  readonly origins: OwnOrigins;
  readonly mint: Mint;
  readonly clock: Clock;
  readonly stopwatch: Stopwatch;
  readonly logger: Logger;
}

/** What a socket carries besides the wire. */
interface SocketData {
  signedIn: SignedIn;
  /** Why the hub ended it, once it has. */
  shownOut?: EndingCause;
}
type PageSocket = Socket<PageToHub, HubToPage, Record<string, never>, SocketData>;

/** How often a page is asked for a sign of life, in milliseconds: by the last one an absence is dated. */
const pingIntervalMs = 1_000;
/**
 * How long an answer may take before the socket is given up, in milliseconds. On 64 kbit/s it lies for seconds behind media; whether the seat is
 * still heard is judged elsewhere and sooner, and a page that finds its line dead comes over another socket.
 */
const pingTimeoutMs = 20_000;
/** A socket that was silent for so long belongs to a line that is gone, or nearly, in milliseconds. */
const silentMs = 5_000;
/** Whoever has not said by then who it is has its connection closed, in milliseconds; a page gives up after 8 s. */
const admittedWithinMs = 10_000;
/** How long an end waits for pages to hear of it, in milliseconds: a weak line's way there and back. */
const goodbyeMs = 250;
/** Above this the socket itself is closed; requests between `largestRequest` and this are answered `too-large`. */
const largestFrame = 1024 * 1024;

/** Puts the signalling on the hub's server. The returned function closes all sockets; the server is closed by its owner. */
export const attachSignalling = (server: HttpServer | HttpsServer, deps: SignallingDeps): (() => Promise<void>) => {
  const { sessions, origins, stopwatch, logger } = deps;
  const places = new SocketPlaces(stopwatch, silentMs);
  const exceeded = (asker: string): void => logger.warn({ asker }, 'asks for too much and is refused');
  const budgets = new RequestBudgets(stopwatch, exceeded);
  const polls = new Polls({ sessions, origins, budgets: new Budgets(stopwatch, exceeded) });
  const doors = new Doors(sessions);
  const io = new Server<PageToHub, HubToPage, Record<string, never>, SocketData>(server, {
    // Polling for the sake of networks that let no WebSocket pass; a page tries the other way first, and takes it as soon as it is there.
    transports: ['websocket', 'polling'],
    httpCompression: false,
    pingInterval: pingIntervalMs,
    pingTimeout: pingTimeoutMs,
    maxHttpBufferSize: largestFrame,
    serveClient: false,
    connectTimeout: admittedWithinMs,
    allowRequest: (request, allow) => {
      if (!isFromOwnPage(request, origins)) return allow(null, false);
      // Whoever goes away meanwhile is no error; nobody else listens yet.
      request.socket.on('error', () => undefined);
      void doors.mayWait(request).then((may) => allow(null, may));
    },
  });
  const shared = { carrier: socketCarrier(io), budgets, watches: new SessionWatches(sessions, deps.clock) };
  const waiting = new WeakMap<PageSocket['conn'], () => void>();
  io.engine.use(lookAtPolls(polls));
  io.engine.on('connection', (connection: PageSocket['conn']) => {
    polls.note(connection);
    endWhenUnread(connection);
    const leave = doors.enter(connection.request);
    waiting.set(connection, leave);
    connection.once('close', leave);
  });

  io.use((socket, next) => {
    admit(socket.handshake.headers.cookie, sessions).then(
      (signedIn) => {
        socket.data.signedIn = signedIn;
        if (placeOf(socket, places)) return next();
        budgets.refused(signedIn.principal);
        next(refused(new Refusal('too-many-requests')));
      },
      (error: unknown) => {
        next(refused(refusalOf(error, { handshake: true }, logger)));
      },
    );
  });

  io.on('connection', (socket) => {
    waiting.get(socket.conn)?.();
    serve(socket, shared, deps);
  });

  const stopListening = sessions.onEnded((key, cause) => {
    for (const socket of io.sockets.sockets.values())
      if (socket.data.signedIn.keys.includes(key)) showOut(socket, cause);
    endHeld(deps.hub, key, cause);
  });

  return async () => {
    stopListening();
    await tellGoodbye([...io.sockets.sockets.values()]);
    await io.close();
    shared.watches.close();
  };
};

/** Tells pages that the hub goes away, and waits a little for those that hear it: what is still on its way is lost with the socket. */
const tellGoodbye = async (sockets: readonly PageSocket[]): Promise<void> => {
  const heard = sockets.map((socket) => socket.timeout(goodbyeMs).emitWithAck('task', 'hub.goingAway', {}));
  await Promise.race([Promise.allSettled(heard), delay(goodbyeMs, undefined, { ref: false })]);
};

/** What the handshake fails with: Socket.IO hands `data` on to the page. */
const refused = ({ code, details }: Pick<RefusalBody, 'code'> & { readonly details: readonly string[] }): Error =>
  Object.assign(new Error(code), { data: { code, details: [...details] } });

/** Takes a place for a page's socket until it ends; false when its endpoint or its person has too many that live. */
const placeOf = (socket: PageSocket, places: SocketPlaces): boolean => {
  const { principal } = socket.data.signedIn;
  // Not by a goodbye: what gives way is a line that was lost, and goes on the record as such.
  const place = { end: () => void socket.conn.close(true) };
  if (!places.take(principal, place)) return false;
  const heard = (): void => places.heard(principal, place);
  const free = (): void => places.free(principal, place);
  socket.conn.on('packet', heard);
  socket.conn.once('close', free);
  socket.once('disconnect', free);
  return true;
};

/** Ends a page that is not wanted any more; its answer isn't waited for, it must not stay by keeping silent. */
const showOut = (socket: PageSocket, cause: EndingCause): void => {
  socket.data.shownOut = cause;
  tellSocket(socket, 'hub.signedOut', { cause });
  socket.disconnect(true);
};

/** A page of another make may send a request without a way to answer it. */
const isReply = (reply: unknown): reply is (body: unknown) => void => typeof reply === 'function';

/** The length of parameters as JSON, in characters; without end when they are nested deeper than JSON can be written. */
const lengthOf = (params: unknown): number => {
  try {
    return (JSON.stringify(params) ?? '').length;
  } catch {
    return Infinity;
  }
};

/** What ended for a page ends for what is held for it. */
const endHeld = (hub: Hub, key: string, cause: EndingCause): void =>
  hub.endHeld(key, cause === 'signed-out' ? 'page-closed' : 'revoked');

/** What all sockets share. */
interface Shared {
  readonly carrier: Carrier;
  readonly budgets: RequestBudgets;
  readonly watches: SessionWatches;
}

const serve = (socket: PageSocket, { carrier, budgets, watches }: Shared, deps: SignallingDeps): void => {
  const { hub, mint, logger } = deps;
  const { principal, keys, until } = socket.data.signedIn;
  const page = new Page(PageId.parse(mint.id()), principal, socketLink(socket, carrier, deps.stopwatch), keys);
  const dropCause = dropCauseOf(socket);
  const isLessUsed = watches.watch({
    cookie: socket.handshake.headers.cookie,
    until,
    matters: () => !socket.disconnected || hub.isHeldFor(page),
    ended: (cause) => {
      if (!socket.disconnected) return showOut(socket, cause);
      for (const key of keys.slice(0, 1)) endHeld(hub, key, cause);
    },
  });
  hub.enter(page);
  const by = socket.data.signedIn.keys.at(-1);
  logger.info({ page: page.id, who: socket.data.signedIn.keys, by }, 'a page connected');

  socket.on('request', (...sent: readonly unknown[]) => {
    const [name, params] = sent;
    const reply = sent.at(-1);
    const send = (body: unknown): void => {
      if (isReply(reply)) reply(body);
    };
    if (!budgets.take(page.principal, name))
      return send({ ok: false, refusal: { code: 'too-many-requests', details: [] } });
    if (lengthOf(params) > largestRequest) return send({ ok: false, refusal: { code: 'too-large', details: [] } });
    void answer(deps, { page, name, params }, send);
  });

  socket.on('disconnect', (reason) => {
    const cause = dropCause(reason, socket.data.shownOut === 'revoked' || socket.data.shownOut === 'replaced');
    logger.info({ page: page.id, by, reason, cause }, 'a page is gone');
    hub.exit(page, cause);
    isLessUsed();
  });
};
