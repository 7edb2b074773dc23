import {
  AccountId,
  Refusal,
  foldForSearch,
  typedIdentity,
  type AccountBody,
  type AccountChange,
  type AccountChoice,
  type NewAccount,
} from '@diem-cau/shared';
import type { z } from 'zod';
import { AccountFact, formerNames } from '../../domain/sign-in/account-fact.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import { oneTimePassword } from './one-time-secrets.ts';
import type { Passwords } from './passwords.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import type { SerialQueue } from '../kit/serial-queue.ts';
import { accountKey, type Sessions } from './sessions.ts';

/** A password that is shown once, and whose it is. */
export interface OneTimePassword {
  readonly account: AccountBody;
  readonly oneTimePassword: string;
}

export interface AccountKeepingPorts {
  readonly accounts: Accounts;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly sessions: Sessions;
  /** Shared by all that change accounts, so that no change overwrites another. */
  readonly changes: SerialQueue;
  /** An account was locked: it has no part in any meeting any more. */
  readonly locked: (accountId: AccountId, actor: Actor) => void;
  readonly clock: Clock;
  readonly mint: Mint;
  readonly ledgers: Ledgers;
  readonly logger: Logger;
}

/** How long a one-time password is good, in milliseconds: as long as an enrolment link. */
const oneTimeMs = 7 * 24 * 3_600_000;
/** So many people are offered at most to choose a secretary from. */
const mostChoices = 20;
/** Name of the account that the first start makes. */
const firstUserName = 'admin';

const accountBody = (account: Account, facts: readonly StampedFact<AccountFact>[]): AccountBody => ({
  accountId: account.accountId,
  userName: account.userName,
  displayName: account.displayName,
  formerNames: formerNames(facts, account.accountId),
  role: account.role,
  locked: account.locked,
  mustChangePassword: account.oneTimeUntil !== null,
  oneTimeUntil: account.oneTimeUntil,
  lastSignInAt: account.lastSignInAt,
});

const isActiveAdmin = (account: Account): boolean => account.role === 'admin' && !account.locked;

/** The admin's work on accounts. */
export class AccountKeeping {
  readonly #ports: AccountKeepingPorts;
  readonly #ledger: Ledger<AccountFact>;

  constructor(ports: AccountKeepingPorts) {
    this.#ports = ports;
    this.#ledger = ports.ledgers.ledger('accounts', AccountFact);
  }

  async all(): Promise<AccountBody[]> {
    const facts = await this.#ledger.facts();
    return (await this.#ports.accounts.all()).map((account) => accountBody(account, facts));
  }

  /** Who can be named the secretary of a meeting: people who are not locked out and whose name or login holds all words, the first 20 by name. */
  async choices(words: string): Promise<AccountChoice[]> {
    const wanted = foldForSearch(words).split(' ').filter(Boolean);
    return (await this.#ports.accounts.all())
      .filter(({ locked, displayName, userName }) => {
        const folded = foldForSearch(`${displayName} ${userName}`);
        return !locked && wanted.every((word) => folded.includes(word));
      })
      .map(({ accountId, userName, displayName, role }) => ({ accountId, userName, displayName, role }))
      .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'vi'))
      .slice(0, mostChoices);
  }

  /** Adds an account with a one-time password. Refuses with `user-name-taken` and `display-name-taken`. */
  create(person: z.output<typeof NewAccount>): Promise<OneTimePassword> {
    return this.#ports.changes.run(async () => {
      if ((await this.#ports.accounts.byUserName(person.userName)) !== null) throw new Refusal('user-name-taken');
      await this.#needOwnName(person.displayName, null);
      return this.#saveWithOneTimePassword({
        accountId: AccountId.parse(this.#ports.mint.id()),
        ...person,
        passwordHash: '',
        oneTimeUntil: null,
        locked: false,
        generation: 0,
        lastSignInAt: null,
      });
    });
  }

  /**
   * Changes name, role or lock. Another name is a fact, for earlier records bear the old one. A new role and a lock end the person's
   * sessions. Refuses with `not-found`, with `display-name-taken`, and with `last-admin` what would leave nobody to administer the hub.
   */
  change(accountId: AccountId, change: z.output<typeof AccountChange>, actor: Actor): Promise<AccountBody> {
    return this.#ports.changes.run(async () => {
      const account = await this.#account(accountId);
      const role = change.role ?? account.role;
      const locked = change.locked ?? account.locked;
      const ends = role !== account.role || (locked && !account.locked);
      const changed: Account = {
        ...account,
        displayName: change.displayName ?? account.displayName,
        role,
        locked,
        generation: ends ? account.generation + 1 : account.generation,
      };
      if (isActiveAdmin(account) && !isActiveAdmin(changed)) await this.#needAnotherAdmin(accountId);
      if (changed.displayName !== account.displayName) await this.#noteName(account, changed.displayName, actor);
      await this.#ports.accounts.save(changed);
      this.#ports.logger.info({ userName: account.userName, role, locked }, 'account changed');
      if (ends) this.#ports.sessions.end(accountKey(accountId), 'revoked');
      if (locked && !account.locked) this.#ports.locked(accountId, actor);
      return accountBody(changed, await this.#ledger.facts());
    });
  }

  /** Gives a person who forgot the password a new one-time password, which ends their sessions. Refuses with `not-found`. */
  renewPassword(accountId: AccountId): Promise<OneTimePassword> {
    return this.#ports.changes.run(async () => this.#renew(await this.#account(accountId)));
  }

  /** Makes the first admin where there is no account at all, else null. The password is to be printed once. */
  ensureFirstAdmin(): Promise<OneTimePassword | null> {
    return this.#ports.changes.run(async () => {
      if ((await this.#ports.accounts.all()).length > 0) return null;
      return this.#saveWithOneTimePassword({
        accountId: AccountId.parse(this.#ports.mint.id()),
        userName: firstUserName,
        displayName: 'Quản trị hệ thống',
        role: 'admin',
        passwordHash: '',
        oneTimeUntil: null,
        locked: false,
        generation: 0,
        lastSignInAt: null,
      });
    });
  }

  /** For an operator at the machine who has lost the admin's password: unlocks the first admin with a new one-time password. */
  async rescueAdmin(): Promise<OneTimePassword> {
    const made = await this.ensureFirstAdmin();
    if (made !== null) return made;
    return this.#ports.changes.run(async () => {
      const accounts = await this.#ports.accounts.all();
      const admin = accounts.find(({ userName }) => userName === firstUserName) ?? accounts.find(isActiveAdmin);
      if (admin === undefined) throw new Refusal('not-found');
      return this.#renew({ ...admin, role: 'admin', locked: false });
    });
  }

  async #renew(account: Account): Promise<OneTimePassword> {
    const renewed = await this.#saveWithOneTimePassword({ ...account, generation: account.generation + 1 });
    this.#ports.sessions.end(accountKey(account.accountId), 'signed-out');
    return renewed;
  }

  async #saveWithOneTimePassword(account: Account): Promise<OneTimePassword> {
    const password = oneTimePassword(this.#ports.mint);
    const passwordHash = await this.#ports.passwords.hash(password);
    const oneTimeUntil = this.#ports.clock.now() + oneTimeMs;
    const saved: Account = { ...account, passwordHash, oneTimeUntil };
    await this.#ports.accounts.save(saved);
    this.#ports.logger.info({ userName: saved.userName, role: saved.role }, 'one-time password made');
    return { account: accountBody(saved, await this.#ledger.facts()), oneTimePassword: password };
  }

  async #account(accountId: AccountId): Promise<Account> {
    const account = await this.#ports.accounts.byId(accountId);
    if (account === null) throw new Refusal('not-found');
    return account;
  }

  /** Refuses with `display-name-taken` a name that another account bears, however it is typed. */
  async #needOwnName(displayName: string, own: AccountId | null): Promise<void> {
    const identity = typedIdentity(displayName);
    const other = (await this.#ports.accounts.all()).find(
      (each) => each.accountId !== own && typedIdentity(each.displayName) === identity,
    );
    if (other !== undefined) throw new Refusal('display-name-taken', [`${other.displayName} (${other.userName}).`]);
  }

  /** Before the name is another one: what was stored of a change is found in the ledger even where the rest of it failed. */
  async #noteName({ accountId, displayName: before }: Account, after: string, actor: Actor): Promise<void> {
    await this.#needOwnName(after, accountId);
    const facts = await this.#ledger.facts();
    const last = facts.findLast(({ fact }) => fact.accountId === accountId)?.fact;
    if (last?.before === before && last.after === after) return;
    const fact: AccountFact = { type: 'displayNameChanged', accountId, before, after, actor };
    await this.#ledger.append(facts.at(-1)?.seq ?? 0, [fact], this.#ports.clock.now());
  }

  async #needAnotherAdmin(accountId: AccountId): Promise<void> {
    const others = (await this.#ports.accounts.all()).filter((each) => each.accountId !== accountId);
    if (!others.some(isActiveAdmin)) throw new Refusal('last-admin');
  }
}
