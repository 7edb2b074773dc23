import { Refusal } from '@diem-cau/shared';
import type { Request } from 'express';

/** A body that is too large goes on being thrown away for so long, so that the browser gets to read the refusal. */
const lingerMs = 2_000;

/** Stops taking the body in. What still comes is thrown away for a while; then the connection is cut. */
const turnAway = (request: Request): void => {
  request.removeAllListeners('data');
  request.resume();
  const cut = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, lingerMs);
  cut.unref();
  request.once('close', () => clearTimeout(cut));
};

/**
 * Reads a PDF that is sent as such, up to `most` bytes. Refuses with `not-a-pdf` for any other media type, and with `too-large` as soon as
 * that is known: by what the request says of its length, else when it has grown too long. The rest is not read.
 */
export const readPdf = (request: Request, most: number): Promise<Uint8Array> =>
  new Promise((done, fail) => {
    const refuse = (refusal: Refusal): void => {
      turnAway(request);
      fail(refusal);
    };
    if (Number(request.headers['content-length'] ?? 0) > most) {
      refuse(new Refusal('too-large'));
      return;
    }
    if (!/^application\/pdf\s*(?:;|$)/iu.test(request.headers['content-type'] ?? '')) {
      refuse(new Refusal('not-a-pdf'));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) refuse(new Refusal('too-large'));
      else chunks.push(chunk);
    });
    request.once('end', () => done(new Uint8Array(Buffer.concat(chunks))));
    request.once('error', () => fail(new Refusal('malformed')));
    request.once('close', () => fail(new Refusal('malformed')));
  });
