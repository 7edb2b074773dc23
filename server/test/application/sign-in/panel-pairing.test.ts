import { AccountId, EnrolmentId, MeetingId, PanelId, readPanelCode, shownPanelCode } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Panel } from '../../../src/application/ports/paired-panels.ts';
import { browserAt, refusalOf, testPeople, type TestPeople } from '../../support/people.ts';

const meetingId = MeetingId.parse('m-1');
const hourMs = 3_600_000;
const token = 'x'.repeat(43);

/** A district with its room enrolled, a secretary, and an invitation of each. */
const office = async () => {
  const people = testPeople();
  const file = 'unit_code,name,kind,endpoint,leads\n1,Huyện,huyện,Huyện,có';
  await people.directory.import(new TextEncoder().encode(file), 'for-good');
  const [endpoint] = await people.storage.directory.endpoints();
  if (endpoint === undefined) throw new Error('it was imported');
  const link = await people.enrolments.makeLink(endpoint.endpointId);
  const seat = await people.enrolments.redeem({ code: link.code }, browserAt('10.0.0.1'));
  const { account } = await people.accounts.create({ userName: 'binh', displayName: 'Bình', role: 'secretary' });
  const { generation } = (await people.storage.accounts.byId(account.accountId)) ?? { generation: -1 };
  people.panels.open.add(meetingId);
  const until = people.clock.now() + 12 * hourMs;
  const panel = (id: string, bond: Panel['bond']): Panel => ({
    ...{ panelId: PanelId.parse(id), bond, actsFor: '', since: people.clock.now(), until, browser: '', system: '' },
  });
  const { endpointId } = endpoint;
  const invited = (key: string, of: Panel): void => void people.panels.invited.set(key, { meetingId, panel: of });
  invited('123456', panel('of-room', { of: 'endpoint', endpointId, enrolmentId: link.enrolmentId }));
  invited(token, panel('of-binh', { of: 'account', accountId: account.accountId, generation }));
  return { ...people, seat, endpointId, enrolmentId: link.enrolmentId, accountId: account.accountId, invited, panel };
};

const pair = async (people: TestPeople, key: { code: string } | { token: string }, cookieHeader?: string) =>
  people.panelPairing.redeem(key, browserAt('10.0.0.9', { cookieHeader }));

describe('a device', () => {
  it('becomes a panel of the room by digits, however they are typed, and of a person by a token', async () => {
    const people = await office();
    const { principal, cookie } = await pair(people, { code: ' 123-456 ' });
    expect(principal).toMatchObject({
      kind: 'endpoint',
      endpointId: people.endpointId,
      as: 'panel',
      onlyIn: meetingId,
    });
    const ofBinh = await pair(people, { token });
    expect(ofBinh.principal).toMatchObject({ kind: 'account', displayName: 'Bình', onlyIn: meetingId });
    const signedIn = await people.sessions.recognise(cookie);
    expect(signedIn?.keys).toEqual([
      expect.stringMatching(/^session:/u),
      `enrolment:${people.enrolmentId}`,
      'panel:of-room',
    ]);
    expect(people.sessions.claimant(cookie)).toBe('panel:of-room');
    // The seat's PC was not seen because a tablet was.
    expect((await people.sessions.recognise(people.seat.cookie))?.principal).not.toHaveProperty('onlyIn');
  });

  it('is refused wrong digits, spent ones and what are none; only what could be right is a guess', async () => {
    const people = await office();
    for (const code of ['12345', '1234567', 'abcdef', '١٢٣٤٥٦', '12345a'])
      expect(await refusalOf(pair(people, { code }))).toMatchObject({ code: 'wrong-panel-code' });
    expect(people.panels.came).toEqual([]);
    expect(await refusalOf(pair(people, { code: '654321' }))).toMatchObject({ code: 'wrong-panel-code' });
    await pair(people, { code: '123456' });
    expect(await refusalOf(pair(people, { code: '123456' }))).toMatchObject({ code: 'wrong-panel-code' });
    for (let n = 0; n < 20; n += 1) await refusalOf(pair(people, { code: '000000' }));
    people.invited('777777', people.panel('late', { of: 'account', accountId: people.accountId, generation: 0 }));
    expect(await refusalOf(pair(people, { code: '777777' }))).toMatchObject({ code: 'too-many-requests' });
    // Whoever holds the QR code does not wait for somebody else's guessing.
    expect((await pair(people, { token })).principal).toMatchObject({ onlyIn: meetingId });
  });

  it('that is signed in or enrolled stays what it is, and spends nothing', async () => {
    const people = await office();
    const account = await people.storage.accounts.byId(people.accountId);
    const signedIn = people.sessions.openForAccount(account ?? { accountId: AccountId.parse('x'), generation: 0 });
    for (const cookie of [people.seat.cookie, signedIn]) {
      expect(await refusalOf(pair(people, { code: '123456' }, cookie))).toMatchObject({ code: 'browser-in-use' });
      expect(await people.sessions.recognise(cookie)).not.toBeNull();
    }
    expect(people.panels.came).toEqual([]);
    const { cookie } = await pair(people, { code: '123456' });
    await pair(people, { token }, cookie);
    expect(people.panels.came.at(-1)?.was).toEqual({ meetingId, panelId: 'of-room' });
  });
});

describe('the session of a panel', () => {
  const cookieOf = async (people: Awaited<ReturnType<typeof office>>, key: { code: string } | { token: string }) =>
    (await pair(people, key)).cookie;

  it('ends with its hours', async () => {
    const people = await office();
    const cookie = await cookieOf(people, { code: '123456' });
    people.clock.pass(12 * hourMs - 1_000);
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    people.clock.pass(1_000);
    expect(await people.sessions.recognise(cookie)).toBeNull();
    // The next day its browser has no cookie any more; who kept a copy has nothing either.
    expect(await people.sessions.endedPanel(cookie)).toBeNull();
  });

  it('ends with its meeting and with its panel, and says which', async () => {
    const people = await office();
    const cookie = await cookieOf(people, { code: '123456' });
    expect(await people.sessions.endedPanel(cookie)).toBeNull();
    people.panels.paired.clear();
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect(await people.sessions.endedPanel(cookie)).toEqual({ cause: 'ended' });
    people.panels.open.clear();
    expect(await people.sessions.endedPanel(cookie)).toEqual({ cause: 'closed' });
    expect(await people.sessions.endedPanel(people.seat.cookie)).toBeNull();
  });

  it('ends with the enrolment of the seat', async () => {
    const people = await office();
    const cookie = await cookieOf(people, { code: '123456' });
    await people.enrolments.revoke(EnrolmentId.parse(people.enrolmentId));
    expect(await people.sessions.recognise(cookie)).toBeNull();
    expect(people.ended).toContain(`enrolment:${people.enrolmentId} revoked`);
  });

  it.each([
    ['is locked', { locked: true }],
    ['has another role', { role: 'delegate' as const }],
  ])('ends when the person %s', async (_, change) => {
    const people = await office();
    const cookie = await cookieOf(people, { token });
    expect(await people.sessions.recognise(cookie)).not.toBeNull();
    await people.accounts.change(people.accountId, change, { by: 'hub' });
    expect(await people.sessions.recognise(cookie)).toBeNull();
  });

  it('is given up by signing out on the device itself, the panel with it', async () => {
    const people = await office();
    const cookie = await cookieOf(people, { code: '123456' });
    await people.sessions.signOut(cookie);
    expect(people.panels.paired.size).toBe(0);
    expect(await people.sessions.recognise(cookie)).toBeNull();
  });

  it('is worth nothing for another panel, nor in another meeting', async () => {
    const people = await office();
    const cookie = await cookieOf(people, { code: '123456' });
    const other = people.sessions.openForPanel(MeetingId.parse('m-2'), {
      panelId: PanelId.parse('of-room'),
      until: 1e15,
    });
    expect(await refusalOf(other)).toMatchObject({ code: 'panel-ended' });
    expect(people.sessions.panelOf(cookie)).toEqual({ meetingId, panelId: 'of-room' });
    expect(people.sessions.panelOf(people.seat.cookie)).toBeNull();
  });
});

it('digits are read however they were shown and typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom(' ', '-', '', ' – ', '\u00a0'), (n, gap) => {
      const code = String(n).padStart(6, '0');
      expect(readPanelCode(shownPanelCode(code))).toBe(code);
      expect(readPanelCode(`${code.slice(0, 2)}${gap}${code.slice(2)}${gap}`)).toBe(code);
      expect(readPanelCode([...code].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join(''))).toBe(code);
    }),
  );
});
