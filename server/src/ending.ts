import { Refusal } from '@diem-cau/shared';
import type { Logger } from 'pino';
import { exitCodes } from './exit-codes.ts';

/** What can be ended: in order, or at once. */
export interface Endable {
  /** Resolves when another hub has taken the data over. */
  readonly ownershipLost: Promise<void>;
  close(): Promise<void>;
  abandon(): void;
}

/** How long an end may take that somebody asked for, in milliseconds: what the steps of docs/closing-order.md add up to, and a little. */
const orderlyEndMs = 9_500;
/** How long an end may take after a bug: its pages wait for the hub to come back. */
const brokenEndMs = 5_000;
/** A second signal this soon is the first one over again: a terminal's and the one that npm hands on. In milliseconds. */
const sameSignalMs = 1_000;

/**
 * Ends the process once, in order and within a time, whatever asks for it: a signal, the end of the process that keeps it running, the
 * loss of the data to another hub, or a bug that nobody caught. Returns what tells it of the hub that is to be closed. A second signal ends it at once.
 */
export const endInOrder = (logger: Logger): ((hub: Endable) => void) => {
  let running: Endable | null = null;
  let endingSinceMs: number | null = null;

  const leave = (code: number): never => {
    running?.abandon();
    process.exit(code);
  };
  const end = (code: number, withinMs: number): void => {
    endingSinceMs = performance.now();
    setTimeout(() => {
      logger.error({ withinMs }, 'the hub did not end in time');
      leave(exitCodes.broken);
    }, withinMs);
    (running?.close() ?? Promise.resolve()).then(
      () => leave(code),
      (error: unknown) => {
        logger.error({ err: error }, 'the hub did not end in good order');
        leave(exitCodes.broken);
      },
    );
  };
  const stop = (reason: string): void => {
    if (endingSinceMs === null) {
      logger.info({ reason }, 'the hub is stopping');
      end(exitCodes.done, orderlyEndMs);
    } else if (performance.now() - endingSinceMs >= sameSignalMs) {
      logger.warn({ reason }, 'the hub ends at once');
      leave(exitCodes.broken);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Whoever keeps the hub running holds the other end of this channel: without it, the hub would hold its ports and nobody would know.
  process.on('disconnect', () => {
    if (endingSinceMs === null) stop('the process that keeps it running is gone');
  });

  // A half-run turn may have left anything behind: better to end and to come back from the record.
  const broke = (error: unknown): void => {
    if (endingSinceMs !== null) return logger.error({ err: error }, 'a bug while the hub ends');
    logger.fatal({ err: error }, 'a bug that nobody caught: the hub ends, to come back with its meetings');
    end(exitCodes.broken, brokenEndMs);
  };
  process.on('uncaughtException', broke);
  process.on('unhandledRejection', (error) => {
    // A refusal is an answer that nobody waited for; it left no turn half-run.
    if (error instanceof Refusal) logger.error({ err: error }, 'a refusal that nobody heard, a bug');
    else broke(error);
  });
  return (hub) => {
    running = hub;
    void hub.ownershipLost.then(() => {
      if (endingSinceMs !== null) return;
      logger.fatal('the data are another hub’s by now: this one ends');
      end(exitCodes.broken, orderlyEndMs);
    });
  };
};
