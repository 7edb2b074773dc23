import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Refusal, actingRole, largestDocument, largestPiece, mostMarkBytes, type RefusalCode } from '@diem-cau/shared';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { fileNameWithMark } from '../../application/demo/sample-mark.ts';
import { networkOf } from '../../application/network-of.ts';
import type { Logger } from '../../application/ports/logger.ts';
import type { SignedIn } from '../../application/sessions.ts';
import { breathe } from '../../application/turns.ts';
import type { DearKind } from './dear-acts.ts';
import { isDeparture } from './departed.ts';
import type { HubParts } from './hub-parts.ts';
import { jsonPieces } from './json-pieces.ts';
import { inPace } from './body-pace.ts';
import { readPdf } from './pdf-body.ts';
import type { Answer, Route } from './route.ts';
import { leaveUnread } from './unread-body.ts';
import { SpooledUpload, type UploadSpool } from './upload-spool.ts';

/** When to try again where nobody can tell when there will be room, in milliseconds. */
const retryAfterAnywayMs = 10_000;
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

/** HTTP statuses of refusals; 409 for all that depends on how things stand. */
const statuses: Readonly<Partial<Record<RefusalCode, number>>> = {
  malformed: 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'one-time-password-expired': 401,
  'wrong-token': 401,
  'link-used': 410,
  'link-expired': 410,
  'link-replaced': 410,
  'link-revoked': 410,
  'wrong-api-token': 401,
  forbidden: 403,
  'password-change-needed': 403,
  'enrolment-revoked': 403,
  'enrolment-replaced': 403,
  'not-found': 404,
  'unknown-request': 404,
  'unknown-address': 421,
  'too-large': 413,
  'line-too-slow': 408,
  'weak-password': 422,
  'common-password': 422,
  'bad-csv': 422,
  'doubtful-people': 409,
  'reason-needed': 422,
  'not-a-pdf': 422,
  'bad-mark': 422,
  'bad-correction': 422,
  'bad-period': 422,
  'bad-issue-day': 422,
  'bad-parameters': 422,
  'too-many-requests': 429,
  internal: 500,
  'record-unavailable': 503,
  'outcome-unknown': 503,
  'media-unavailable': 503,
};

/** What went wrong before a route was reached: Express and its body readers throw errors with a status of 4xx. */
const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return null;
  const status: unknown = Reflect.get(error, 'status');
  if (status === 413) return new Refusal('too-large');
  if (status === 404) return new Refusal('not-found');
  return typeof status === 'number' && status >= 400 && status < 500 ? new Refusal('malformed') : null;
};

/**
 * Sends a refusal with its status, unless whoever asked has gone; anything else that was thrown is a bug, is logged whole and answered
 * with `internal`.
 */
export const sendRefusal = (error: unknown, request: Request, response: Response, logger: Logger): void => {
  const refusal = refusalOf(error);
  const what = { method: request.method, path: request.path };
  if (refusal === null && isDeparture(error, response)) {
    logger.info(what, 'whoever asked went away before the answer');
    return;
  }
  if (refusal === null) logger.error({ ...what, err: error }, 'a request failed by a bug');
  else if (refusal.code === 'record-unavailable')
    logger.error({ ...what, err: refusal.cause }, 'the database cannot serve');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, details, retryAfterMs } = refusal ?? new Refusal('internal');
  if (code === 'too-many-requests')
    response.set('Retry-After', String(Math.ceil((retryAfterMs ?? retryAfterAnywayMs) / 1_000)));
  response
    .status(statuses[code] ?? 409)
    .set('Cache-Control', 'no-store')
    .json({ refusal: { code, details } });
};

/** Whether the browser says that a page of the hub itself asks; programs that are no browser say nothing. */
const isFromOwnPage = ({ headers, secure: encrypted }: Request, { origins }: HubParts): boolean => {
  const { origin, host } = headers;
  if (origin !== undefined) return origins.isOwnPage({ origin, host, encrypted });
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};

const authorise = async (route: Route, request: Request, hub: HubParts): Promise<SignedIn | null> => {
  if (route.method !== 'GET' && !isFromOwnPage(request, hub)) {
    const known = request.headers.origin === undefined || hub.origins.hostOf(request.headers.host) !== null;
    throw known ? new Refusal('forbidden') : new Refusal('unknown-address', hub.origins.addresses());
  }
  const { access, beforePasswordChange } = route;
  if (access === 'anyone') return null;
  if (access === 'api-token') {
    await hub.apiTokens.check(/^Bearer (\S{1,200})$/u.exec(request.headers.authorization ?? '')?.[1] ?? '');
    return null;
  }
  const signedIn = await hub.sessions.recognise(request.headers.cookie);
  if (signedIn === null) throw new Refusal('not-signed-in');
  const { principal } = signedIn;
  if (principal.kind === 'account' && principal.mustChangePassword && !beforePasswordChange)
    throw new Refusal('password-change-needed');
  if (access !== 'signed-in' && !access.includes(actingRole(principal))) throw new Refusal('forbidden');
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

/** Sends a file while it is made. Whoever asked may have gone away meanwhile; that is no trouble. */
const sendStream = async (chunks: AsyncIterable<Uint8Array | string>, response: Response): Promise<void> => {
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  }
};

/** Sends what fits into one piece with its length, as most answers do, and the few large ones while they are written down. */
const sendJson = async (body: unknown, response: Response): Promise<void> => {
  response.type('json');
  const pieces = jsonPieces(body);
  const first = await pieces.next();
  const second = await pieces.next();
  if (first.done === true || second.done === true) {
    response.send(first.done === true ? '' : first.value);
    return;
  }
  const all = async function* (): AsyncGenerator<string> {
    yield first.value;
    yield second.value;
    yield* pieces;
  };
  await sendStream(all(), response);
};

/** Those of the answer itself, which may begin or end a session; else what keeps the session that asks where it should be. */
const cookiesOf = (answer: Answer, renewal: readonly string[]): readonly string[] => {
  const own = answer.kind === 'json' || answer.kind === 'nothing' ? (answer.setCookies ?? []) : [];
  return own.length > 0 ? own : renewal;
};

const sendAnswer = async (
  answer: Answer,
  { result }: Route,
  renewal: readonly string[],
  response: Response,
  { sampleData }: Pick<HubParts, 'sampleData'>,
): Promise<void> => {
  response.set('Cache-Control', 'no-store');
  for (const cookie of cookiesOf(answer, renewal)) response.append('Set-Cookie', cookie);
  switch (answer.kind) {
    case 'json':
      if (typeof result === 'string') throw new Error(`a route that answers ${result} answered with JSON`);
      await breathe();
      response.status(answer.status ?? 200);
      await sendJson(result.parse(answer.body), response);
      return;
    case 'nothing':
      response.status(204).end();
      return;
    case 'bytes':
      // Names have Vietnamese letters: they are sent as UTF-8, and without their marks for old programs.
      response.attachment(fileNameWithMark(answer.fileName, sampleData));
      if (answer.lasts === true) response.set('Cache-Control', 'private, max-age=31536000, immutable');
      response.status(200).type(answer.contentType).send(bufferOf(answer.bytes));
      return;
    case 'stream':
      response.attachment(fileNameWithMark(answer.fileName, sampleData));
      response.status(200).type(answer.contentType);
      await sendStream(answer.chunks, response);
      return;
    case 'text':
      if (answer.fileName !== undefined)
        response.set('Content-Disposition', `attachment; filename="${fileNameWithMark(answer.fileName, sampleData)}"`);
      response.status(200).set('Content-Type', answer.contentType).send(answer.text);
  }
};

/** The same bytes, not a copy of what may be 32 MB. */
const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

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
      sendRefusal(error, request, response, hub.logger);
    }
    if (route.method === 'GET') return;
    const ms = Math.round(performance.now() - startedAt);
    hub.logger.info(
      { method: route.method, path: route.path, by: nameOf(who), status: response.statusCode, ms },
      'request',
    );
  };
