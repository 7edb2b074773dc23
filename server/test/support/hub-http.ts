import { request } from 'node:https';
import { z } from 'zod';
import { mustBeDocumented } from './documented.ts';
import { wasKeptTooLong } from './kept-connection.ts';

/** What a hub answered over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** The session cookie that was given, as it is to be sent back; null when none was. */
  readonly cookie: string | null;
}

interface Asked {
  readonly method?: string;
  readonly cookie?: string;
  readonly body?: object;
}

type Answered = HttpAnswer & { readonly contentType: string | null };

/** Asks a hub of any version over HTTPS as a program that holds this cookie does; its certificate is the test's own. */
export const askAnyHub = (url: string, what: Asked = {}): Promise<Answered> =>
  new Promise((done, fail) => {
    const { method = 'GET', cookie = '', body } = what;
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
        done({ status, text, contentType, cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? null });
      });
    });
    asked.once('error', (error) => {
      if (wasKeptTooLong(asked, error)) askAnyHub(url, what).then(done, fail);
      else fail(error);
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** Asks this version's hub; its answer has to be as its document says. */
export const askHttp = async (url: string, asked: Asked = {}): Promise<HttpAnswer> => {
  const answered = await askAnyHub(url, asked);
  mustBeDocumented({ method: asked.method ?? 'GET', path: new URL(url).pathname, ...answered });
  return answered;
};

/** The body of an answer that must be good, parsed by its schema. */
export const bodyOf = <Schema extends z.ZodType>({ status, text }: HttpAnswer, schema: Schema): z.output<Schema> => {
  if (status !== 200) throw new Error(`the hub answered ${status}: ${text}`);
  return schema.parse(JSON.parse(text));
};

/** The code of an answer that must be a refusal. */
export const refusalIn = ({ text }: HttpAnswer): string =>
  z.object({ refusal: z.object({ code: z.string() }) }).parse(JSON.parse(text)).refusal.code;
