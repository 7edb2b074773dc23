import { request, type Agent } from 'node:https';

/** What a hub answered to one request of a poll; status 0 where the connection was cut instead. */
export interface PollAnswer {
  readonly status: number;
  readonly text: string;
}

/** One request of a poll, as it could come from anybody. */
export interface PollRequest {
  readonly sid?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  /** What is sent; without it, it is asked what there is. */
  readonly body?: string;
  readonly more?: string;
  readonly agent?: Agent;
}

/** Asks once; never rejects. */
export const poll = (
  hub: string,
  { sid, cookie = '', headers = {}, body, more = '', agent }: PollRequest,
): Promise<PollAnswer> =>
  new Promise((done) => {
    const url = `${hub}/socket.io/?EIO=4&transport=polling${sid === undefined ? '' : `&sid=${sid}`}${more}`;
    const asked = request(
      url,
      {
        ...{ method: body === undefined ? 'GET' : 'POST', rejectUnauthorized: false, agent },
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined
            ? {}
            : { 'content-type': 'text/plain;charset=UTF-8', 'content-length': Buffer.byteLength(body) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('close', () =>
          done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    asked.once('error', () => done({ status: 0, text: '' }));
    asked.end(body);
  });

/** The id in the answer to a first request; throws where none was given. */
export const sidIn = ({ status, text }: PollAnswer): string => {
  const sid = /"sid":"([^"]+)"/u.exec(text)?.[1];
  if (sid === undefined) throw new Error(`no connection by polling: ${status} ${text}`);
  return sid;
};
