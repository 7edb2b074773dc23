import { jwtBrowserMarks } from '../adapters/http/browser-mark-cookies.ts';
import { jwtCookies } from '../adapters/http/session-cookies.ts';
import { sessionSecret } from '../adapters/storage/session-secret.ts';
import type { Storage } from '../adapters/storage/storage.ts';
import { AccountKeeping } from '../application/sign-in/accounts.ts';
import { EnrolmentKeeping } from '../application/sign-in/enrolments.ts';
import { GuessBrake } from '../application/sign-in/guess-brake.ts';
import type { Holdings } from '../application/running/holdings.ts';
import { Passwords } from '../application/sign-in/passwords.ts';
import type { Clock, Mint, Stopwatch } from '../application/ports/clock.ts';
import type { Logger } from '../application/ports/logger.ts';
import { SerialQueue } from '../application/kit/serial-queue.ts';
import { Sessions } from '../application/sign-in/sessions.ts';
import { SignIn } from '../application/sign-in/sign-in.ts';
import { closingMs } from './times.ts';

/** What the doors are made with. */
export interface DoorsPorts {
  readonly storage: Storage;
  readonly dataDir: string;
  /** Begins anew where the secret with which PCs are enrolled is missing. */
  readonly startAnew: boolean;
  readonly hubName: () => string;
  readonly clock: Clock & Stopwatch;
  readonly mint: Mint;
  readonly logger: Logger;
}

/** Who comes in, and how: sessions, sign-in and enrolment, as pages over one kind of cookie meet them. */
export interface Doors {
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly enrolments: EnrolmentKeeping;
}

/**
 * Opens the doors over https; `accounts` and `passwords` are the same whichever door somebody takes, and `local` are the doors over
 * `http://localhost`, for a played district only.
 */
export const openDoors = async (ports: DoorsPorts, holdings: Holdings) => {
  const { storage, dataDir, startAnew, hubName, clock, mint, logger } = ports;
  const { directory, accounts, enrolments, endedSessions, ledgers } = storage;
  const pcsAreEnrolled = (await enrolments.all()).some((each) => each.redeemedAt !== null && each.revokedAt === null);
  const secret = sessionSecret(dataDir, pcsAreEnrolled && !startAnew);
  const marks = jwtBrowserMarks(secret);
  const brake = new GuessBrake({ guessCounts: storage.guessCounts, clock, logger });
  await brake.recall();
  holdings.hold('guesses', closingMs.guesses, () => brake.close());
  const passwords = new Passwords(mint);
  const changes = new SerialQueue();
  const names = async (): Promise<string[]> => [hubName(), ...(await directory.units()).map(({ name }) => name)];
  const over = (sessions: Sessions): Doors => ({
    sessions,
    signIn: new SignIn({ accounts, passwords, sessions, changes, brake, marks, names, clock, mint, logger }),
    enrolments: new EnrolmentKeeping({ enrolments, directory, sessions, brake, clock, mint, logger }),
  });
  const cookies = jwtCookies(secret);
  const sessions = new Sessions({
    cookies,
    accounts,
    enrolments,
    directory,
    endedSessions,
    marks,
    clock,
    mint,
    logger,
  });
  return {
    ...over(sessions),
    passwords,
    accounts: new AccountKeeping({ accounts, passwords, sessions, changes, ledgers, clock, mint, logger }),
    local: (): Doors => over(sessions.over(jwtCookies(secret, 'loopback'))),
  };
};
