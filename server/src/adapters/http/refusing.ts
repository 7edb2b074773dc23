import { Refusal, type RefusalCode } from '@diem-cau/shared';
import type { Request, Response } from 'express';
import type { Logger } from '../../application/ports/logger.ts';
import { isDeparture } from './departed.ts';

/** When to try again where nobody can tell when there will be room, in milliseconds. */
const retryAfterAnywayMs = 10_000;

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
  'wrong-panel-code': 401,
  'wrong-api-token': 401,
  forbidden: 403,
  'password-change-needed': 403,
  'enrolment-revoked': 403,
  'enrolment-replaced': 403,
  'panel-ended': 403,
  'panel-only-here': 403,
  'recording-withheld': 403,
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
  'outside-recording': 422,
  'too-many-requests': 429,
  internal: 500,
  'record-unavailable': 503,
  'outcome-unknown': 503,
  'media-unavailable': 503,
};

/** The HTTP status of a refusal. */
export const statusOf = (code: RefusalCode): number => statuses[code] ?? 409;

/** What went wrong before a route was reached: Express and its body readers throw errors with a status of 4xx. */
export const refusalOf = (error: unknown): Refusal | null => {
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
  response.status(statusOf(code)).set('Cache-Control', 'no-store').json({ refusal: { code, details } });
};
