import type { Response } from 'express';

/** What Node and Express call a line that was cut or reset while something was read from it or written to it. */
const lineEnded = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_UNABLE_TO_PIPE',
]);

/** Whether this was thrown because whoever asked went away: no bug of the hub. The same from any other line is one. */
export const isDeparture = (error: unknown, response: Response): boolean => {
  const gone = response.destroyed || response.closed || response.socket === null || response.socket.destroyed;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return gone && typeof code === 'string' && lineEnded.has(code);
};
