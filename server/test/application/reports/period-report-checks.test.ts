import { EndpointId, MeetingId, UnitId, meetingPolicies, type UnitBody } from '@diem-cau/shared';
import { beforeEach, expect, test } from 'vitest';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { PeriodReports } from '../../../src/application/reports/period-reports.ts';
import { Calendar } from '../../../src/application/settings/calendar.ts';
import { ParameterKeeping } from '../../../src/application/settings/parameters.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';
import { checkOf } from '../../support/checks.ts';
import { secretary } from '../../support/papers.ts';

const id = (text: string): EndpointId => EndpointId.parse(text);
const [host, hoaBinh, tanHoa] = [id('e-host'), id('e-hoa-binh'), id('e-tan-hoa')];
const places = [
  [host, 'Huyện Bình Gia', 'u-host'],
  [hoaBinh, 'Xã Hòa Bình', 'u-xa'],
  [tanHoa, 'Xã Tân Hòa', 'u-xa'],
] as const;
const unit = (unitId: string, kind: string, name: string): UnitBody => ({
  ...{ unitId: UnitId.parse(unitId), code: unitId, name, kind, parentId: null },
  ...{ validFrom: null, validTo: null, successorId: null },
});
const place = ([endpointId, name, unitId]: (typeof places)[number], position: number, active = true) => ({
  ...{ endpointId, name, unitId: UnitId.parse(unitId), leads: position === 0, position, active },
  ...{ phone: '', contact: '', mayBeOpened: true, joinsByItself: false },
});

/** 07:30 in Vietnam on a day. */
const morning = (day: string): number => Date.parse(`${day}T00:30:00Z`);
const minute = 60_000;
const march = { from: '2025-03-01', to: '2025-03-31', units: 'day' as const };
const district = { by: 'district', name: 'Nguyễn Văn An' } as const;

let storage: ReturnType<typeof memoryStorage>;
let reports: PeriodReports;

beforeEach(async () => {
  storage = memoryStorage();
  const clock = { now: () => morning('2026-01-15') };
  await storage.directory.save({
    units: [unit('u-host', 'huyện', 'Bình Gia'), unit('u-xa', 'xã', 'Thiện Long')],
    endpoints: places.map((each, position) => place(each, position)),
  });
  const books = new MeetingBooks(storage.ledgers, storage.archive, clock);
  reports = new PeriodReports({
    ...storage,
    digests: new MeetingDigests(storage.archive, books, storage.digests),
    parameters: new ParameterKeeping(storage.ledgers, storage.directory, clock),
    calendar: new Calendar(storage.ledgers, clock),
    clock,
    timeZone: 'Asia/Ho_Chi_Minh',
    hubName: () => 'Huyện',
  });
  for (const [name, day] of [
    ['m-1', '2025-03-03'],
    ['m-2', '2025-03-10'],
  ] as const)
    await hold(MeetingId.parse(name), day);
});

/** A meeting of the three places, which the host and a commune attend for an hour. */
const hold = async (meetingId: MeetingId, day: string): Promise<void> => {
  const events: readonly (readonly [minutes: number, event: MeetingEvent])[] = [
    [
      0,
      {
        ...{ type: 'meetingOpened', meetingId, title: meetingId, meetingType: 'giao-ban' },
        policy: meetingPolicies['giao-ban'],
        expected: places.map(([endpointId, name], position) => ({ endpointId, name, leads: position === 0, position })),
        ...{ maxEndpoints: 40, holdsNoStateSecret: true, scheduledAt: null, hostUnit: null, actor: secretary },
      },
    ],
    [0, { type: 'endpointJoined', endpointId: host }],
    [0, { type: 'endpointJoined', endpointId: hoaBinh }],
    [60, { type: 'meetingClosed', actor: secretary }],
  ];
  await storage.archive.append(
    meetingId,
    events.map(([at, event], index) => ({ seq: index + 1, at: morning(day) + at * minute, event })),
  );
};

const keepChecks = async (): Promise<void> => {
  for (const check of [
    // A day and a minute before the first meeting: it says nothing of it.
    checkOf(hoaBinh, morning('2025-03-02') - minute),
    { ...checkOf(host, morning('2025-03-03') - 30 * minute), beginner: district },
    checkOf(tanHoa, morning('2025-03-03') - 50 * minute),
    checkOf(tanHoa, morning('2025-03-03') - 20 * minute, false),
    checkOf(tanHoa, morning('2025-03-03') + minute),
    checkOf(host, morning('2026-01-01')),
  ])
    await storage.checks.keep(check, 0);
};

const names = ({ checks }: Awaited<ReturnType<PeriodReports['report']>>) => checks?.map(({ name }) => name);

test('says nothing of checks where there were none', async () => {
  const report = await reports.report(march);
  expect(report.checks).toBeUndefined();
  expect(report.meetings.map(({ checks }) => checks)).toEqual([undefined, undefined]);
});

test('tells which endpoints were checked, when, by whom, and how many had passed before each meeting', async () => {
  await keepChecks();
  const report = await reports.report(march);
  expect(report.meetings.map(({ meetingId, checks }) => [meetingId, checks])).toEqual([
    ['m-1', { made: 2, passed: 1 }],
    ['m-2', undefined],
  ]);
  expect(report.checks?.map(({ name, made, passed }) => [name, made, passed])).toEqual([
    ['Huyện Bình Gia', 1, 1],
    ['Xã Hòa Bình', 1, 1],
    ['Xã Tân Hòa', 3, 2],
  ]);
  expect(report.checks?.[0]).toMatchObject({
    unit: 'Huyện Bình Gia',
    lastPassed: { at: morning('2025-03-03') - 30 * minute, beginner: district },
  });
  expect(report.checks?.[2]?.last).toMatchObject({ at: morning('2025-03-03') + minute, passed: true });
});

test('counts a check on its own day, by the endpoint’s unit, for no type and no host, and no endpoint that is gone without one', async () => {
  await keepChecks();
  expect((await reports.report({ ...march, from: '2025-03-04' })).checks).toBeUndefined();
  expect(names(await reports.report({ ...march, unitId: UnitId.parse('u-host') }))).toEqual(['Huyện Bình Gia']);
  expect((await reports.report({ ...march, type: 'giao-ban' })).checks).toBeUndefined();
  expect((await reports.report({ ...march, hostUnitId: UnitId.parse('u-host') })).checks).toBeUndefined();
  await storage.directory.save({ units: [], endpoints: [place(places[1], 1, false)] });
  expect(names(await reports.report(march))).toEqual(['Huyện Bình Gia', 'Xã Hòa Bình', 'Xã Tân Hòa']);
  expect(names(await reports.report({ ...march, from: '2025-03-03' }))).toEqual(['Huyện Bình Gia', 'Xã Tân Hòa']);
});
