import { describe, expect, it } from 'vitest';
import { may, rights, type MeetingPart, type Right } from '../../src/kit/rights.ts';
import { Principal, Role } from '../../src/kit/roles.ts';

const account = (role: Role): Principal =>
  Principal.parse({
    kind: 'account',
    accountId: 'an',
    userName: 'an',
    displayName: 'Nguyễn Văn An',
    role,
    mustChangePassword: false,
  });
const endpoint = (leads: boolean): Principal =>
  Principal.parse({ kind: 'endpoint', endpointId: 'hoa-binh', name: 'Hòa Bình', leads });

const names = Object.keys(rights) as Right[];
const parts: readonly MeetingPart[] = ['chair', 'secretary', 'host'];

/** Written out once more by hand: who has what everywhere, and who has it besides by a part in the meeting. */
const expected: Readonly<Record<Right, string>> = {
  enter: 'admin chair secretary technician delegate',
  openMeeting: 'admin chair secretary',
  conductMeeting: 'admin chair secretary | chair secretary host',
  watchMeeting: 'admin chair secretary technician | chair secretary',
  takeSeat: 'admin chair secretary technician delegate',
  followMeeting: 'admin chair secretary technician delegate',
  readRecord: 'admin chair secretary technician | chair secretary',
  keepRecord: 'admin chair secretary | chair secretary',
  callRoll: 'admin chair secretary | chair secretary',
  keepPapers: 'admin chair secretary | chair secretary',
  readTasks: 'admin chair secretary technician',
  keepTasks: 'admin chair secretary',
  readReports: 'admin chair secretary technician',
  keepReports: 'admin secretary',
  readPeople: 'admin chair secretary technician',
  keepPeople: 'admin secretary',
  readDirectory: 'admin chair secretary technician',
  overseeDirectory: 'admin technician',
  keepDirectory: 'admin',
  enrolPcs: 'admin',
  readParameters: 'admin chair secretary technician',
  keepParameters: 'admin',
  readCalendar: 'admin chair secretary technician',
  keepCalendar: 'admin',
  keepProfile: 'admin',
  keepAccounts: 'admin',
  keepTokens: 'admin',
};

describe.each(names)('the right %s', (right) => {
  const [roles = '', ofMeeting = ''] = expected[right].split(' | ');

  it.each(Role.options)('is the right of a %s as it was decided, in any meeting and outside', (role) => {
    const has = roles.split(' ').includes(role);
    expect(may(account(role), right)).toBe(has);
    expect(may(account(role), right, { part: null })).toBe(has);
  });

  it.each(parts)('is given to the %s of a meeting as it was decided, and there alone', (part) => {
    const byRole = may(account('delegate'), right);
    expect(may(account('delegate'), right, { part })).toBe(byRole || ofMeeting.split(' ').includes(part));
    expect(may(endpoint(false), right, { part })).toBe(byRole || ofMeeting.split(' ').includes(part));
  });

  it('is taken from nobody by a part in a meeting', () => {
    for (const role of Role.options)
      for (const part of parts) expect(may(account(role), right, { part }) || !may(account(role), right)).toBe(true);
  });
});

describe('an endpoint', () => {
  it.each(names)('has %s as the chair where it leads, as a delegate elsewhere', (right) => {
    expect(may(endpoint(true), right)).toBe(may(account('chair'), right));
    expect(may(endpoint(false), right)).toBe(may(account('delegate'), right));
  });
});
