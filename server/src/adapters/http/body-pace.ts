import { Refusal } from '@diem-cau/shared';
import type { Request } from 'express';

/** The slowest line that is waited for: so many bytes a second on average, once the first while, in milliseconds, is over. */
export interface SlowestLine {
  readonly bytesPerSecond: number;
  readonly firstMs: number;
}

/** How often it is looked how far a body is, in milliseconds. */
const lookEveryMs = 1_000;

/** How long a refused body is left open, so that the browser gets to read why, in milliseconds. */
const lingerMs = 2_000;

/**
 * Reads a body for as long as it comes at the pace of an honest line, however large it is; whoever trickles holds no turn and no
 * connection for long. Refuses with `line-too-slow`; what still comes is not read.
 */
export const inPace = async <Body>(
  request: Request,
  { bytesPerSecond, firstMs }: SlowestLine,
  read: () => Promise<Body>,
): Promise<Body> => {
  const { socket } = request;
  const beganMs = performance.now();
  const beganAt = socket.bytesRead;
  const tooSlow = Promise.withResolvers<never>();
  const looking = setInterval(
    () => {
      const dueMs = performance.now() - beganMs - firstMs;
      if (request.complete || socket.bytesRead - beganAt >= (dueMs / 1_000) * bytesPerSecond) return;
      clearInterval(looking);
      tooSlow.reject(new Refusal('line-too-slow'));
      setTimeout(() => request.destroy(), lingerMs).unref();
    },
    Math.min(lookEveryMs, firstMs),
  );
  try {
    return await Promise.race([read(), tooSlow.promise]);
  } finally {
    clearInterval(looking);
  }
};
