import { beforeEach, describe, expect, it } from 'vitest';
import { GuessBrake } from '../../../src/application/sign-in/guess-brake.ts';
import { networkOf } from '../../../src/application/kit/network-of.ts';
import { mostGuessCounts } from '../../../src/application/ports/guess-counts.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { MemoryGuessCounts } from '../../fakes/memory-storage.ts';
import { goodPassword, refusalOf, TestLogger, testPeople, type TestPeople } from '../../support/people.ts';

const minuteMs = 60_000;
const mustWait: unknown = expect.objectContaining({ code: 'too-many-requests' });

describe('the brake', () => {
  const limit = { free: 2, forgiveEveryMs: 60 * minuteMs };
  const guessCounts = new MemoryGuessCounts();
  const clock = new FakeClock();
  const logger = new TestLogger();

  it('survives a restart with its waits, also when the clock is set meanwhile', async () => {
    const before = new GuessBrake({ guessCounts, clock, upkeep: clock, logger });
    for (let wrong = 0; wrong < 2; wrong += 1) before.begin([{ key: 'a', limit }]);
    before.begin([{ key: 'right', limit, startsAnew: true }]).right();
    await before.close();
    clock.pass(5_000);
    clock.set(-24 * 60 * minuteMs);
    const after = new GuessBrake({ guessCounts, clock, upkeep: clock, logger });
    await after.recall();
    expect(() => after.begin([{ key: 'a', limit }])).toThrow(mustWait);
    after.begin([{ key: 'right', limit }]);
    clock.pass(15 * minuteMs);
    after.begin([{ key: 'a', limit }]);
    expect(() => after.begin([{ key: 'a', limit }])).toThrow(mustWait);
  });

  it('remembers only so many, those who guessed last, and no key as it was typed', async () => {
    const stored = new MemoryGuessCounts();
    const brake = new GuessBrake({ guessCounts: stored, clock, upkeep: clock, logger });
    for (let key = 0; key < mostGuessCounts + 10; key += 1) brake.begin([{ key: `name:${key}`, limit }]);
    await brake.close();
    const all = await stored.all(clock.now());
    expect(all).toHaveLength(mostGuessCounts);
    expect(all.every(({ keyHash }) => /^[0-9a-f]{64}$/u.test(keyHash))).toBe(true);
  });

  it('holds while nothing can be written, and writes it later', async () => {
    const stored = new MemoryGuessCounts();
    const brake = new GuessBrake({ guessCounts: stored, clock, upkeep: clock, logger });
    const save = stored.save.bind(stored);
    stored.save = () => Promise.reject(new Error('disk full'));
    for (let wrong = 0; wrong < 2; wrong += 1) brake.begin([{ key: 'a', limit }]);
    await brake.close();
    expect(logger.said('warn')).toEqual(['wrong guesses could not be written down']);
    expect(() => brake.begin([{ key: 'a', limit }])).toThrow(mustWait);
    stored.save = save;
    await brake.close();
    expect(await stored.all(clock.now())).toHaveLength(1);
  });
});

describe('a place', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('whoever knows the password', () => {
  let people: TestPeople;
  let password: string;
  const cookieOf = (setCookie: string): string => setCookie.split(';')[0] ?? '';
  const guess = (address: string, userName = 'an') => people.signIn.signIn(userName, 'wrong', address);
  /** A stranger who tries as often as possible for so long, from these addresses. */
  const attack = async (hours: number, addresses: readonly string[]): Promise<number> => {
    let compared = 0;
    for (let minute = 0; minute < hours * 60; minute += 1) {
      for (const address of addresses)
        for (let burst = 0; burst < 6; burst += 1)
          if ((await refusalOf(guess(address))).code === 'wrong-password') compared += 1;
          else break;
      people.clock.pass(minuteMs);
    }
    return compared;
  };

  beforeEach(async () => {
    people = testPeople({ plainPasswords: true });
    password = (await people.accounts.create({ userName: 'an', displayName: 'An', role: 'admin' })).oneTimePassword;
  });

  it('is never kept out by one stranger’s address, or two', async () => {
    expect(await attack(30, ['10.0.0.66', '2001:db8::1'])).toBeLessThan(300);
    await people.signIn.signIn('an', password, '10.0.0.2');
  });

  it('is let in by a browser that signed in before, though the whole world guesses, also from the same address', async () => {
    const { markCookie } = await people.signIn.signIn('an', password, '10.0.0.2');
    const world = Array.from({ length: 40 }, (_, index) => `10.0.1.${index}`);
    await attack(1, ['10.0.0.2', ...world]);
    expect((await refusalOf(people.signIn.signIn('an', password, '10.0.0.2'))).code).toBe('too-many-requests');
    expect((await refusalOf(people.signIn.signIn('an', password, '10.9.9.9'))).code).toBe('too-many-requests');
    await people.signIn.signIn('an', password, '10.0.0.2', cookieOf(markCookie));
    await people.signIn.signIn('an', password, '10.9.9.9', `other=1; ${cookieOf(markCookie)}`);
  });

  it('may guess no more with a known browser than a stranger, and nothing for another name', async () => {
    const { cookie, markCookie } = await people.signIn.signIn('an', password, '10.0.0.2');
    const mark = cookieOf(markCookie);
    await people.accounts.create({ userName: 'binh', displayName: 'Bình', role: 'chair' });
    const wrong = async (userName: string, header: string) =>
      (await refusalOf(people.signIn.signIn(userName, 'wrong', '10.0.0.2', header))).code;
    for (let tries = 0; tries < 5; tries += 1) expect(await wrong('an', mark)).toBe('wrong-password');
    expect(await wrong('an', mark)).toBe('too-many-requests');
    for (let tries = 0; tries < 5; tries += 1) expect(await wrong('binh', mark)).toBe('wrong-password');
    expect(await wrong('binh', mark)).toBe('too-many-requests');
    // A mark of one's own making is none, and neither is a session.
    expect(await wrong('binh', `${mark}x`)).toBe('too-many-requests');
    expect(await wrong('binh', `__Host-diem-cau-known=${cookieOf(cookie)}`)).toBe('too-many-requests');
    expect(people.marks.read(mark, people.clock.now())?.accountIds).toHaveLength(1);
  });

  it('may have a browser that others of the office sign in with, too', async () => {
    const other = await people.accounts.create({ userName: 'binh', displayName: 'Bình', role: 'chair' });
    const first = await people.signIn.signIn('an', password, 'here');
    const second = await people.signIn.signIn('binh', other.oneTimePassword, 'here', cookieOf(first.markCookie));
    const mark = people.marks.read(cookieOf(second.markCookie), people.clock.now());
    expect(mark?.accountIds).toHaveLength(2);
    expect(mark?.markId).toBe(people.marks.read(cookieOf(first.markCookie), people.clock.now())?.markId);
    people.clock.pass(401 * 24 * 60 * minuteMs);
    expect(people.marks.read(cookieOf(second.markCookie), people.clock.now())).toBeNull();
  });

  it('changes the password though strangers guess for the name', async () => {
    const accountId = (await people.accounts.all())[0]?.accountId;
    if (accountId === undefined) throw new Error('there is one');
    await attack(
      1,
      Array.from({ length: 40 }, (_, index) => `10.0.1.${index}`),
    );
    const { principal } = await people.signIn.changePassword(
      accountId,
      { oldPassword: password, newPassword: goodPassword },
      '10.0.1.1',
    );
    expect(principal).toMatchObject({ mustChangePassword: false });
  });
});
