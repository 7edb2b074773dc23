import { request } from 'node:https';
import { z } from 'zod';

/** What a hub answered over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** The session cookie that was given, as it is to be sent back; null when none was. */
  readonly cookie: string | null;
}

/** Asks a hub over HTTPS as a program that holds this cookie does; its certificate is the test's own. */
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
      response.once('end', () =>
        done({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
        }),
      );
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
