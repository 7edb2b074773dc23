import type { MediasoupPlane } from '../adapters/media/media-plane.ts';
import type { DemoLink } from '../application/demo/demo-directory.ts';
import type { Holdings } from '../application/running/holdings.ts';
import type { OneTimePassword } from '../application/sign-in/accounts.ts';

/** A hub that answers. */
export interface RunningHub {
  /** The admin that the first start made or that was asked to be rescued, with the password that is shown once; else null. */
  readonly newAdmin: OneTimePassword | null;
  /** Enrolment links of the demo directory; empty unless it was asked for. */
  readonly demoLinks: readonly DemoLink[];
  /** Where a visitor of this machine enters the played district, such as `/demo/…`; null where none is played. */
  readonly localEntry: string | null;
  /** Resolves when another hub has taken the data over: nothing is written any more, and this hub has to be closed. */
  readonly ownershipLost: Promise<void>;
  /**
   * Stops it in the order of docs/closing-order.md, within 9 s whatever hangs; open meetings are taken up again at the next start.
   * Rejects, when all is done that could be, with what was not closed in order. Idempotent.
   */
  close(): Promise<void>;
  /** For an end that waits for nothing: no media worker, not even one that hangs, outlives the hub and holds its ports. */
  abandon(): void;
}

/** Kills processes that may be gone already. */
const killAll = (pids: Iterable<number>): void => {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
};

/** How a running hub ends: what it holds is closed in order, and whatever becomes of that, its media workers are gone. */
export const endingOf = (
  holdings: Holdings,
  media: Pick<MediasoupPlane, 'workerPids'>,
): Pick<RunningHub, 'close' | 'abandon'> => {
  let workers: readonly number[] = [];
  const abandon = (): void => killAll(workers);
  return {
    close: () => {
      // In the very turn of a signal: mediasoup has its own way with its workers in the next, and then names them no more.
      if (workers.length === 0) workers = media.workerPids;
      return holdings.close().finally(abandon);
    },
    abandon,
  };
};
