import { Refusal } from '@diem-cau/shared';
import type { Request } from 'express';
import type { SpooledUpload, UploadSpool } from './upload-spool.ts';

/** A body that is refused goes on being thrown away for so long, so that the browser gets to read the refusal. */
const lingerMs = 2_000;

/** Stops taking the body in. What still comes is thrown away for a while; then the connection is cut. */
const turnAway = (request: Request): void => {
  request.resume();
  const cut = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, lingerMs);
  cut.unref();
  request.once('close', () => clearTimeout(cut));
};

/** The body as it comes; a body that breaks off is refused with `malformed`. */
async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    // Whoever stops reading early goes on to answer, for which the connection is needed.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk;
  } catch {
    throw new Refusal('malformed');
  }
}

/**
 * Takes a PDF that is sent as such into the spool, up to `most` bytes. Refuses with `not-a-pdf` for any other media type, with `too-large`
 * as soon as that is known: by what the request says of its length, else when it has grown too long; and as the spool does. The rest is
 * not read.
 */
export const readPdf = async (request: Request, most: number, spool: UploadSpool): Promise<SpooledUpload> => {
  try {
    if (Number(request.headers['content-length'] ?? 0) > most) throw new Refusal('too-large');
    if (!/^application\/pdf\s*(?:;|$)/iu.test(request.headers['content-type'] ?? '')) throw new Refusal('not-a-pdf');
    return await spool.take(bodyOf(request), most);
  } catch (error) {
    turnAway(request);
    throw error;
  }
};
