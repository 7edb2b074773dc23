import {
  EndpointId,
  MeetingType,
  OpeningRequest,
  UnitId,
  meetingPolicies,
  usualPlannedMinutes,
  type EndpointBody,
  type MeetingPolicy,
  type UnitBody,
} from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import {
  choose,
  findHosts,
  freshDraft,
  openingFaults,
  openingRequest,
  policyOf,
  searchEndpoints,
} from '../../../src/features/meeting/opening/opening-draft.ts';
import { deskTimes } from '../../../src/ui/desk/desk-times.ts';
import { policySentences } from '../../../src/features/meeting/opening/policy-sentences.ts';

const endpoint = (id: string, name: string): EndpointBody => ({
  endpointId: EndpointId.parse(id),
  name,
  unitId: UnitId.parse(id),
  unitToday: { name, kind: 'xã' },
  leads: false,
  position: 1,
  active: true,
  phone: '',
  contact: '',
  mayBeOpened: true,
  joinsByItself: false,
  enrolment: { pcs: [], link: null },
});
const times = deskTimes('Asia/Ho_Chi_Minh');
const now = Date.parse('2026-11-22T01:00Z');
const endpoints = [endpoint('a', 'Xã Yên Lỗ'), endpoint('b', 'Xã Hòa Bình'), endpoint('c', 'Xã Hưng Đạo')];

describe('the opening form', () => {
  it('expects every endpoint at first, but not that nothing secret is spoken of', () => {
    const draft = freshDraft(endpoints, '22/11/2026');
    expect(draft.chosen.size).toBe(3);
    expect(openingFaults(draft, 'Họp giao ban', now, times)).toEqual(['declaration']);
  });

  it.each(['hoa binh', 'HOÀ BÌNH', 'Hòa'])('finds Hòa Bình by %s', (words) => {
    expect(searchEndpoints(endpoints, words).map(({ name }) => name)).toEqual(['Xã Hòa Bình']);
  });

  it.each([
    ['tomorrow at 08:00', '23/11/2026', '08:00', true],
    ['in 31 minutes', '22/11/2026', '08:31', true],
    ['in half an hour', '22/11/2026', '08:30', false],
    ['an hour ago', '22/11/2026', '07:00', false],
  ])('asks before it opens a meeting that is invited for %s', (_, day, clock, asks) => {
    const draft = { ...freshDraft(endpoints, '22/11/2026'), holdsNoStateSecret: true, scheduled: { day, clock } };
    expect(openingFaults(draft, 'Họp', now, times)).toEqual(asks ? ['ahead'] : []);
    expect(openingFaults({ ...draft, opensAhead: true }, 'Họp', now, times)).toEqual([]);
  });

  it('takes found endpoints in and out and leaves the others', () => {
    const found = searchEndpoints(endpoints, 'dao');
    const without = choose(freshDraft(endpoints, '22/11/2026').chosen, found, false);
    expect([...without]).toEqual(['a', 'b']);
    expect([...choose(without, found, true)]).toEqual(['a', 'b', 'c']);
  });

  it('names every fault in the order of its fields', () => {
    const draft = { ...freshDraft(endpoints, '22/11/2026'), chosen: new Set<EndpointId>() };
    expect(openingFaults(draft, '  ', now, times)).toEqual(['title', 'endpoints', 'declaration']);
    expect(
      openingFaults(
        { ...freshDraft(endpoints, '22/11/2026'), maxEndpoints: 2, holdsNoStateSecret: true },
        'Họp',
        now,
        times,
      ),
    ).toEqual(['cap']);
  });

  it('makes a request in the order of the directory that the hub can read', () => {
    const chosen = choose(choose(new Set(), endpoints.slice(2), true), endpoints.slice(0, 1), true);
    const request = openingRequest(
      { ...freshDraft(endpoints, '22/11/2026'), chosen, holdsNoStateSecret: true },
      ' Họp ',
      endpoints,
      times,
    );
    expect(OpeningRequest.parse(request)).toEqual({
      title: 'Họp',
      type: 'giao-ban',
      expected: ['a', 'c'],
      holdsNoStateSecret: true,
      scheduledAt: null,
      hostUnitId: null,
      secretaryId: null,
      plannedMinutes: 90,
    });
  });

  it('proposes by the type for how long the meeting is planned, until somebody chooses, and asks for none where none is wanted', () => {
    const fresh = freshDraft(endpoints, '22/11/2026');
    const asked = (part: Partial<typeof fresh>) => openingRequest({ ...fresh, ...part }, 'Họp', endpoints, times);
    for (const type of MeetingType.options)
      expect(asked({ type }).plannedMinutes, type).toBe(usualPlannedMinutes[type] ?? undefined);
    expect(asked({ type: 'tap-huan', plannedMinutes: 45 }).plannedMinutes).toBe(45);
    expect(asked({ plannedMinutes: null })).not.toHaveProperty('plannedMinutes');
  });

  it('asks for the time of the invitation on the clocks of the hub, and only where a time was written', () => {
    const fresh = { ...freshDraft(endpoints, '22/11/2026'), holdsNoStateSecret: true };
    const written = { ...fresh, scheduled: { day: '22/11/2026', clock: '8h05' } };
    expect(openingRequest(written, 'Họp', endpoints, times).scheduledAt).toBe(Date.parse('2026-11-22T01:05Z'));
    expect(openingRequest(fresh, 'Họp', endpoints, times).scheduledAt).toBeNull();
    expect(openingFaults({ ...fresh, scheduled: { day: '31/11/2026', clock: '08:00' } }, 'Họp', now, times)).toEqual([
      'scheduled',
    ]);
  });

  it('offers as hosts the units that are valid on the day, found without tone marks', () => {
    const unit = (id: string, name: string, validTo: string | null): UnitBody => ({
      unitId: UnitId.parse(id),
      code: id,
      name,
      kind: 'xã',
      parentId: null,
      validFrom: '2020-01-01',
      validTo,
      successorId: null,
    });
    const units = [unit('a', 'Hòa Bình', '2025-06-30'), unit('b', 'Hồng Phong', null), unit('c', 'Hoa Thám', null)];
    expect(findHosts(units, '2026-11-22', 'ho').map(({ name }) => name)).toEqual(['Hồng Phong', 'Hoa Thám']);
    expect(findHosts(units, '2025-06-30', 'hoa binh').map(({ name }) => name)).toEqual(['Hòa Bình']);
    expect(findHosts(units, '2019-12-31', '')).toEqual([]);
  });
});

describe('what the endpoints may use', () => {
  const draft = { ...freshDraft(endpoints, '22/11/2026'), holdsNoStateSecret: true };

  it('is what the type says until somebody chooses', () => {
    expect(policyOf(draft)).toEqual(meetingPolicies['giao-ban']);
    expect(openingRequest(draft, 'Họp', endpoints, times)).not.toHaveProperty('delegatesMay');
  });

  it('is asked for as chosen, and said in words', () => {
    const chosen = { ...draft, delegatesMay: ['sendMicrophone', 'sendCamera'] as const };
    expect(openingRequest(chosen, 'Họp', endpoints, times).delegatesMay).toEqual(['sendMicrophone', 'sendCamera']);
    const keys = (policy: MeetingPolicy) => policySentences(policy).map(({ key }) => key);
    expect(keys(policyOf(chosen))).toEqual(['microphone-closed', 'camera-on', 'screen-none', 'longest']);
    expect(keys(policyOf({ ...draft, delegatesMay: [] }))).toEqual([
      'microphone-none',
      'camera-none',
      'screen-none',
      'longest',
    ]);
  });
});

describe('the policy in words', () => {
  it('says how microphones begin and how long is usual', () => {
    expect(policySentences(meetingPolicies['tap-huan'])).toEqual([
      { key: 'microphone-withheld', hours: 0 },
      { key: 'camera-on', hours: 0 },
      { key: 'longest', hours: 16 },
    ]);
    expect(policySentences(meetingPolicies['dot-xuat']).at(-1)?.key).toBe('no-longest');
  });
});

describe('a list of speakers', () => {
  const draft = { ...freshDraft(endpoints, '22/11/2026'), holdsNoStateSecret: true };
  const seconds = (speakerMinutes: number | null): number | undefined =>
    openingRequest({ ...draft, speakerMinutes }, 'Họp', endpoints, times).speakerSeconds;

  it('is asked for where it was chosen, in whole seconds', () => {
    expect([seconds(null), seconds(3), seconds(2.5)]).toEqual([undefined, 180, 150]);
  });

  it('is arranged by written reports where these are called for today, in a giao ban alone', () => {
    const called = { ...freshDraft(endpoints, '22/11/2026', true), holdsNoStateSecret: true };
    const asked = (change: Partial<typeof called>) => openingRequest({ ...called, ...change }, 'Họp', endpoints, times);
    expect(asked({})).toMatchObject({ speakerSeconds: 180, byReports: true });
    expect(asked({ speakerMinutes: null }).byReports).toBe(true);
    for (const request of [
      asked({ byReports: false }),
      asked({ type: 'khac' }),
      openingRequest(draft, 'Họp', endpoints, times),
    ])
      expect(request).not.toHaveProperty('byReports');
  });

  it('is not opened with minutes that nobody can be given', () => {
    for (const speakerMinutes of [0, 0.1, 61, Number.NaN])
      expect(openingFaults({ ...draft, speakerMinutes }, 'Họp', now, times)).toEqual(['speakers']);
    expect(openingFaults({ ...draft, speakerMinutes: 0.5 }, 'Họp', now, times)).toEqual([]);
  });
});
