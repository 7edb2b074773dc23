import { Refusal, RefusalBody } from '@diem-cau/shared';
import { z } from 'zod';

/** Thrown where no answer came at all: the line is down or the hub is. Refusals are answers and are thrown as `Refusal`. */
export class HubUnreachable extends Error {
  constructor(cause: unknown) {
    super('the hub cannot be reached', { cause });
    this.name = 'HubUnreachable';
  }
}

/** Asks the hub for something at a path of its own; throws Refusal, or HubUnreachable. */
export const getJson = async <Answer>(
  path: string,
  schema: z.ZodType<Answer>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Answer> => readAnswer(await send(path, { method: 'GET', ...options }), schema);

/** Sends a JSON body (or none, when it is undefined) and reads the answer; a 204 is read as null. Throws like `getJson`. */
export const sendJson = async <Answer>(
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body: unknown,
  schema: z.ZodType<Answer>,
): Promise<Answer> => {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return readAnswer(await send(path, { method, ...content }), schema);
};

/** Sends a file as it is, byte by byte, and reads the answer. Throws like `getJson`. */
export const sendFile = async <Answer>(
  path: string,
  file: Blob,
  contentType: string,
  schema: z.ZodType<Answer>,
): Promise<Answer> =>
  readAnswer(await send(path, { method: 'POST', body: file, headers: { 'content-type': contentType } }), schema);

const RefusedAnswer = z.object({ refusal: RefusalBody });

const send = async (path: string, init: RequestInit): Promise<Response> => {
  const headers = { accept: 'application/json', ...init.headers };
  try {
    return await fetch(path, { ...init, headers, credentials: 'same-origin' });
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new HubUnreachable(cause);
  }
};

const readAnswer = async <Answer>(response: Response, schema: z.ZodType<Answer>): Promise<Answer> => {
  if (response.status === 204) return schema.parse(null);
  return answerOf(response.status, await response.json().catch(() => undefined), schema);
};

/** What an answer with this status says, its body read as JSON (undefined where it is none). Throws Refusal, or HubUnreachable. */
export const answerOf = <Answer>(status: number, body: unknown, schema: z.ZodType<Answer>): Answer => {
  if (status >= 200 && status < 300) return schema.parse(body);
  const refused = RefusedAnswer.safeParse(body);
  if (refused.success) throw new Refusal(refused.data.refusal.code, refused.data.refusal.details);
  // A proxy in between, a hub that is just starting, or one to which the line was too slow, answers without a refusal.
  if (status === 408 || (status >= 502 && status <= 504)) throw new HubUnreachable(status);
  throw new Refusal('internal');
};
