import { AccountId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemMint } from '../../../src/adapters/system/clock.ts';
import { oneTimePassword } from '../../../src/application/sign-in/one-time-secrets.ts';
import { Passwords } from '../../../src/application/sign-in/passwords.ts';
import { FakeMint } from '../../fakes/clock.ts';
import { goodPassword, refusalOf, testPeople, type TestPeople } from '../../support/people.ts';

let people: TestPeople;
beforeEach(() => {
  people = testPeople();
});

const admin = { by: 'account', accountId: AccountId.parse('a-0'), name: 'Quản trị', userName: 'admin' } as const;

const person = async (change: { userName?: string; displayName?: string; role?: 'admin' | 'chair' } = {}) => {
  const displayName = `Đặng ${change.userName ?? 'An'}`;
  const made = await people.accounts.create({ userName: 'an', displayName, role: 'chair', ...change });
  return { ...made, accountId: made.account.accountId };
};

describe('the first start', () => {
  it('makes one admin, who has to change the password before anything else', async () => {
    const made = await people.accounts.ensureFirstAdmin();
    expect(made?.account).toMatchObject({ userName: 'admin', role: 'admin', mustChangePassword: true });
    expect(await people.accounts.ensureFirstAdmin()).toBeNull();
    const { principal } = await people.signIn.signIn('Admin', made?.oneTimePassword ?? '', 'here');
    expect(principal).toMatchObject({ role: 'admin', mustChangePassword: true });
  });

  it('is not one where there are accounts', async () => {
    await person();
    expect(await people.accounts.ensureFirstAdmin()).toBeNull();
  });
});

describe('an admin who lost the password', () => {
  it('gets in again with help at the machine, even when locked', async () => {
    const made = await people.accounts.rescueAdmin();
    await person({ userName: 'binh', role: 'admin' });
    await people.accounts.change(made.account.accountId, { locked: true }, admin);
    const { account, oneTimePassword: password } = await people.accounts.rescueAdmin();
    expect(account).toMatchObject({ accountId: made.account.accountId, locked: false, role: 'admin' });
    await people.signIn.signIn('admin', password, 'here');
    expect(await people.storage.accounts.all()).toHaveLength(2);
  });
});

describe('signing in', () => {
  it('takes the user name in any case and notes the time', async () => {
    const { oneTimePassword: password } = await person();
    await people.signIn.signIn('AN', password, 'here');
    expect((await people.accounts.all())[0]?.lastSignInAt).toBe(people.clock.now());
  });

  it('refuses a wrong password and an unknown name alike, and logs both', async () => {
    await person();
    expect(await refusalOf(people.signIn.signIn('an', 'wrong', 'here'))).toEqual({
      code: 'wrong-password',
      details: [],
    });
    expect(await refusalOf(people.signIn.signIn('who', 'wrong', 'here'))).toEqual({
      code: 'wrong-password',
      details: [],
    });
    expect(people.logger.said('warn')).toEqual(['wrong password', 'wrong password']);
    expect(JSON.stringify(people.logger.lines)).not.toContain('"wrong"');
  });

  it('tells only who knows the password that the account is locked', async () => {
    const { accountId, oneTimePassword: password } = await person();
    await people.accounts.change(accountId, { locked: true }, admin);
    expect(await refusalOf(people.signIn.signIn('an', 'wrong', 'here'))).toEqual({
      code: 'wrong-password',
      details: [],
    });
    expect((await refusalOf(people.signIn.signIn('an', password, 'here'))).details).toHaveLength(1);
  });

  it('makes whoever guesses wait, longer and longer, up to 15 minutes, then forgets', async () => {
    const { oneTimePassword: password } = await person();
    const tryWrong = async () => (await refusalOf(people.signIn.signIn('an', 'wrong', 'here'))).code;
    for (let tries = 0; tries < 5; tries += 1) expect(await tryWrong()).toBe('wrong-password');
    expect(await refusalOf(people.signIn.signIn('an', password, 'here'))).toEqual({
      code: 'too-many-requests',
      details: ['Thử lại sau 15 giây (try again in 15 s).'],
    });
    people.clock.pass(15_000);
    expect(await tryWrong()).toBe('wrong-password');
    people.clock.pass(29_000);
    expect(await tryWrong()).toBe('too-many-requests');
    people.clock.pass(1_000);
    for (const waitMs of [60_000, 120_000, 240_000, 480_000, 900_000, 900_000]) {
      expect(await tryWrong()).toBe('wrong-password');
      people.clock.pass(waitMs - 1);
      expect(await tryWrong()).toBe('too-many-requests');
      people.clock.pass(1);
    }
    await people.signIn.signIn('an', password, 'here');
    expect(await tryWrong()).toBe('wrong-password');
    expect(await tryWrong()).toBe('wrong-password');
  });

  it('gains nobody anything to try many at once', async () => {
    await person();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => refusalOf(people.signIn.signIn('an', 'wrong', 'here'))),
    );
    expect(answers.filter(({ code }) => code === 'wrong-password')).toHaveLength(5);
  });

  it('makes an address wait that tries many names', async () => {
    const codes: unknown[] = [];
    for (let name = 0; name < 21; name += 1)
      codes.push((await refusalOf(people.signIn.signIn(`name-${name}`, 'wrong', 'here'))).code);
    expect(codes.slice(0, 20).every((code) => code === 'wrong-password')).toBe(true);
    expect(codes[20]).toBe('too-many-requests');
    expect((await refusalOf(people.signIn.signIn('name-0', 'wrong', 'elsewhere'))).code).toBe('wrong-password');
  });

  it('works while nothing can be written', async () => {
    const { oneTimePassword: password } = await person();
    people.storage.accounts.noteSignIn = () => Promise.reject(new Error('disk full'));
    await people.signIn.signIn('an', password, 'here');
    expect(people.logger.said('warn')).toEqual(['a sign-in could not be noted']);
  });
});

describe('a one-time password', () => {
  it('runs out after seven days, which the list of accounts shows, and another one lets in again', async () => {
    const { accountId, oneTimePassword: password } = await person();
    const day = 24 * 3_600_000;
    expect((await people.accounts.all())[0]?.oneTimeUntil).toBe(people.clock.now() + 7 * day);
    people.clock.pass(7 * day - 1);
    await people.signIn.signIn('an', password, 'here');
    people.clock.pass(1);
    expect(await refusalOf(people.signIn.signIn('an', password, 'here'))).toEqual({
      code: 'one-time-password-expired',
      details: [],
    });
    // Only who knows the password hears of it.
    expect((await refusalOf(people.signIn.signIn('an', 'wrong', 'here'))).code).toBe('wrong-password');
    const renewed = await people.accounts.renewPassword(accountId);
    expect(renewed.account.oneTimeUntil).toBe(people.clock.now() + 7 * day);
    await people.signIn.signIn('an', renewed.oneTimePassword, 'here');
    await people.signIn.changePassword(
      accountId,
      { oldPassword: renewed.oneTimePassword, newPassword: goodPassword },
      'here',
    );
    people.clock.pass(400 * day);
    await people.signIn.signIn('an', goodPassword, 'here');
    expect((await people.accounts.all())[0]).toMatchObject({ oneTimeUntil: null, mustChangePassword: false });
  });

  it('of the first admin is made anew at the machine when nobody used it in time', async () => {
    const made = await people.accounts.ensureFirstAdmin();
    people.clock.pass(8 * 24 * 3_600_000);
    expect((await refusalOf(people.signIn.signIn('admin', made?.oneTimePassword ?? '', 'here'))).code).toBe(
      'one-time-password-expired',
    );
    const { oneTimePassword: password } = await people.accounts.rescueAdmin();
    await people.signIn.signIn('admin', password, 'here');
  });
});

describe('changing the password', () => {
  it('ends all sessions of the person and begins a new one', async () => {
    const { accountId, oneTimePassword: password } = await person();
    const before = await people.signIn.signIn('an', password, 'here');
    const after = await people.signIn.changePassword(
      accountId,
      { oldPassword: password, newPassword: goodPassword },
      'here',
    );
    expect(after.principal).toMatchObject({ mustChangePassword: false });
    expect(people.ended).toEqual([`account:${accountId} signed-out`]);
    expect(await people.sessions.recognise(before.cookie)).toBeNull();
    expect(await people.sessions.recognise(after.cookie)).not.toBeNull();
    await people.signIn.signIn('an', goodPassword.normalize('NFD'), 'here');
    expect((await refusalOf(people.signIn.signIn('an', password, 'here'))).code).toBe('wrong-password');
  });

  it('is refused with a wrong, a weak or the same password', async () => {
    const { accountId, oneTimePassword: password } = await person();
    const change = async (from: string, to: string) =>
      (await refusalOf(people.signIn.changePassword(accountId, { oldPassword: from, newPassword: to }, 'here'))).code;
    expect(await change('wrong', goodPassword)).toBe('wrong-password');
    expect(await change(password, 'password')).toBe('weak-password');
    expect(await change(password, password)).toBe('weak-password');
    expect(await change(password, 'Binh Gia 02/2026')).toBe('common-password');
    expect(people.ended).toEqual([]);
  });
});

describe('the admin', () => {
  it('cannot make two accounts of one user name', async () => {
    await person();
    expect((await refusalOf(person())).code).toBe('user-name-taken');
  });

  it('gives a new one-time password, which ends the person’s sessions', async () => {
    const { accountId, oneTimePassword: old } = await person();
    const { cookie } = await people.signIn.signIn('an', old, 'here');
    const { oneTimePassword: renewed } = await people.accounts.renewPassword(accountId);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect((await refusalOf(people.signIn.signIn('an', old, 'here'))).code).toBe('wrong-password');
    await people.signIn.signIn('an', renewed, 'here');
    expect((await refusalOf(people.accounts.renewPassword(AccountId.parse('nobody')))).code).toBe('not-found');
  });

  it('changes a name without ending anything, a role with', async () => {
    const { accountId } = await person();
    await people.accounts.change(accountId, { displayName: 'Đặng Thị An' }, admin);
    expect(people.ended).toEqual([]);
    expect(await people.accounts.change(accountId, { role: 'secretary' }, admin)).toMatchObject({
      displayName: 'Đặng Thị An',
      role: 'secretary',
    });
    expect(people.ended).toEqual([`account:${accountId} revoked`]);
  });

  it('takes every part in meetings from whom it locks, once, and from nobody else', async () => {
    const { accountId } = await person();
    await person({ userName: 'binh', role: 'admin' });
    await people.accounts.change(accountId, { role: 'secretary' }, admin);
    expect(people.locked).toEqual([]);
    await people.accounts.change(accountId, { locked: true }, admin);
    await people.accounts.change(accountId, { locked: true, displayName: 'Đặng An' }, admin);
    expect(people.locked).toEqual([[accountId, admin]]);
  });

  it('is never the last to be locked or to lose the role, not even when two admins do it to each other at once', async () => {
    const an = await person({ role: 'admin' });
    const binh = await person({ userName: 'binh', role: 'admin' });
    const outcomes = await Promise.allSettled([
      people.accounts.change(an.accountId, { locked: true }, admin),
      people.accounts.change(binh.accountId, { role: 'chair' }, admin),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await refusalOf(people.accounts.change(binh.accountId, { locked: true }, admin))).code).toBe('last-admin');
  });

  it('never sees a hash', async () => {
    await person();
    expect(JSON.stringify(await people.accounts.all())).not.toContain('argon2');
  });
});

describe('a password', () => {
  it('is kept as an argon2id PHC string with its own salt', async () => {
    const passwords = new Passwords(systemMint);
    const [one, two] = await Promise.all([passwords.hash(goodPassword), passwords.hash(goodPassword)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/u);
    expect(one).not.toBe(two);
    expect(await passwords.matches(goodPassword, one)).toBe(true);
    expect(await passwords.matches(goodPassword.toLowerCase(), one)).toBe(false);
    expect(await passwords.matches(goodPassword, null)).toBe(false);
    await expect(passwords.matches(goodPassword, 'plain')).rejects.toThrow('not an argon2id PHC string');
  });

  it('agrees with a hash that another program made', async () => {
    // The reference program: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 24 -e
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await new Passwords(systemMint).matches('password', reference)).toBe(true);
  });

  it('is refused when too many wait to be compared, and the hub recovers', async () => {
    const passwords = new Passwords(systemMint);
    const hash = await passwords.hash('a');
    // The first comparison makes the hash of nobody, which has to be out of the way.
    await passwords.matches('a', null);
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.matches('a', hash)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(8);
    expect(await passwords.matches('a', hash)).toBe(true);
  });

  it('for one time can be read out', () => {
    const password = oneTimePassword(systemMint);
    expect(password).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/u);
    expect(password).not.toBe(oneTimePassword(systemMint));
    expect(oneTimePassword(new FakeMint())).toHaveLength(19);
  });
});

describe('the names by which records tell people apart', () => {
  it.each(['Nguyễn Văn Hòa', 'NGUYỄN VĂN HOÀ', ' nguyễn  văn hòa '])(
    '%s can not be taken by a second account, nor by a change of name',
    async (taken) => {
      await person({ userName: 'hoa', displayName: 'Nguyễn Văn Hòa' });
      const again = people.accounts.create({ userName: 'hoa2', displayName: taken, role: 'admin' });
      expect(await refusalOf(again)).toEqual({ code: 'display-name-taken', details: ['Nguyễn Văn Hòa (hoa).'] });
      const { accountId } = await person({ userName: 'khac' });
      const change = people.accounts.change(accountId, { displayName: taken }, admin);
      expect(await refusalOf(change)).toMatchObject({ code: 'display-name-taken' });
      expect((await people.accounts.all()).find((each) => each.accountId === accountId)?.formerNames).toEqual([]);
    },
  );

  it('Hoa and Hòa are two people', async () => {
    await person({ userName: 'hoa', displayName: 'Nguyễn Văn Hòa' });
    await person({ userName: 'hoa2', displayName: 'Nguyễn Văn Hoa' });
    expect(await people.accounts.all()).toHaveLength(2);
  });

  it('a change of name is a fact, once: until when the old name was borne, and who changed it', async () => {
    const { accountId } = await person({ displayName: 'Đặng An' });
    people.clock.pass(60_000);
    const at = people.clock.now();
    const changed = await people.accounts.change(accountId, { displayName: 'Đặng Thị An' }, admin);
    expect(changed.formerNames).toEqual([{ displayName: 'Đặng An', until: at, by: 'Quản trị (admin)' }]);
    await people.accounts.change(accountId, { displayName: 'Đặng Thị An', role: 'technician' }, admin);
    await people.accounts.change(accountId, { displayName: 'Đặng An' }, admin);
    expect((await people.accounts.all())[0]?.formerNames.map(({ displayName }) => displayName)).toEqual([
      'Đặng An',
      'Đặng Thị An',
    ]);
  });
});
