import { Refusal, type Principal } from '@diem-cau/shared';
import { passwordFault } from '../../domain/sign-in/password-rule.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { Clock, Mint, Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Passwords } from './passwords.ts';
import type { SerialQueue } from '../kit/serial-queue.ts';
import type { GuessBrake, GuessKey } from './guess-brake.ts';
import { networkOf } from '../kit/network-of.ts';
import { mostMarkedAccounts, type BrowserMark, type BrowserMarks } from '../ports/browser-marks.ts';
import { accountKey, accountPrincipal, type Sessions } from './sessions.ts';

/** A person who has just signed in, and the `Set-Cookie` headers of the session and of the browser's mark. */
export interface FreshSession {
  readonly principal: Principal;
  readonly cookie: string;
  readonly markCookie: string;
}

export interface SignInPorts {
  readonly accounts: Accounts;
  readonly passwords: Pick<Passwords, 'hash' | 'matches'>;
  readonly sessions: Sessions;
  /** Shared by all that change accounts, so that no change overwrites another. */
  readonly changes: SerialQueue;
  readonly brake: GuessBrake;
  readonly marks: BrowserMarks;
  readonly clock: Clock & Stopwatch;
  readonly mint: Mint;
  /** Names of the hub, the district and its units, which nobody's password may be made of. */
  readonly names: () => Promise<readonly string[]>;
  readonly logger: Logger;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/**
 * Wrong passwords for one name from one place; from one place for all names, behind which a whole office may sit; and for one name from
 * everywhere: above what the first lets through from two places, so that no stranger's address keeps a person out.
 * docs/operating.md says what they come to in a day.
 */
export const signInLimits = {
  nameAndAddress: { free: 5, forgiveEveryMs: hourMs },
  address: { free: 20, forgiveEveryMs: 3 * minuteMs },
  name: { free: 100, forgiveEveryMs: 6 * minuteMs },
} as const;

interface PasswordChange {
  readonly oldPassword: string;
  readonly newPassword: string;
}

/** Signing in with name and password, and changing one's own password. Wrong passwords are slowed down and logged. */
export class SignIn {
  readonly #ports: SignInPorts;

  constructor(ports: SignInPorts) {
    this.#ports = ports;
  }

  /**
   * Refuses with `wrong-password` (also for a locked account), `one-time-password-expired` and `too-many-requests`. `address` is the browser's; a browser whose
   * cookies show that this account signed in with it before has a brake of its own, which no stranger can tread on.
   */
  async signIn(typedName: string, password: string, address: string, cookieHeader?: string): Promise<FreshSession> {
    const userName = typedName.normalize('NFC').toLowerCase();
    const account = await this.#ports.accounts.byUserName(userName);
    const mark = this.#ports.marks.read(cookieHeader, this.#ports.clock.now());
    const isKnown = account !== null && mark?.accountIds.includes(account.accountId) === true;
    const keys = isKnown ? ownKeys(`mark:${mark.markId}:${account.accountId}`) : strangersKeys(userName, address);
    await this.#prove(account, { userName, password, address, keys });
    if (account === null || account.locked) {
      this.#ports.logger.warn({ userName, address }, 'sign-in to a locked account');
      throw new Refusal('wrong-password', ['Tài khoản đã bị khóa. Hãy gọi quản trị hệ thống.']);
    }
    if (account.oneTimeUntil !== null && account.oneTimeUntil <= this.#ports.clock.now()) {
      this.#ports.logger.warn({ userName, address }, 'sign-in with a one-time password that has run out');
      throw new Refusal('one-time-password-expired');
    }
    await this.#ports.accounts.noteSignIn(account.accountId, this.#ports.clock.now()).catch((error: unknown) => {
      // Whoever comes to mend a full disk has to get in.
      this.#ports.logger.warn({ err: error, userName }, 'a sign-in could not be noted');
    });
    this.#ports.logger.info({ userName, address, by: accountKey(account.accountId) }, 'signed in');
    return this.#fresh(account, mark);
  }

  /**
   * Changes a person's own password, which ends all their sessions and begins a new one. Refuses with `wrong-password`,
   * `weak-password`, `common-password`, `too-many-requests`.
   */
  async changePassword(
    accountId: Account['accountId'],
    { oldPassword, newPassword }: PasswordChange,
    address: string,
    cookieHeader?: string,
  ): Promise<FreshSession> {
    return this.#ports.changes.run(async () => {
      const account = await this.#ports.accounts.byId(accountId);
      if (account === null || account.locked) throw new Refusal('not-signed-in');
      // Somebody is signed in here: what strangers guess elsewhere is no reason to wait.
      const keys = ownKeys(`account:${accountId}`);
      await this.#prove(account, { userName: account.userName, password: oldPassword, address, keys });
      if (newPassword.normalize('NFC') === oldPassword.normalize('NFC'))
        throw new Refusal('weak-password', ['Mật khẩu mới phải khác mật khẩu cũ.']);
      const fault = passwordFault(newPassword, { ...account, names: await this.#ports.names() });
      if (fault !== null) throw new Refusal(fault === 'weak' ? 'weak-password' : 'common-password');
      const changed: Account = {
        ...account,
        passwordHash: await this.#ports.passwords.hash(newPassword),
        oneTimeUntil: null,
        generation: account.generation + 1,
      };
      await this.#ports.accounts.save(changed);
      this.#ports.logger.info({ userName: account.userName, address }, 'password changed');
      this.#ports.sessions.end(accountKey(accountId), 'signed-out');
      return this.#fresh(changed, this.#ports.marks.read(cookieHeader, this.#ports.clock.now()));
    });
  }

  async #prove(account: Account | null, { userName, password, address, keys }: Proof): Promise<void> {
    const guess = this.#ports.brake.begin(keys);
    if (!(await this.#ports.passwords.matches(password, account?.passwordHash ?? null))) {
      this.#ports.logger.warn({ userName, address }, 'wrong password');
      throw new Refusal('wrong-password');
    }
    guess.right();
  }

  #fresh(account: Account, mark: BrowserMark | null): FreshSession {
    const others = mark?.accountIds.filter((each) => each !== account.accountId) ?? [];
    const accountIds = [account.accountId, ...others].slice(0, mostMarkedAccounts);
    const { marks, mint, clock, sessions } = this.#ports;
    return {
      principal: accountPrincipal(account),
      cookie: sessions.openForAccount(account),
      markCookie: marks.write({ markId: mark?.markId ?? mint.id(), accountIds }, clock.now()),
    };
  }
}

/** A password that is to be compared, and what it is counted under. */
interface Proof {
  readonly userName: string;
  readonly password: string;
  readonly address: string;
  readonly keys: readonly GuessKey[];
}

const strangersKeys = (userName: string, address: string): readonly GuessKey[] => {
  const network = networkOf(address);
  return [
    { key: `sign-in:pair:${network} ${userName}`, limit: signInLimits.nameAndAddress, startsAnew: true },
    { key: `sign-in:address:${network}`, limit: signInLimits.address },
    { key: `sign-in:name:${userName}`, limit: signInLimits.name },
  ];
};

const ownKeys = (of: string): readonly GuessKey[] => [
  { key: `sign-in:${of}`, limit: signInLimits.nameAndAddress, startsAnew: true },
];
