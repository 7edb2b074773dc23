import { finished } from 'node:stream/promises';
import { Refusal } from '@diem-cau/shared';
import type { Request, RequestHandler, Response } from 'express';
import { networkOf } from '../../application/kit/network-of.ts';
import type { SignedIn } from '../../application/sign-in/sessions.ts';
import { authorise } from './authorising.ts';
import { readBody } from './body-reading.ts';
import { inPace } from './body-pace.ts';
import type { DearKind } from './dear-acts.ts';
import { refusalOf, sendRefusal } from './refusing.ts';
import type { Route } from './route.ts';
import { sendAnswer } from './sending.ts';
import type { ServingParts } from './serving-parts.ts';
import { leaveUnread } from './unread-body.ts';
import { SpooledUpload } from './upload-spool.ts';

/** One request to one route, by whoever was let in. */
interface Exchange<Parts extends ServingParts> {
  readonly signedIn: SignedIn | null;
  readonly route: Route<Parts>;
  readonly parts: Parts;
  readonly request: Request;
  readonly response: Response;
}

/** Who it is, in whichever browser: the account, or the enrolment of a PC. */
const nameOf = (signedIn: SignedIn | null): string | null => signedIn?.keys.at(-1) ?? null;

const bodyOf = async <Parts extends ServingParts>({
  route: { reads },
  parts: { brokenLine, uploads },
  request,
  response,
}: Exchange<Parts>): Promise<unknown> => {
  const { nothingComesMs, slowest, shortBodyMs } = brokenLine;
  // A line that was cut without a word holds a turn only until it is missed. While the answer is made, nothing needs to come.
  response.setTimeout(nothingComesMs);
  const pace = reads === 'json' ? { ...slowest, firstMs: Math.min(slowest.firstMs, shortBodyMs) } : slowest;
  const body = await inPace(request, pace, () => readBody(reads, request, response, uploads));
  response.setTimeout(0);
  return body;
};

const answerFor = async <Parts extends ServingParts>(exchange: Exchange<Parts>): Promise<void> => {
  const { signedIn, route, parts, request, response } = exchange;
  const body = await bodyOf(exchange);
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
    const answer = await route.answer(raw, parts);
    response.setTimeout(parts.brokenLine.nothingGoesMs);
    const renewal = signedIn === null ? [] : parts.sessions.renewal(raw.cookieHeader);
    await sendAnswer(answer, { ...route, renewal, sampleData: parts.sampleData }, response);
  } finally {
    if (body instanceof SpooledUpload) await body.remove();
  }
};

/**
 * The same in the queue of its kind, from the body to the last byte that was sent; dropped when whoever asked has gone before its turn
 * came.
 */
const answerInTurn = async <Parts extends ServingParts>(dear: DearKind, exchange: Exchange<Parts>): Promise<void> => {
  const { signedIn, parts, request, response } = exchange;
  const gone = new AbortController();
  const departed = (): void => gone.abort(new Refusal('malformed'));
  response.once('close', departed);
  const of = nameOf(signedIn) ?? `address:${networkOf(request.socket.remoteAddress ?? 'unknown')}`;
  try {
    await parts.dearActs[dear].run(
      async () => {
        await answerFor(exchange);
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
const tellUndeclared = (error: unknown, { method, path, refuses }: Route, { logger }: ServingParts): void => {
  const code = refusalOf(error)?.code;
  if (code !== undefined && !refuses.includes(code))
    logger.error({ method, path, code }, 'a route refused in a way that it does not declare');
};

/** The way of every request: own page? who? may they? read, parse, handle, check, answer. Changes are logged. */
export const answering =
  <Parts extends ServingParts>(route: Route<Parts>, parts: Parts): RequestHandler =>
  async (request, response) => {
    const startedAt = performance.now();
    let signedIn: SignedIn | null = null;
    try {
      signedIn = await authorise(route, request, parts).catch((error: unknown) => {
        leaveUnread(request, response);
        throw error;
      });
      const exchange = { signedIn, route, parts, request, response };
      await (route.dear === null ? answerFor(exchange) : answerInTurn(route.dear, exchange));
    } catch (error) {
      tellUndeclared(error, route, parts);
      sendRefusal(error, request, response, parts.logger);
    }
    if (route.method === 'GET') return;
    const ms = Math.round(performance.now() - startedAt);
    parts.logger.info(
      { method: route.method, path: route.path, by: nameOf(signedIn), status: response.statusCode, ms },
      'request',
    );
  };
