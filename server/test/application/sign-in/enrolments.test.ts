import { EndpointId, EnrolmentId, readEnrolmentCode, type PcPurpose } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemMint } from '../../../src/adapters/system/clock.ts';
import { browserAt, refusalOf, testPeople, type TestPeople } from '../../support/people.ts';

const dayMs = 24 * 3_600_000;
let people: TestPeople;
let anBinh: EndpointId;
beforeEach(async () => {
  people = testPeople({ mint: systemMint });
  await people.directory.import(
    new TextEncoder().encode('unit_code,name,kind,endpoint\n1,An Bình,xã,An Bình\n2,Hòa Lạc,xã,Hòa Lạc'),
    'for-good',
  );
  anBinh = (await people.storage.directory.endpoints())[0]?.endpointId ?? EndpointId.parse('missing');
});

const stateOf = async (endpointId: EndpointId) =>
  (await people.directory.whole()).endpoints.find((each) => each.endpointId === endpointId)?.enrolment;
/** Makes a link as somebody does who was told what ends. */
const link = async (madeBy: string | null = null) => {
  const { pcs = [], link: open = null } = (await stateOf(anBinh)) ?? {};
  const ends = [...pcs, ...(open === null ? [] : [open])];
  const made = await people.enrolments.makeLink(anBinh, { madeBy, ends: ends.map((each) => each.enrolmentId) });
  return { ...made, token: made.url.split('#')[1] ?? '' };
};
const redeem = (token: string, address = 'here') => people.enrolments.redeem({ token }, browserAt(address));

describe('an enrolment link', () => {
  it('holds a secret of 32 bytes and a code that are kept nowhere', async () => {
    const { url, token, code } = await link();
    expect(url).toMatch(/^\/enrol#[A-Za-z0-9_-]{43}$/u);
    for (const secret of [token, code, readEnrolmentCode(code) ?? '']) {
      expect(JSON.stringify(await people.storage.enrolments.all())).not.toContain(secret);
      expect(JSON.stringify(people.logger.lines)).not.toContain(secret);
    }
  });

  it('enrols one browser, once', async () => {
    const { token, enrolmentId, expiresAt } = await link('Hoàng Thị Mai');
    const madeAt = people.clock.now();
    expect(await stateOf(anBinh)).toEqual({
      pcs: [],
      link: { enrolmentId, purpose: 'seat', madeBy: 'Hoàng Thị Mai', madeAt, expiresAt },
    });
    people.clock.pass(dayMs);
    const { principal, cookie } = await redeem(token);
    expect(principal).toMatchObject({ kind: 'endpoint', endpointId: anBinh, name: 'An Bình' });
    expect(await people.sessions.recognise(cookie)).toMatchObject({ principal });
    expect(await stateOf(anBinh)).toMatchObject({
      pcs: [{ enrolmentId, since: people.clock.now(), madeBy: 'Hoàng Thị Mai', madeAt, address: 'here' }],
      link: null,
    });
    expect((await refusalOf(redeem(token))).code).toBe('link-used');
  });

  it('is used by its code as well, however it is typed', async () => {
    const { code, token } = await link();
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    const { principal } = await people.enrolments.redeem({ code: typed }, browserAt('here'));
    expect(principal).toMatchObject({ endpointId: anBinh });
    expect((await refusalOf(redeem(token))).code).toBe('link-used');
    expect(await people.enrolments.look({ code }, 'here')).toMatchObject({ state: 'used', name: 'An Bình' });
  });

  it('enrols one browser also when two come at once', async () => {
    const { token, code } = await link();
    const outcomes = await Promise.allSettled([
      redeem(token),
      people.enrolments.redeem({ code }, browserAt('there')),
      redeem(token, 'elsewhere'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('says which PC holds the endpoint, in words', async () => {
    const userAgent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0';
    const { token } = await link();
    await people.enrolments.redeem({ token }, browserAt('::ffff:10.1.2.3', { userAgent }));
    expect((await stateOf(anBinh))?.pcs).toMatchObject([
      { browser: 'Edge 150', system: 'Windows', address: '10.1.2.3' },
    ]);
  });
});

describe('a look', () => {
  it('names the endpoint and uses nothing up, however often', async () => {
    const { token, code, expiresAt } = await link();
    for (let looks = 0; looks < 20; looks += 1)
      expect(await people.enrolments.look(looks % 2 === 0 ? { token } : { code }, 'here')).toEqual({
        state: 'open',
        name: 'An Bình',
        leads: false,
        purpose: 'seat',
        expiresAt,
        ends: [],
        stays: [],
      });
    await redeem(token);
  });

  it('tells which PC will lose the endpoint', async () => {
    await redeem((await link()).token);
    const { code } = await link();
    expect(await people.enrolments.look({ code }, 'here')).toMatchObject({
      ends: [{ browser: '', system: '', lastSeenAt: people.clock.now() }],
    });
  });
});

describe('a link that is spent says why, to a look and to a use', () => {
  const spent = async (token: string, state: string, code: string) => {
    expect(await people.enrolments.look({ token }, 'here')).toMatchObject({ state, name: 'An Bình' });
    expect((await refusalOf(redeem(token))).code).toBe(code);
  };

  it('after seven days', async () => {
    const { token } = await link();
    people.clock.pass(7 * dayMs);
    await spent(token, 'expired', 'link-expired');
    expect(await stateOf(anBinh)).toEqual({ pcs: [], link: null });
  });

  it('when a newer one was made, and when it was taken back', async () => {
    const older = await link();
    const newer = await link();
    await spent(older.token, 'replaced', 'link-replaced');
    await people.enrolments.revoke(newer.enrolmentId);
    await spent(newer.token, 'revoked', 'link-revoked');
    expect(await stateOf(anBinh)).toEqual({ pcs: [], link: null });
  });

  it('while its endpoint is switched off; none is made for that one or for an unknown one', async () => {
    const { token } = await link();
    await people.directory.changeEndpoint(anBinh, { active: false });
    await spent(token, 'revoked', 'link-revoked');
    expect((await refusalOf(link())).code).toBe('not-found');
    expect((await refusalOf(people.enrolments.makeLink(EndpointId.parse('nowhere')))).code).toBe('not-found');
  });

  it('and makes nobody wait, since it was no guess', async () => {
    const { token } = await link();
    await redeem(token);
    for (let tries = 0; tries < 12; tries += 1) expect((await refusalOf(redeem(token))).code).toBe('link-used');
  });
});

describe('what a new link ends', () => {
  it('has to be named: the open link, and the PC', async () => {
    const first = await link();
    const make = (...ends: EnrolmentId[]) => people.enrolments.makeLink(anBinh, { madeBy: null, ends });
    expect((await refusalOf(make())).code).toBe('ends-others');
    expect((await refusalOf(make(EnrolmentId.parse('another')))).code).toBe('ends-others');
    expect(await people.enrolments.look({ token: first.token }, 'here')).toMatchObject({ state: 'open' });
    await redeem(first.token);
    expect((await refusalOf(make())).code).toBe('ends-others');
    const second = await make(first.enrolmentId);
    expect((await refusalOf(make(first.enrolmentId))).code).toBe('ends-others');
    await make(first.enrolmentId, second.enrolmentId);
  });
});

describe('an endpoint that gets another PC', () => {
  it('keeps the old one until the new link is used, then that one is out at once and told why', async () => {
    const old = await link();
    const { cookie } = await redeem(old.token, 'old PC');
    const next = await link();
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    expect(people.ended).toEqual([]);
    people.clock.pass(dayMs);
    await redeem(next.token, 'new PC');
    expect(people.ended).toEqual([`enrolment:${old.enrolmentId} replaced`]);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect(await people.sessions.endedEnrolment(cookie)).toEqual({
      name: 'An Bình',
      cause: 'replaced',
      at: people.clock.now(),
    });
    expect(await stateOf(anBinh)).toMatchObject({ pcs: [{ enrolmentId: next.enrolmentId }] });
  });
});

describe('several PCs of one endpoint', () => {
  const one = async (purpose: PcPurpose, beside: boolean, ends: readonly EnrolmentId[] = []) => {
    people.clock.pass(1_000);
    const { code, enrolmentId } = await people.enrolments.makeLink(anBinh, { purpose, beside, ends });
    const look = await people.enrolments.look({ code }, 'here');
    const { principal, cookie } = await people.enrolments.redeem({ code }, browserAt(`PC ${enrolmentId}`));
    return { look, enrolmentId, principal, cookie };
  };
  const comesIn = async ({ cookie }: { cookie: string }): Promise<boolean> =>
    (await people.sessions.recognise(cookie)) !== null;

  it('are enrolled beside each other, which ends nobody; one is revoked and the others stay', async () => {
    const first = await one('seat', false);
    const second = await one('seat', true);
    expect(second.look).toMatchObject({
      purpose: 'seat',
      ends: [],
      stays: [{ lastSeenAt: people.clock.now() - 1_000 }],
    });
    expect(people.ended).toEqual([]);
    expect([await comesIn(first), await comesIn(second)]).toEqual([true, true]);
    expect((await stateOf(anBinh))?.pcs).toHaveLength(2);
    await people.enrolments.revoke(first.enrolmentId);
    expect(people.ended).toEqual([`enrolment:${first.enrolmentId} revoked`]);
    expect([await comesIn(first), await comesIn(second)]).toEqual([false, true]);
  });

  it('are each for something, and replaced only by one that is for the same', async () => {
    const seat = await one('seat', false);
    const display = await one('display', false);
    const panel = await one('panel', false);
    expect([seat.principal, display.principal, panel.principal]).toEqual([
      { kind: 'endpoint', endpointId: anBinh, name: 'An Bình', leads: false, mayBeOpened: true },
      { kind: 'endpoint', endpointId: anBinh, name: 'An Bình', leads: false, mayBeOpened: true, as: 'display' },
      { kind: 'endpoint', endpointId: anBinh, name: 'An Bình', leads: false, mayBeOpened: true, as: 'panel' },
    ]);
    expect(await people.sessions.recognise(display.cookie)).toMatchObject({ principal: display.principal });
    expect((await stateOf(anBinh))?.pcs.map(({ purpose }) => purpose)).toEqual(['seat', 'display', 'panel']);
    expect((await refusalOf(people.enrolments.makeLink(anBinh, { purpose: 'display' }))).code).toBe('ends-others');
    const other = await one('display', false, [display.enrolmentId]);
    expect(people.ended).toEqual([`enrolment:${display.enrolmentId} replaced`]);
    expect([await comesIn(seat), await comesIn(panel), await comesIn(other)]).toEqual([true, true, true]);
  });

  it('come by one open link at a time, whatever it is for', async () => {
    const { enrolmentId } = await people.enrolments.makeLink(anBinh, { purpose: 'panel' });
    expect((await refusalOf(people.enrolments.makeLink(anBinh, { beside: true }))).code).toBe('ends-others');
    await people.enrolments.makeLink(anBinh, { beside: true, ends: [enrolmentId] });
  });
});

describe('a PC that is enrolled for another endpoint', () => {
  it('holds the one before no longer: the directory shows no PC where there is none', async () => {
    const [, hoaLac] = await people.storage.directory.endpoints();
    const { token, enrolmentId } = await link();
    const { cookie } = await redeem(token);
    const other = await people.enrolments.makeLink(hoaLac?.endpointId ?? EndpointId.parse('missing'));
    await people.enrolments.redeem({ code: other.code }, browserAt('here', { cookieHeader: cookie }));
    expect(await stateOf(anBinh)).toEqual({ pcs: [], link: null });
    // Its other pages begin anew; they are not told that somebody revoked them.
    expect(people.ended).toEqual([`enrolment:${enrolmentId} signed-out`]);
  });
});

describe('revoking', () => {
  it('may be done twice, and is told once', async () => {
    const { token, enrolmentId } = await link();
    await redeem(token);
    await people.enrolments.revoke(enrolmentId);
    await people.enrolments.revoke(enrolmentId);
    expect(people.ended).toEqual([`enrolment:${enrolmentId} revoked`]);
    expect(await stateOf(anBinh)).toEqual({ pcs: [], link: null });
  });

  it('of what is unknown is refused', async () => {
    expect((await refusalOf(people.enrolments.revoke(EnrolmentId.parse('unknown')))).code).toBe('not-found');
  });
});

describe('wrong links and codes', () => {
  const wrongCode = (address: string) => people.enrolments.look({ code: 'CCCCC-CCCCC' }, address);

  it('make codes from the address wait and are logged; codes from elsewhere are looked at meanwhile', async () => {
    const { code } = await link();
    for (let tries = 0; tries < 5; tries += 1) expect((await refusalOf(wrongCode('here'))).code).toBe('wrong-token');
    expect((await refusalOf(people.enrolments.look({ code }, 'here'))).code).toBe('too-many-requests');
    expect(people.logger.said('warn')).toEqual(Array.from({ length: 5 }, () => 'wrong enrolment token'));
    await people.enrolments.look({ code }, 'elsewhere');
  });

  it('keep no link waiting that another PC behind the same address holds', async () => {
    const { token } = await link();
    for (let tries = 0; tries < 12; tries += 1) {
      await refusalOf(wrongCode('the office'));
      expect((await refusalOf(redeem(systemMint.secret(32), 'the office'))).code).toBe('wrong-token');
    }
    await people.enrolments.look({ token }, 'the office');
    await redeem(token, 'the office');
  });

  it('do not add up with right ones', async () => {
    for (let tries = 0; tries < 12; tries += 1) await redeem((await link()).token);
  });

  it('of many addresses together make codes wait, and no link', async () => {
    const { token, code } = await link();
    for (let tries = 0; tries < 60; tries += 1)
      expect((await refusalOf(wrongCode(`address ${tries}`))).code).toBe('wrong-token');
    expect((await refusalOf(people.enrolments.look({ code }, 'a commune'))).code).toBe('too-many-requests');
    await people.enrolments.look({ token }, 'a commune');
    people.clock.pass(15_000);
    await people.enrolments.look({ code }, 'a commune');
  });

  it('that can be no code are a slip of the hand', async () => {
    const { token } = await link();
    for (let tries = 0; tries < 12; tries += 1)
      expect((await refusalOf(people.enrolments.look({ code: 'mật khẩu' }, 'here'))).code).toBe('wrong-token');
    await redeem(token);
  });
});
