import { request } from 'node:https';
import { z } from 'zod';
import { mustBeDocumented } from './documented.ts';

/** What a hub answered over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** The session cookie that was given, as it is to be sent back; null when none was. */
  readonly cookie: string | null;
}

/** Asks a hub over HTTPS as a program that holds this cookie does; its certificate is the test's own. The answer has to be as the hub's document says. */
export const askHttp = (
  url: string,
  {
    method = 'GET',
    cookie = '',
    body,
  }: { readonly method?: string; readonly cookie?: string; readonly body?: object } = {},
): Promise<HttpAnswer> =>
  new Promise((done, fail) => {
    const headers = {
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const asked = request(url, { method, headers, rejectUnauthorized: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () => {
        const [status, text] = [response.statusCode ?? 0, Buffer.concat(chunks).toString()];
        const contentType = response.headers['content-type'] ?? null;
        try {
          mustBeDocumented({ method, path: new URL(url).pathname, status, contentType, text });
        } catch (error) {
          fail(error instanceof Error ? error : new Error('unknown', { cause: error }));
          return;
        }
        done({ status, text, cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null });
      });
    });
    asked.once('error', fail);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** The body of an answer that must be good, parsed by its schema. */
export const bodyOf = <Schema extends z.ZodType>({ status, text }: HttpAnswer, schema: Schema): z.output<Schema> => {
  if (status !== 200) throw new Error(`the hub answered ${status}: ${text}`);
  return schema.parse(JSON.parse(text));
};

/** The code of an answer that must be a refusal. */
export const refusalIn = ({ text }: HttpAnswer): string =>
  z.object({ refusal: z.object({ code: z.string() }) }).parse(JSON.parse(text)).refusal.code;
