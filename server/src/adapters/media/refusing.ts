import { Refusal } from '@diem-cau/shared';
import { errors } from 'mediasoup';
import type { Logger } from 'pino';

/**
 * Waits for something that mediasoup was asked to do with a page's parameters: what it throws becomes a Refusal, `media-unavailable`
 * when the worker is gone or the asker is over by now, else `media-refused`; the reason is logged, since the page is not told it.
 */
export async function refusing<Result>(
  logger: Logger,
  isOver: () => boolean,
  asked: () => Promise<Result>,
): Promise<Result> {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.WorkerClosedError || isOver()) throw new Refusal('media-unavailable');
    logger.warn({ err: error }, 'mediasoup refused what a page asked for');
    throw new Refusal('media-refused');
  }
}
