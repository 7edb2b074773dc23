import type { AccountId } from '@diem-cau/shared';
import type { Actor } from '../../src/domain/kit/actor.ts';
import { jwtBrowserMarks } from '../../src/adapters/http/browser-mark-cookies.ts';
import { AccountKeeping } from '../../src/application/sign-in/accounts.ts';
import { DirectoryKeeping } from '../../src/application/directory/directory.ts';
import { GuessBrake } from '../../src/application/sign-in/guess-brake.ts';
import { EnrolmentKeeping, type EnrollingBrowser } from '../../src/application/sign-in/enrolments.ts';
import { Passwords } from '../../src/application/sign-in/passwords.ts';
import type { Mint } from '../../src/application/ports/clock.ts';
import type { Logger } from '../../src/application/ports/logger.ts';
import type { SessionCookies } from '../../src/application/ports/session-cookies.ts';
import { PanelPairing } from '../../src/application/sign-in/panel-pairing.ts';
import { SerialQueue } from '../../src/application/kit/serial-queue.ts';
import { Sessions } from '../../src/application/sign-in/sessions.ts';
import { SignIn } from '../../src/application/sign-in/sign-in.ts';
import { FakeClock, FakeMint } from '../fakes/clock.ts';
import { memoryStorage } from '../fakes/memory-storage.ts';
import { FakePanels } from '../fakes/paired-panels.ts';
import { fakeCookies } from '../fakes/session-cookies.ts';

/** A logger that keeps its lines. */
export class TestLogger implements Logger {
  readonly lines: { level: 'info' | 'warn' | 'error'; what: object; message: string }[] = [];
  info(what: object, message: string): void {
    this.lines.push({ level: 'info', what, message });
  }
  warn(what: object, message: string): void {
    this.lines.push({ level: 'warn', what, message });
  }
  error(what: object, message: string): void {
    this.lines.push({ level: 'error', what, message });
  }
  /** The messages of one level. */
  said(level: 'info' | 'warn' | 'error'): string[] {
    return this.lines.filter((line) => line.level === level).map(({ message }) => message);
  }
}

const plainPasswords: Pick<Passwords, 'hash' | 'matches'> = {
  hash: (password) => Promise.resolve(password),
  matches: (password, hash) => Promise.resolve(password === hash),
};

/** All that concerns people, their sessions and the directory, on storage in memory. */
export const testPeople = (
  change: {
    readonly cookies?: SessionCookies;
    readonly mint?: Mint;
    /** For tests of thousands of guesses: passwords that are kept as they are, which costs no time. */
    readonly plainPasswords?: true;
  } = {},
) => {
  const storage = memoryStorage();
  const clock = new FakeClock();
  const mint = change.mint ?? new FakeMint();
  const logger = new TestLogger();
  const brake = new GuessBrake({ ...storage, clock, upkeep: clock, logger });
  const names = () => Promise.resolve(['Huyện Bình Gia', 'Xã Tân Văn']);
  const panels = new FakePanels();
  const ports = {
    ...storage,
    panels,
    clock,
    upkeep: clock,
    mint,
    logger,
    names,
    brake,
    marks: jwtBrowserMarks(Buffer.alloc(48)),
  };
  const sessions = new Sessions({ ...ports, cookies: change.cookies ?? fakeCookies });
  const passwords = change.plainPasswords === true ? plainPasswords : new Passwords(mint);
  const changes = new SerialQueue();
  const ended: string[] = [];
  const locked: [AccountId, Actor][] = [];
  sessions.onEnded((key, cause) => ended.push(`${key} ${cause}`));
  return {
    storage,
    clock,
    mint,
    logger,
    sessions,
    brake,
    marks: ports.marks,
    panels,
    panelPairing: new PanelPairing({ ...ports, sessions }),
    /** Keys that ended, each with its cause. */
    ended,
    signIn: new SignIn({ ...ports, passwords, sessions, changes }),
    /** Accounts that were locked, and by whom. */
    locked,
    accounts: new AccountKeeping({ ...ports, passwords, sessions, changes, locked: (...who) => locked.push(who) }),
    enrolments: new EnrolmentKeeping({ ...ports, sessions }),
    directory: new DirectoryKeeping({ ...ports, sessions, timeZone: 'Asia/Ho_Chi_Minh' }),
  };
};
export type TestPeople = ReturnType<typeof testPeople>;

/** A browser that asks to be enrolled. */
export const browserAt = (address: string, change: Partial<EnrollingBrowser> = {}): EnrollingBrowser => ({
  address,
  userAgent: '',
  cookieHeader: undefined,
  ...change,
});

/** A password that satisfies the rule. */
export const goodPassword = 'Ngày mai trời nắng đẹp';

/** Code and details of the refusal that this promise must end in. */
export const refusalOf = async (promise: Promise<unknown>): Promise<{ code: unknown; details: unknown }> => {
  const error: unknown = await promise.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof Error && 'code' in error && 'details' in error)
    return { code: error.code, details: error.details };
  throw error;
};
