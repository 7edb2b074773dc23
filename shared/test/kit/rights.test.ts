import { describe, expect, it } from 'vitest';
import { GrantedRight, MeetingPart, may, rights, type Right } from '../../src/kit/rights.ts';
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
const display = Principal.parse({
  kind: 'endpoint',
  endpointId: 'hoa-binh',
  name: 'Hòa Bình',
  leads: true,
  as: 'display',
});
const endpoint = (leads: boolean): Principal =>
  Principal.parse({ kind: 'endpoint', endpointId: 'hoa-binh', name: 'Hòa Bình', leads });

const names = Object.keys(rights) as Right[];
const parts = MeetingPart.options;

/** Written out once more by hand: who has what everywhere | besides by a part in the meeting | besides by the meeting's policy. */
const expected: Readonly<Record<Right, string>> = {
  enter: 'admin chair secretary technician delegate',
  openMeeting: 'admin chair secretary',
  conductMeeting: 'admin chair secretary | chair secretary host acting',
  recordMeeting: 'admin chair secretary | chair secretary acting',
  pairPanels: 'admin chair secretary | chair secretary',
  limitReception: 'admin chair secretary technician | chair secretary host acting',
  tendSound: 'admin chair secretary technician | chair secretary host acting',
  nameSecretary: 'admin chair | chair',
  nameDeputy: 'admin chair | chair',
  handOver: 'chair | chair',
  takeBackLead: 'chair | chair secretary acting',
  assignLead: 'admin',
  watchMeeting: 'admin chair secretary technician | chair secretary deputy acting',
  takeSeat: 'admin chair secretary technician delegate',
  attendBeside: 'admin chair secretary technician delegate',
  sendMicrophone: 'admin chair secretary technician | chair host acting | delegate',
  sendCamera: 'admin chair secretary technician | chair host acting | delegate',
  sendScreen: 'admin chair secretary technician | chair host acting | delegate',
  takeScreen: 'chair | chair acting',
  followMeeting: 'admin chair secretary technician delegate',
  readRecord: 'admin chair secretary technician | chair secretary',
  keepRecord: 'admin chair secretary | chair secretary',
  callRoll: 'admin chair secretary | chair secretary',
  keepPapers: 'admin chair secretary | chair secretary',
  playRecording: 'admin chair secretary | chair secretary',
  downloadRecording: 'admin secretary | chair secretary',
  withholdRecording: 'admin | chair secretary',
  playWithheld: 'admin | chair secretary',
  deleteRecording: 'admin',
  seeChecks: 'admin chair secretary technician',
  askChecks: 'admin chair secretary technician',
  keepCheckHour: 'admin technician',
  seeLines: 'admin secretary technician | secretary',
  readTasks: 'admin chair secretary technician',
  keepTasks: 'admin chair secretary',
  readReports: 'admin chair secretary technician',
  keepReports: 'admin secretary',
  readPeople: 'admin chair secretary technician | chair secretary',
  keepPeople: 'admin secretary',
  readDirectory: 'admin chair secretary technician | chair secretary',
  overseeDirectory: 'admin technician',
  keepDirectory: 'admin',
  enrolPcs: 'admin',
  readParameters: 'admin chair secretary technician',
  keepParameters: 'admin',
  readCalendar: 'admin chair secretary technician',
  keepCalendar: 'admin',
  readRecordingRules: 'admin chair secretary technician',
  keepRecordingRules: 'admin',
  keepProfile: 'admin',
  keepAccounts: 'admin',
  keepTokens: 'admin',
};

const nothing: readonly GrantedRight[] = [];
const everything = GrantedRight.options;

describe('a display', () => {
  it('has what every endpoint has, also in a room that leads and in a meeting that this room leads', () => {
    const its = names.filter((right) => may(display, right, { part: 'chair', grants: everything }));
    expect(its).toEqual(names.filter((right) => rights[right].roles.includes('delegate')));
  });
});

describe('a panel', () => {
  const panel = Principal.parse({ ...endpoint(true), as: 'panel' });

  it('of an endpoint that leads has the rights of the chair in that meeting, and none of them elsewhere', () => {
    const everywhere = names.filter((right) => may(panel, right));
    expect(everywhere).toEqual(names.filter((right) => rights[right].roles.includes('delegate')));
    const there = names.filter((right) => may(panel, right, { part: 'chair', grants: nothing }));
    const ofChair = names.filter(
      (right) => expected[right].split('|')[1]?.trim().split(' ').includes('chair') === true,
    );
    expect(there).toEqual(names.filter((right) => everywhere.includes(right) || ofChair.includes(right)));
    expect(there).toContain('conductMeeting');
  });
});

describe('a panel that was paired with one meeting', () => {
  const onPanel = names.filter((right) => rights[right].onPanel === true);
  const standing = { part: 'chair', grants: everything } as const;

  it('has what was decided, by the part or the role of whom it acts for, and nothing without a meeting', () => {
    expect(onPanel.sort()).toEqual(
      [
        ...['enter', 'conductMeeting', 'limitReception', 'tendSound', 'attendBeside', 'followMeeting'],
        ...['nameDeputy', 'handOver', 'takeBackLead', 'recordMeeting'],
      ].sort(),
    );
    for (const whose of [endpoint(true), account('admin'), account('chair'), account('secretary')]) {
      const panel = Principal.parse({ ...whose, ...(whose.kind === 'endpoint' ? { as: 'panel' } : {}), onlyIn: 'm-1' });
      expect(names.filter((right) => may(panel, right))).toEqual([]);
      expect(names.filter((right) => may(panel, right, standing)).sort()).toEqual(onPanel);
    }
  });
});

describe.each(names)('the right %s', (right) => {
  const [roles = '', ofMeeting = '', ifGranted = ''] = expected[right].split('|').map((list) => list.trim());

  it.each(Role.options)('is the right of a %s as it was decided, in any meeting and outside', (role) => {
    const has = roles.split(' ').includes(role);
    expect(may(account(role), right)).toBe(has);
    expect(may(account(role), right, { part: null, grants: nothing })).toBe(has);
  });

  it.each(parts)('is given to the %s of a meeting as it was decided, and there alone', (part) => {
    const has = may(account('delegate'), right) || ofMeeting.split(' ').includes(part);
    expect(may(account('delegate'), right, { part, grants: nothing })).toBe(has);
    expect(may(endpoint(false), right, { part, grants: nothing })).toBe(has);
  });

  it.each(Role.options)('is granted to a %s by the policy of a meeting as it was decided', (role) => {
    const has = may(account(role), right) || ifGranted.split(' ').includes(role);
    expect(may(account(role), right, { part: null, grants: everything })).toBe(has);
    const others = everything.filter((granted) => granted !== right);
    expect(may(account(role), right, { part: null, grants: others })).toBe(may(account(role), right));
  });

  it('is taken from nobody by a part in a meeting', () => {
    for (const role of Role.options)
      for (const part of parts)
        expect(may(account(role), right, { part, grants: nothing }) || !may(account(role), right)).toBe(true);
  });
});

describe('an endpoint', () => {
  it.each(names)('has %s as the chair where it leads, as a delegate elsewhere', (right) => {
    expect(may(endpoint(true), right)).toBe(may(account('chair'), right));
    expect(may(endpoint(false), right)).toBe(may(account('delegate'), right));
  });
});
