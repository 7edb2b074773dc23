import { finished } from 'node:stream/promises';
import {
  MeetingId,
  Refusal,
  largestDocument,
  largestPiece,
  may,
  mostMarkBytes,
  rights,
  type Principal,
  type Right,
} from '@diem-cau/shared';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { networkOf } from '../../application/kit/network-of.ts';
import type { Logger } from '../../application/ports/logger.ts';
import type { SignedIn } from '../../application/sign-in/sessions.ts';
import { inPace } from './body-pace.ts';
import type { DearKind } from './dear-acts.ts';
import type { HubParts } from './hub-parts.ts';
import { readPdf } from './pdf-body.ts';
import { refusalOf, sendRefusal } from './refusing.ts';
import type { Route } from './route.ts';
import { sendAnswer } from './sending.ts';
import { leaveUnread } from './unread-body.ts';
import { SpooledUpload, type UploadSpool } from './upload-spool.ts';

const largestJson = 64 * 1024;
const largestLongJson = 1024 * 1024;
const largestCsv = 2 * 1024 * 1024;
const readers: Readonly<Record<Exclude<Route['reads'], 'nothing' | 'pdf'>, RequestHandler>> = {
  json: express.json({ limit: largestJson, type: 'application/json' }),
  'long-json': express.json({ limit: largestLongJson, type: 'application/json' }),
  piece: express.raw({ limit: largestPiece, type: 'application/octet-stream' }),
  png: express.raw({ limit: mostMarkBytes, type: 'image/png' }),
  csv: express.raw({ limit: largestCsv, type: ['text/csv', 'application/vnd.ms-excel'] }),
};

/** Whether the browser says that a page of the hub itself asks; programs that are no browser say nothing. */
const isFromOwnPage = ({ headers, secure: encrypted }: Request, { origins }: HubParts): boolean => {
  const { origin, host } = headers;
  if (origin !== undefined) return origins.isOwnPage({ origin, host, encrypted });
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};

/** Whether the right is there by the part that somebody has in the meeting that the address names. */
const mayInMeeting = async (
  principal: Principal,
  right: Right,
  { params, query }: Request,
  { standings }: HubParts,
): Promise<boolean> => {
  if (rights[right].ofMeeting === undefined) return false;
  const meetingId = MeetingId.safeParse(params['meetingId'] ?? query['meetingId']);
  if (!meetingId.success) return false;
  return may(principal, right, { part: await standings.part(principal, meetingId.data), grants: [] });
};

const authorise = async (route: Route, request: Request, hub: HubParts): Promise<SignedIn | null> => {
  if (route.method !== 'GET' && !isFromOwnPage(request, hub)) {
    const known = request.headers.origin === undefined || hub.origins.hostOf(request.headers.host) !== null;
    throw known ? new Refusal('forbidden') : new Refusal('unknown-address', hub.origins.addresses());
  }
  const { access, alsoByToken, beforePasswordChange } = route;
  if (access === 'anyone') return null;
  const { authorization } = request.headers;
  if (access === 'api-token' || (alsoByToken && authorization !== undefined)) {
    await hub.apiTokens.check(/^Bearer (\S{1,200})$/u.exec(authorization ?? '')?.[1] ?? '');
    return null;
  }
  const signedIn = await hub.sessions.recognise(request.headers.cookie);
  if (signedIn === null) throw new Refusal('not-signed-in');
  const { principal } = signedIn;
  if (principal.kind === 'account' && principal.mustChangePassword && !beforePasswordChange)
    throw new Refusal('password-change-needed');
  if (!may(principal, access) && !(await mayInMeeting(principal, access, request, hub))) throw new Refusal('forbidden');
  return signedIn;
};

const readBody = (
  reads: Route['reads'],
  request: Request,
  response: Response,
  uploads: UploadSpool,
): Promise<unknown> => {
  if (reads === 'nothing') return Promise.resolve(undefined);
  if (reads === 'pdf') return readPdf(request, largestDocument, uploads);
  return new Promise((resolve, reject) => {
    void readers[reads](request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(error instanceof Error ? error : new Error('the body could not be read', { cause: error }));
    });
  });
};

/** Who it is, in whichever browser: the account, or the enrolment of a PC. */
const nameOf = (signedIn: SignedIn | null): string | null => signedIn?.keys.at(-1) ?? null;

const answerFor = async (
  signedIn: SignedIn | null,
  route: Route,
  hub: HubParts,
  request: Request,
  response: Response,
): Promise<void> => {
  // A line that was cut without a word holds a turn only until it is missed. While the answer is made, nothing needs to come.
  response.setTimeout(hub.brokenLine.nothingComesMs);
  const { slowest, shortBodyMs } = hub.brokenLine;
  const pace = route.reads === 'json' ? { ...slowest, firstMs: Math.min(slowest.firstMs, shortBodyMs) } : slowest;
  const body = await inPace(request, pace, () => readBody(route.reads, request, response, hub.uploads));
  response.setTimeout(0);
  try {
    const raw = {
      signedIn,
      cookieHeader: request.headers.cookie,
      address: request.socket.remoteAddress ?? 'unknown',
      userAgent: request.headers['user-agent'] ?? '',
      // Express makes it without a prototype.
      params: { ...request.params },
      query: { ...request.query },
      body,
    };
    const answer = await route.answer(raw, hub);
    response.setTimeout(hub.brokenLine.nothingGoesMs);
    const renewal = signedIn === null ? [] : hub.sessions.renewal(raw.cookieHeader);
    await sendAnswer(answer, route, renewal, response, hub);
  } finally {
    if (body instanceof SpooledUpload) await body.remove();
  }
};

/**
 * The same in the queue of its kind, from the body to the last byte that was sent; dropped when whoever asked has gone before its turn
 * came.
 */
const answerInTurn = async (
  dear: DearKind,
  signedIn: SignedIn | null,
  route: Route,
  hub: HubParts,
  request: Request,
  response: Response,
): Promise<void> => {
  const gone = new AbortController();
  const departed = (): void => gone.abort(new Refusal('malformed'));
  response.once('close', departed);
  const of = nameOf(signedIn) ?? `address:${networkOf(request.socket.remoteAddress ?? 'unknown')}`;
  try {
    await hub.dearActs[dear].run(
      async () => {
        await answerFor(signedIn, route, hub, request, response);
        // Until then its bytes are held in memory. Whoever asked may have gone away meanwhile.
        await finished(response).catch(() => undefined);
      },
      { of, gone: gone.signal },
    );
  } finally {
    response.off('close', departed);
  }
};

/** What a route refuses with is part of its contract, as the schema of its answer is: another code is a bug, though it is sent. */
const tellUndeclared = (error: unknown, { method, path, refuses }: Route, logger: Logger): void => {
  const code = refusalOf(error)?.code;
  if (code !== undefined && !refuses.includes(code))
    logger.error({ method, path, code }, 'a route refused in a way that it does not declare');
};

/** The way of every request: own page? who? may they? read, parse, handle, check, answer. Changes are logged. */
export const answering =
  (route: Route, hub: HubParts): RequestHandler =>
  async (request, response) => {
    const startedAt = performance.now();
    let who: SignedIn | null = null;
    try {
      who = await authorise(route, request, hub).catch((error: unknown) => {
        leaveUnread(request, response);
        throw error;
      });
      if (route.dear === null) await answerFor(who, route, hub, request, response);
      else await answerInTurn(route.dear, who, route, hub, request, response);
    } catch (error) {
      tellUndeclared(error, route, hub.logger);
      sendRefusal(error, request, response, hub.logger);
    }
    if (route.method === 'GET') return;
    const ms = Math.round(performance.now() - startedAt);
    hub.logger.info(
      { method: route.method, path: route.path, by: nameOf(who), status: response.statusCode, ms },
      'request',
    );
  };
