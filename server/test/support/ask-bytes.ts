import { request } from 'node:https';
import { wasKeptTooLong } from './kept-connection.ts';

export interface BytesAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly headers: Record<string, unknown>;
}

/** The bytes at an address of a hub, or a part of them. */
export const askBytes = (address: string, cookie: string, range?: string): Promise<BytesAnswer> => {
  const { promise, resolve, reject } = Promise.withResolvers<BytesAnswer>();
  const headers = { cookie, ...(range === undefined ? {} : { range }) };
  const asked = request(address, { headers, rejectUnauthorized: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', () =>
      resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks), headers: { ...response.headers } }),
    );
  });
  asked.once('error', (error) => {
    if (wasKeptTooLong(asked, error)) askBytes(address, cookie, range).then(resolve, reject);
    else reject(error);
  });
  asked.end();
  return promise;
};
