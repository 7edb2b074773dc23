import { EndpointId, EnrolmentId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemMint } from '../../src/adapters/system/clock.ts';
import { refusalOf, testPeople, type TestPeople } from '../support/people.ts';

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

const link = async () => {
  const made = await people.enrolments.makeLink(anBinh);
  return { ...made, token: made.url.split('#')[1] ?? '' };
};
const stateOf = async (endpointId: EndpointId) =>
  (await people.directory.whole()).endpoints.find((each) => each.endpointId === endpointId)?.enrolment;

describe('an enrolment link', () => {
  it('holds a secret of 32 bytes that is kept nowhere', async () => {
    const { url, token } = await link();
    expect(url).toMatch(/^\/enrol#[A-Za-z0-9_-]{43}$/u);
    expect(JSON.stringify(await people.storage.enrolments.all())).not.toContain(token);
    expect(JSON.stringify(people.logger.lines)).not.toContain(token);
  });

  it('enrols one browser, once', async () => {
    const { token, enrolmentId, expiresAt } = await link();
    expect(await stateOf(anBinh)).toEqual({ state: 'link-open', enrolmentId, expiresAt });
    people.clock.pass(dayMs);
    const { principal, cookie } = await people.enrolments.redeem(token, 'here');
    expect(principal).toMatchObject({ kind: 'endpoint', endpointId: anBinh, name: 'An Bình' });
    expect(await people.sessions.recognise(cookie)).toMatchObject({ principal });
    expect(await stateOf(anBinh)).toMatchObject({ state: 'enrolled', enrolmentId, since: people.clock.now() });
    expect((await refusalOf(people.enrolments.redeem(token, 'here'))).code).toBe('wrong-token');
  });

  it('enrols one browser also when two come at once', async () => {
    const { token } = await link();
    const outcomes = await Promise.allSettled([
      people.enrolments.redeem(token, 'here'),
      people.enrolments.redeem(token, 'there'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('is good for seven days', async () => {
    const { token } = await link();
    people.clock.pass(7 * dayMs);
    expect((await refusalOf(people.enrolments.redeem(token, 'here'))).code).toBe('wrong-token');
    expect(await stateOf(anBinh)).toEqual({ state: 'none' });
  });

  it('is void once a newer one is made, or when it is taken back', async () => {
    const older = await link();
    const newer = await link();
    expect((await refusalOf(people.enrolments.redeem(older.token, 'here'))).code).toBe('wrong-token');
    await people.enrolments.revoke(newer.enrolmentId);
    expect((await refusalOf(people.enrolments.redeem(newer.token, 'here'))).code).toBe('wrong-token');
    expect(await stateOf(anBinh)).toEqual({ state: 'none' });
  });

  it('is not made for an endpoint that is unknown or switched off, and not redeemed for one', async () => {
    const { token } = await link();
    await people.directory.changeEndpoint(anBinh, { active: false });
    expect((await refusalOf(people.enrolments.redeem(token, 'here'))).code).toBe('wrong-token');
    expect((await refusalOf(link())).code).toBe('not-found');
    expect((await refusalOf(people.enrolments.makeLink(EndpointId.parse('nowhere')))).code).toBe('not-found');
  });
});

describe('an endpoint that gets another PC', () => {
  it('keeps the old one until the new link is used, then that one is out at once', async () => {
    const old = await link();
    const { cookie } = await people.enrolments.redeem(old.token, 'old PC');
    const next = await link();
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    expect(people.ended).toEqual([]);
    await people.enrolments.redeem(next.token, 'new PC');
    expect(people.ended).toEqual([`enrolment:${old.enrolmentId} revoked`]);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect(await stateOf(anBinh)).toMatchObject({ state: 'enrolled', enrolmentId: next.enrolmentId });
  });
});

describe('revoking', () => {
  it('may be done twice, and is told once', async () => {
    const { token, enrolmentId } = await link();
    await people.enrolments.redeem(token, 'here');
    await people.enrolments.revoke(enrolmentId);
    await people.enrolments.revoke(enrolmentId);
    expect(people.ended).toEqual([`enrolment:${enrolmentId} revoked`]);
    expect(await stateOf(anBinh)).toEqual({ state: 'none' });
  });

  it('of what is unknown is refused', async () => {
    expect((await refusalOf(people.enrolments.revoke(EnrolmentId.parse('unknown')))).code).toBe('not-found');
  });
});

describe('wrong tokens', () => {
  it('make the address wait and are logged; others are let in meanwhile', async () => {
    const { token } = await link();
    for (let tries = 0; tries < 5; tries += 1)
      expect((await refusalOf(people.enrolments.redeem(systemMint.secret(32), 'here'))).code).toBe('wrong-token');
    expect((await refusalOf(people.enrolments.redeem(token, 'here'))).code).toBe('too-many-requests');
    expect(people.logger.said('warn')).toEqual(Array.from({ length: 5 }, () => 'wrong enrolment token'));
    await people.enrolments.redeem(token, 'elsewhere');
  });

  it('do not add up with right ones', async () => {
    for (let tries = 0; tries < 12; tries += 1) await people.enrolments.redeem((await link()).token, 'here');
  });
});
