import { jwtBrowserMarks } from '../adapters/http/browser-mark-cookies.ts';
import { jwtCookies } from '../adapters/http/session-cookies.ts';
import { sessionSecret } from '../adapters/storage/session-secret.ts';
import type { MeetingPersons } from '../application/meeting/meeting-persons.ts';
import { AccountKeeping } from '../application/sign-in/accounts.ts';
import { EnrolmentKeeping } from '../application/sign-in/enrolments.ts';
import { GuessBrake } from '../application/sign-in/guess-brake.ts';
import { PanelPairing } from '../application/sign-in/panel-pairing.ts';
import { Passwords } from '../application/sign-in/passwords.ts';
import { SerialQueue } from '../application/kit/serial-queue.ts';
import { Sessions } from '../application/sign-in/sessions.ts';
import { SignIn } from '../application/sign-in/sign-in.ts';
import { ApiTokens } from '../application/sign-in/api-tokens.ts';
import type { PairedPanels } from '../application/ports/paired-panels.ts';
import type { Data } from './data.ts';
import type { Settings } from './settings.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** Who comes in, and how: sessions, sign-in and enrolment, as pages over one kind of cookie meet them. */
export interface Doors {
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly enrolments: EnrolmentKeeping;
  readonly panelPairing: PanelPairing;
}

/**
 * Opens the doors over https, and the tokens of other programs; `accounts` and `passwords` are the same whichever door somebody takes, and
 * `local` are the doors over `http://localhost`, for a played district only. `meetings` are there once they are open.
 */
export const openSignIn = async (
  { config, wishes, clock, mint, logger, holdings }: Start,
  { storage, upkeep }: Data,
  { hubName }: Settings,
  meetings: () => { readonly panels: PairedPanels; readonly persons: Pick<MeetingPersons, 'shutOut'> },
) => {
  const { directory, accounts, enrolments, endedSessions, guessCounts, ledgers } = storage;
  const pcsAreEnrolled = (await enrolments.all()).some((each) => each.redeemedAt !== null && each.revokedAt === null);
  const secret = sessionSecret(config.dataDir, pcsAreEnrolled && !wishes.startAnew);
  const brake = new GuessBrake({ guessCounts, clock, upkeep, logger });
  await brake.recall();
  holdings.hold('guesses', closingMs.guesses, () => brake.close());
  const passwords = new Passwords(mint);
  const changes = new SerialQueue();
  const names = async (): Promise<string[]> => [hubName(), ...(await directory.units()).map(({ name }) => name)];
  const marks = jwtBrowserMarks(secret);
  const ports = { accounts, enrolments, directory, endedSessions, marks, clock, upkeep, mint, logger };
  const paired: PairedPanels = {
    find: (...which) => meetings().panels.find(...which),
    isOpen: (meetingId) => meetings().panels.isOpen(meetingId),
    pair: (device) => meetings().panels.pair(device),
    leave: (...which) => meetings().panels.leave(...which),
  };
  const over = (sessions: Sessions): Doors => ({
    sessions,
    signIn: new SignIn({ ...ports, passwords, sessions, changes, brake, names }),
    enrolments: new EnrolmentKeeping({ ...ports, sessions, brake }),
    panelPairing: new PanelPairing({ panels: paired, sessions, brake, logger }),
  });
  const sessions = new Sessions({ ...ports, panels: paired, cookies: jwtCookies(secret) });
  return {
    ...over(sessions),
    passwords,
    accounts: new AccountKeeping({
      ...{ ...ports, passwords, sessions, changes, ledgers },
      locked: (...person) => meetings().persons.shutOut(...person),
    }),
    apiTokens: new ApiTokens({ ledgers, clock, mint, logger }),
    local: (): Doors => over(sessions.over(jwtCookies(secret, 'loopback'))),
  };
};

/** What was opened of signing in. */
export type SignInWing = Awaited<ReturnType<typeof openSignIn>>;
