import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { fileNameWithMark } from '../../application/settings/sample-mark.ts';
import { breathe } from '../../application/kit/breathe.ts';
import { jsonPieces } from './json-pieces.ts';
import { wantedRange } from './ranges.ts';
import type { Answer, Route } from './route.ts';

/** Sends a file while it is made. Whoever asked may have gone away meanwhile; that is no trouble. */
const sendStream = async (chunks: AsyncIterable<Uint8Array | string>, response: Response): Promise<void> => {
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  }
};

/** Sends a file from the disk, whole or the part that is asked for. */
const sendFile = async (
  { path, bytes, contentType, fileName }: Extract<Answer, { kind: 'file' }>,
  response: Response,
): Promise<void> => {
  response.set('Accept-Ranges', 'bytes');
  const range = wantedRange(response.req.headers.range, bytes);
  if (range === 'beyond') {
    response.status(416).set('Content-Range', `bytes */${bytes}`).end();
    return;
  }
  if (fileName !== undefined) response.attachment(fileName);
  const { from, to } = range ?? { from: 0, to: bytes - 1 };
  response.status(range === null ? 200 : 206).type(contentType);
  if (range !== null) response.set('Content-Range', `bytes ${from}-${to}/${bytes}`);
  response.set('Content-Length', String(to - from + 1));
  if (bytes === 0) response.end();
  else await sendStream(createReadStream(path, { start: from, end: to }), response);
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

/** How an answer is sent, besides what it is. */
interface Sending extends Pick<Route, 'result' | 'statuses'> {
  /** `Set-Cookie` headers that keep the session that asks where it should be. */
  readonly renewal: readonly string[];
  /** Whether files have to say in their names that all of it is sample data. */
  readonly sampleData: boolean;
}

/** Sends what a route answered, in its form, with what its session needs. */
export const sendAnswer = async (
  answer: Answer,
  { result, statuses, renewal, sampleData }: Sending,
  response: Response,
): Promise<void> => {
  response.set('Cache-Control', 'no-store');
  for (const cookie of cookiesOf(answer, renewal)) response.append('Set-Cookie', cookie);
  switch (answer.kind) {
    case 'json':
      if (typeof result === 'string') throw new Error(`a route that answers ${result} answered with JSON`);
      if (!statuses.includes(answer.status ?? 200))
        throw new Error(`a route answered with ${answer.status}, which it does not declare`);
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
    case 'file':
      await sendFile(
        answer.fileName === undefined ? answer : { ...answer, fileName: fileNameWithMark(answer.fileName, sampleData) },
        response,
      );
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
