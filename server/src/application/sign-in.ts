import { Refusal, type Principal } from '@diem-cau/shared';
import { isStrongPassword } from '../domain/password-rule.ts';
import type { Account, Accounts } from './ports/accounts.ts';
import type { Clock, Stopwatch } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import type { Passwords } from './passwords.ts';
import type { SerialQueue } from './serial-queue.ts';
import { SignInBrake } from './sign-in-brake.ts';
import { accountKey, accountPrincipal, type Sessions } from './sessions.ts';

/** A person who has just signed in, and the `Set-Cookie` header of the session. */
export interface FreshSession {
  readonly principal: Principal;
  readonly cookie: string;
}

export interface SignInPorts {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  /** Shared by all that change accounts, so that no change overwrites another. */
  readonly changes: SerialQueue;
  readonly clock: Clock & Stopwatch;
  readonly logger: Logger;
}

/** Wrong tries without a wait: for one user name, and for one address, behind which a whole office may sit. */
const freeForName = 5;
const freeForAddress = 20;

/** Signing in with name and password, and changing one's own password. Wrong passwords are slowed down and logged. */
export class SignIn {
  readonly #ports: SignInPorts;
  readonly #brake: SignInBrake;

  constructor(ports: SignInPorts) {
    this.#ports = ports;
    this.#brake = new SignInBrake(ports.clock);
  }

  /** Refuses with `wrong-password` (also for a locked account) and `too-many-requests`. `address` is the browser's. */
  async signIn(typedName: string, password: string, address: string): Promise<FreshSession> {
    const userName = typedName.normalize('NFC').toLowerCase();
    const account = await this.#ports.accounts.byUserName(userName);
    await this.#prove(account, userName, password, address);
    if (account === null || account.locked) {
      this.#ports.logger.warn({ userName, address }, 'sign-in to a locked account');
      throw new Refusal('wrong-password', ['Tài khoản đã bị khóa. Hãy gọi quản trị hệ thống.']);
    }
    await this.#ports.accounts.noteSignIn(account.accountId, this.#ports.clock.now()).catch((error: unknown) => {
      // Whoever comes to mend a full disk has to get in.
      this.#ports.logger.warn({ err: error, userName }, 'a sign-in could not be noted');
    });
    this.#ports.logger.info({ userName, address }, 'signed in');
    return { principal: accountPrincipal(account), cookie: this.#ports.sessions.openForAccount(account) };
  }

  /**
   * Changes a person's own password, which ends all their sessions and begins a new one. Refuses with `wrong-password`,
   * `weak-password`, `too-many-requests`.
   */
  async changePassword(
    accountId: Account['accountId'],
    oldPassword: string,
    newPassword: string,
    address: string,
  ): Promise<FreshSession> {
    return this.#ports.changes.run(async () => {
      const account = await this.#ports.accounts.byId(accountId);
      if (account === null || account.locked) throw new Refusal('not-signed-in');
      await this.#prove(account, account.userName, oldPassword, address);
      if (newPassword.normalize('NFC') === oldPassword.normalize('NFC'))
        throw new Refusal('weak-password', ['Mật khẩu mới phải khác mật khẩu cũ.']);
      if (!isStrongPassword(newPassword)) throw new Refusal('weak-password');
      const changed: Account = {
        ...account,
        passwordHash: await this.#ports.passwords.hash(newPassword),
        mustChangePassword: false,
        generation: account.generation + 1,
      };
      await this.#ports.accounts.save(changed);
      this.#ports.logger.info({ userName: account.userName, address }, 'password changed');
      this.#ports.sessions.end(accountKey(accountId), 'signed-out');
      return { principal: accountPrincipal(changed), cookie: this.#ports.sessions.openForAccount(changed) };
    });
  }

  async #prove(account: Account | null, userName: string, password: string, address: string): Promise<void> {
    const [name, place] = [`name:${userName}`, `address:${address}`];
    this.#brake.begin([
      { key: name, free: freeForName },
      { key: place, free: freeForAddress },
    ]);
    if (!(await this.#ports.passwords.matches(password, account?.passwordHash ?? null))) {
      this.#ports.logger.warn({ userName, address }, 'wrong password');
      throw new Refusal('wrong-password');
    }
    this.#brake.right([name], [place]);
  }
}
