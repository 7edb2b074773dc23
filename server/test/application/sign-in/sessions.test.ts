import { randomBytes } from 'node:crypto';
import type { AccountId } from '@diem-cau/shared';
import jsonwebtoken from 'jsonwebtoken';
import { beforeEach, describe, expect, it } from 'vitest';
import { jwtCookies } from '../../../src/adapters/http/session-cookies.ts';
import { browserAt, testPeople, type TestPeople } from '../../support/people.ts';

const secret = randomBytes(48);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What a browser sends back after this `Set-Cookie` header. */
const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

let people: TestPeople;
beforeEach(async () => {
  people = testPeople({ cookies: jwtCookies(secret) });
  await people.directory.import(
    new TextEncoder().encode('unit_code,name,kind,endpoint,leads\n1,An Bình,xã,An Bình,có'),
    'for-good',
  );
});

const account = async () => {
  const { account: made } = await people.accounts.create({ userName: 'an', displayName: 'Đặng An', role: 'chair' });
  const stored = await people.storage.accounts.byId(made.accountId);
  if (stored === null) throw new Error('the account was made');
  return stored;
};
const endpointId = async () => {
  const [endpoint] = await people.storage.directory.endpoints();
  if (endpoint === undefined) throw new Error('the endpoint was imported');
  return endpoint.endpointId;
};
const enrolled = async () => {
  const link = await people.enrolments.makeLink(await endpointId());
  const { cookie } = await people.enrolments.redeem({ token: link.url.split('#')[1] ?? '' }, browserAt('here'));
  return { cookie: sent(cookie), enrolmentId: link.enrolmentId };
};

describe('a person who signed in', () => {
  it('is recognised with name, role and the keys of the session and the account', async () => {
    const person = await account();
    const cookie = sent(people.sessions.openForAccount(person));
    expect(await people.sessions.recognise(`other=1; ${cookie}`)).toEqual({
      principal: {
        kind: 'account',
        accountId: person.accountId,
        userName: 'an',
        displayName: 'Đặng An',
        role: 'chair',
        mustChangePassword: true,
      },
      keys: [expect.stringMatching(/^session:.+/u), `account:${person.accountId}`],
      until: people.clock.now() + 12 * hourMs,
    });
  });

  it('is recognised for twelve hours', async () => {
    const cookie = sent(people.sessions.openForAccount(await account()));
    people.clock.pass(12 * hourMs - 1_000);
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    expect(people.sessions.renewal(cookie)).toEqual([]);
    people.clock.pass(1_000);
    expect(await people.sessions.recognise(cookie)).toBeNull();
  });

  it('is not recognised after signing out, and whoever listens hears of it', async () => {
    const cookie = sent(people.sessions.openForAccount(await account()));
    const signedIn = await people.sessions.recognise(cookie);
    expect((await people.sessions.signOut(cookie)).join()).toContain('Max-Age=0');
    expect(people.ended).toEqual([`${signedIn?.keys[0] ?? ''} signed-out`]);
    expect(await people.sessions.recognise(cookie)).toBeNull();
  });

  it('keeps other sessions when signing out of one', async () => {
    const person = await account();
    const [one, two] = [sent(people.sessions.openForAccount(person)), sent(people.sessions.openForAccount(person))];
    await people.sessions.signOut(one);
    expect(await people.sessions.recognise(two)).not.toBeNull();
  });

  it('is not recognised once the account is locked', async () => {
    const person = await account();
    const cookie = sent(people.sessions.openForAccount(person));
    await people.accounts.change(person.accountId, { locked: true }, { by: 'hub' });
    expect(people.ended).toEqual([`account:${person.accountId} revoked`]);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    await people.accounts.change(person.accountId, { locked: false }, { by: 'hub' });
    expect(await people.sessions.recognise(cookie)).toBeNull();
  });
});

describe('the PC of an endpoint', () => {
  it('is recognised as the endpoint, as it stands in the directory now', async () => {
    const { cookie, enrolmentId } = await enrolled();
    await people.directory.changeEndpoint(await endpointId(), { name: 'Xã An Bình' });
    expect(await people.sessions.recognise(cookie)).toEqual({
      principal: {
        kind: 'endpoint',
        endpointId: await endpointId(),
        name: 'Xã An Bình',
        leads: true,
        mayBeOpened: true,
      },
      keys: [expect.stringMatching(/^session:.+/u), `enrolment:${enrolmentId}`],
      until: people.clock.now() + 400 * dayMs,
    });
  });

  it('is recognised for 400 days, and for as long again whenever it comes', async () => {
    const { cookie } = await enrolled();
    people.clock.pass(29 * dayMs);
    expect(people.sessions.renewal(cookie)).toEqual([]);
    people.clock.pass(370 * dayMs);
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    const renewed = sent(people.sessions.renewal(cookie)[0] ?? '');
    people.clock.pass(399 * dayMs);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect(await people.sessions.recognise(renewed)).not.toBeNull();
    people.clock.pass(dayMs);
    expect(await people.sessions.recognise(renewed)).toBeNull();
  });

  it('is not recognised once it is revoked, and can be told so', async () => {
    const { cookie, enrolmentId } = await enrolled();
    expect(await people.sessions.endedEnrolment(cookie)).toBeNull();
    await people.enrolments.revoke(enrolmentId);
    expect(people.ended).toEqual([`enrolment:${enrolmentId} revoked`]);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect(await people.sessions.endedEnrolment(cookie)).toMatchObject({ cause: 'revoked', at: people.clock.now() });
    expect(await people.sessions.endedEnrolment(undefined)).toBeNull();
  });

  it('is not recognised while the endpoint is switched off', async () => {
    const { cookie } = await enrolled();
    await people.directory.changeEndpoint(await endpointId(), { active: false });
    expect(await people.sessions.recognise(cookie)).toBeNull();
  });

  it('is noted as seen, not more than every five minutes, and let in when that cannot be written', async () => {
    const { cookie, enrolmentId } = await enrolled();
    const seen = async () => (await people.storage.enrolments.byId(enrolmentId))?.lastSeenAt;
    people.clock.pass(dayMs);
    const first = people.clock.now();
    await people.sessions.recognise(cookie);
    people.clock.pass(60_000);
    await people.sessions.recognise(cookie);
    expect(await seen()).toBe(first);
    people.clock.pass(5 * 60_000);
    people.storage.enrolments.noteSeen = () => Promise.reject(new Error('disk full'));
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    await Promise.resolve();
    expect(people.logger.said('warn')).toHaveLength(1);
  });
});

describe('a cookie', () => {
  it('is for the hub alone: no script, no plain line, no other site', async () => {
    const setCookie = people.sessions.openForAccount(await account());
    expect(setCookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      `Max-Age=${12 * 3_600}`,
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    expect(setCookie).toMatch(/^__Host-diem-cau=/u);
    expect(setCookie).not.toContain('Domain');
  });

  it.each([
    ['none', () => undefined],
    ['an empty one', () => 'diem-cau='],
    ['no token', () => 'diem-cau=hello'],
    ['%', () => 'diem-cau=%E0%A4%A'],
    ['another secret', () => token({}, randomBytes(48))],
    ['another algorithm', () => token({}, secret, 'HS512')],
    ['no signature', () => `diem-cau=${jsonwebtoken.sign(claims({}), '', { algorithm: 'none' })}`],
    ['no end', () => token({ exp: undefined })],
    ['an unknown kind', () => token({ kind: 'king' })],
    ['an unknown account', () => token({ accountId: 'nobody' })],
    ['an old generation', () => token({ generation: -1 })],
  ])('that is worth nothing (%s) is nobody', async (_, cookie) => {
    person = await account();
    expect(await people.sessions.recognise(token({}))).not.toBeNull();
    expect(await people.sessions.recognise(cookie())).toBeNull();
  });

  let person: { readonly accountId: AccountId; readonly generation: number };
  const claims = (change: object): object => {
    const iat = people.clock.now() / 1_000;
    const { accountId, generation } = person;
    const all = { kind: 'account', jti: 'x', iat, exp: iat + 60, accountId, generation, ...change };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  };
  const token = (change: object, key = secret, algorithm: 'HS256' | 'HS512' = 'HS256'): string =>
    `diem-cau=${jsonwebtoken.sign(claims(change), key, { algorithm })}`;
});

describe('a cookie under the name of earlier releases', () => {
  /** As release 0.1 gave it, for a session that began now. */
  const earlier = (claims: object, lengthMs: number): string => {
    const iat = people.clock.now() / 1_000;
    const payload = { jti: 'of-earlier', iat, exp: iat + lengthMs / 1_000, ...claims };
    return `diem-cau=${jsonwebtoken.sign(payload, secret, { algorithm: 'HS256' })}`;
  };
  const ofPerson = async (): Promise<string> => {
    const { accountId, generation } = await account();
    return earlier({ kind: 'account', accountId, generation }, 12 * hourMs);
  };
  const ofEndpoint = async (): Promise<string> =>
    earlier({ kind: 'enrolment', enrolmentId: (await enrolled()).enrolmentId }, 400 * dayMs);
  const names = (cookies: readonly string[]): string[] => cookies.map((each) => each.split('=')[0] ?? '');

  it.each([
    ['a person’s', ofPerson, 12 * hourMs],
    ['an endpoint’s', ofEndpoint, 400 * dayMs],
  ])('is %s session still, and is exchanged for one that lasts as long', async (_, make, lengthMs) => {
    const old = await make();
    const signedIn = await people.sessions.recognise(old);
    expect(signedIn?.keys[0]).toBe('session:of-earlier');
    people.clock.pass(hourMs);
    const [given = '', taken = '', ...more] = people.sessions.renewal(old);
    expect(names([given, taken])).toEqual(['__Host-diem-cau', 'diem-cau']);
    expect(taken).toContain('Max-Age=0');
    expect(given).toContain(`Max-Age=${(lengthMs - hourMs) / 1_000}`);
    expect(more).toEqual([]);
    expect(await people.sessions.recognise(sent(given))).toEqual(signedIn);
    expect(people.sessions.renewal(sent(given))).toEqual([]);
  });

  it('is lengthened and exchanged at once where that is due', async () => {
    const old = await ofEndpoint();
    people.clock.pass(31 * dayMs);
    const renewed = people.sessions.renewal(old);
    expect(names(renewed)).toEqual(['__Host-diem-cau', 'diem-cau']);
    expect(renewed[0]).toContain(`Max-Age=${(400 * dayMs) / 1_000}`);
  });

  it('gives way to the present one, and is only taken away beside it', async () => {
    const old = await ofEndpoint();
    const present = sent(people.sessions.openForAccount(await account()));
    for (const both of [`${old}; ${present}`, `${present}; ${old}`]) {
      expect((await people.sessions.recognise(both))?.principal.kind).toBe('account');
      expect(names(people.sessions.renewal(both))).toEqual(['diem-cau']);
    }
  });

  it('ends with the session: signing out takes both away', async () => {
    const old = await ofPerson();
    const given = sent(people.sessions.renewal(old)[0] ?? '');
    const taken = await people.sessions.signOut(`${given}; ${old}`);
    expect(names(taken)).toEqual(['__Host-diem-cau', 'diem-cau']);
    for (const each of taken) expect(each).toContain('Max-Age=0');
    for (const each of [old, given]) expect(await people.sessions.recognise(each)).toBeNull();
  });

  it('is not what a session of today can be planted as', async () => {
    const [, token = ''] = sent(people.sessions.openForAccount(await account())).split('=');
    expect(await people.sessions.recognise(`diem-cau=${token}`)).toBeNull();
    const [, old = ''] = (await ofEndpoint()).split('=');
    expect(await people.sessions.recognise(`__Host-diem-cau=${old}`)).toBeNull();
  });

  it('is the cookie itself on the open line of this very machine', async () => {
    const { cookies } = { cookies: jwtCookies(secret, 'loopback') };
    const claims = { sessionId: 's', issuedAt: 0, expiresAt: people.clock.now() + hourMs, kind: 'account' } as const;
    const { accountId, generation } = await account();
    const given = cookies.write({ ...claims, accountId, generation }, people.clock.now());
    expect(given).toMatch(/^diem-cau=/u);
    expect(given).not.toContain('Secure');
    expect(cookies.read(sent(given), people.clock.now())?.sessionId).toBe('s');
    expect(cookies.earlier(sent(given), people.clock.now())).toBeNull();
    expect(cookies.cleared).toHaveLength(1);
  });
});

it('tells every listener of an end until it listens no more', () => {
  const heard: string[] = [];
  const stop = people.sessions.onEnded((key) => heard.push(key));
  people.sessions.end('account:a', 'revoked');
  stop();
  people.sessions.end('account:b', 'revoked');
  expect(heard).toEqual(['account:a']);
});

describe('whose budget and places a request is counted under', () => {
  it('is the session’s, else that of the person who signed in with this browser before, whom no stranger’s flood keeps out', async () => {
    const person = await account();
    const { accountId } = person;
    const mark = (markId: string): string =>
      sent(people.marks.write({ markId, accountIds: [accountId] }, people.clock.now()));
    const session = sent(people.sessions.openForAccount(person));
    expect(people.sessions.claimant(`${mark('a')}; ${session}`)).toBe(`account:${accountId}`);
    // Apart from the person's own, so that a browser left behind takes nothing from them; one for all marks that somebody collects.
    expect(people.sessions.claimant(mark('a'))).toBe(`browser-of:account:${accountId}`);
    expect(people.sessions.claimant(mark('b'))).toBe(`browser-of:account:${accountId}`);
    for (const none of [undefined, '', 'other=1', `${mark('a')}x`]) expect(people.sessions.claimant(none)).toBeNull();
    expect(await people.sessions.recognise(mark('a'))).toBeNull();
  });
});
