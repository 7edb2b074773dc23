import {
  AccountId,
  ConclusionId,
  EndpointId,
  MeetingId,
  UnitId,
  meetingPolicies,
  type MeetingType,
  type UnitBody,
} from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/application/settings/calendar.ts';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { ParameterKeeping } from '../../../src/application/settings/parameters.ts';
import { PeriodReports } from '../../../src/application/reports/period-reports.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';

const secretary: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const id = (text: string) => EndpointId.parse(text);
const [host, hoaBinh, tanHoa] = [id('e-host'), id('e-hoa-binh'), id('e-tan-hoa')];
const names = new Map([
  [host, 'Huyện Bình Gia'],
  [hoaBinh, 'Xã Hòa Bình'],
  [tanHoa, 'Xã Tân Hòa'],
]);
const unit = (unitId: string, name: string, kind: string, change: Partial<UnitBody> = {}): UnitBody => ({
  unitId: UnitId.parse(unitId),
  code: unitId,
  name,
  kind,
  parentId: null,
  validFrom: null,
  validTo: null,
  successorId: null,
  ...change,
});
/** Two communes that were merged into one on 1 July 2025. */
const merged = { validTo: '2025-06-30', successorId: UnitId.parse('u-new') };
const units = [
  unit('u-host', 'Bình Gia', 'huyện'),
  unit('u-hoa', 'Hòa Bình', 'xã', merged),
  unit('u-tan', 'Tân Hòa', 'xã', merged),
  unit('u-new', 'Thiện Long', 'xã', { validFrom: '2025-07-01' }),
];
const place = (endpointId: EndpointId, unitId: string, position: number) => ({
  endpointId,
  name: names.get(endpointId) ?? '',
  unitId: UnitId.parse(unitId),
  leads: position === 0,
  position,
  active: true,
  phone: '',
  contact: '',
  mayBeOpened: true,
  joinsByItself: false,
});

/** 07:30 in Vietnam on a day. */
const morning = (day: string): number => Date.parse(`${day}T00:30:00Z`);
const minute = 60_000;

describe('a report on a period', () => {
  let storage: ReturnType<typeof memoryStorage>;
  let books: MeetingBooks;
  let parameters: ParameterKeeping;
  let reports: PeriodReports;
  let now = 0;

  beforeEach(async () => {
    storage = memoryStorage();
    now = morning('2026-01-15');
    const clock = { now: () => now };
    await storage.directory.save({
      units,
      endpoints: [place(host, 'u-host', 0), place(hoaBinh, 'u-hoa', 1), place(tanHoa, 'u-tan', 2)],
    });
    books = new MeetingBooks(storage.ledgers, storage.archive, clock);
    parameters = new ParameterKeeping(storage.ledgers, storage.directory, clock);
    const digests = new MeetingDigests(storage.archive, books, storage.digests);
    const calendar = new Calendar(storage.ledgers, clock);
    const { archive, directory, checks } = storage;
    const timeZone = 'Asia/Ho_Chi_Minh';
    reports = new PeriodReports({
      archive,
      digests,
      directory,
      checks,
      parameters,
      calendar,
      clock,
      timeZone,
      hubName: () => 'Huyện',
    });
  });

  /** A meeting of the three places with what happened in it, minutes after its opening. */
  const hold = async (
    name: string,
    day: string,
    course: readonly (readonly [number, MeetingEvent])[],
    change: {
      readonly type?: MeetingType;
      readonly scheduledAt?: number;
      readonly hostUnit?: { unitId: UnitId; name: string };
      readonly opensBefore?: number;
    } = {},
  ): Promise<MeetingId> => {
    const meetingId = MeetingId.parse(name);
    const meetingType = change.type ?? 'giao-ban';
    const opened: MeetingEvent = {
      type: 'meetingOpened',
      meetingId,
      title: name,
      meetingType,
      policy: meetingPolicies[meetingType],
      expected: [host, hoaBinh, tanHoa].map((endpointId, position) => ({
        endpointId,
        name: names.get(endpointId) ?? '',
        leads: position === 0,
        position,
      })),
      maxEndpoints: 40,
      holdsNoStateSecret: true,
      scheduledAt: change.scheduledAt ?? null,
      hostUnit: change.hostUnit ?? null,
      actor: secretary,
    };
    const events = [[-(change.opensBefore ?? 0), opened] as const, ...course].map(([at, event], index) => ({
      seq: index + 1,
      at: morning(day) + at * minute,
      event,
    }));
    await storage.archive.append(meetingId, events);
    return meetingId;
  };
  const comes = (endpointId: EndpointId): MeetingEvent => ({ type: 'endpointJoined', endpointId });
  const speaks = (endpointId: EndpointId | null): MeetingEvent => ({ type: 'speakerChanged', endpointId });
  const ends: MeetingEvent = { type: 'meetingClosed', actor: secretary };
  /** The host and a commune, so that a meeting is held. */
  const both = [[0, comes(host)] as const, [0, comes(hoaBinh)] as const];
  const roll = (endpointId: EndpointId, others: number): BookFact => ({
    type: 'rollConfirmed',
    call: 1,
    endpointId,
    roll: { attendees: [], others, note: '' },
    reason: '',
    actor: secretary,
  });
  const year2025 = { from: '2025-01-01', to: '2025-12-31', units: 'day' as const };

  /** Three meetings of 2025, the second after the merge, and one that is still open. */
  const theYear = async (): Promise<void> => {
    const first = await hold(
      'm-1',
      '2025-03-03',
      [
        [0, comes(host)],
        [0, comes(hoaBinh)],
        [10, speaks(hoaBinh)],
        [14, speaks(null)],
        [20, { type: 'endpointDropped', endpointId: hoaBinh, cause: 'link-lost' }],
        [25, { type: 'endpointResumed', endpointId: hoaBinh }],
        [30, { type: 'breakStarted', actor: secretary }],
        [45, { type: 'breakEnded', actor: secretary }],
        [75, ends],
      ],
      { scheduledAt: morning('2025-03-03') },
    );
    await books.write(first, () => [roll(host, 12), roll(hoaBinh, 3)]);
    const second = await hold(
      'm-2',
      '2025-08-04',
      [
        [0, comes(host)],
        [0, comes(hoaBinh)],
        [2, comes(tanHoa)],
        [5, speaks(tanHoa)],
        [6, speaks(null)],
        [30, ends],
      ],
      { scheduledAt: morning('2025-08-04') - 20 * minute },
    );
    await books.write(second, () => [roll(hoaBinh, 2), roll(tanHoa, 4)]);
    await hold(
      'm-3',
      '2025-12-31',
      [
        [0, comes(host)],
        [0, comes(tanHoa)],
        [90, ends],
      ],
      { type: 'tap-huan' },
    );
    await hold('m-4', '2025-12-30', [[0, comes(host)]]);
  };

  test('counts meetings, hours, places, drop-outs and people', async () => {
    await theYear();
    const { totals, months, types } = await reports.report(year2025);
    expect(totals).toMatchObject({
      meetings: 3,
      stillOpen: 1,
      durationMs: (60 + 30 + 90) * minute,
      startedInTime: 0,
      startedLate: 0,
      startUnknown: 3,
      count: {
        expected: 9,
        attended: 7,
        dropOuts: 1,
        droppedMs: 5 * minute,
        speakingMs: 5 * minute,
        called: 4,
        people: { inPerson: 12, online: 9 },
      },
    });
    expect(months.map(({ meetings }) => meetings)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(types).toMatchObject([
      { key: 'giao-ban', meetings: 2, expected: 6, attended: 5 },
      { key: 'tap-huan', meetings: 1, expected: 3, attended: 2 },
    ]);
  });

  test('groups by the units of the day, and on request rolls them up into today’s', async () => {
    await theYear();
    const rates = async (mode: 'day' | 'today') =>
      (await reports.report({ ...year2025, units: mode })).units.map(({ name, endpoints, count }) => [
        name,
        endpoints,
        count.expected,
        count.attended,
      ]);
    expect(await rates('day')).toEqual([
      ['Huyện Bình Gia', 1, 3, 3],
      ['Xã Hòa Bình', 1, 1, 1],
      ['Xã Tân Hòa', 1, 1, 0],
      ['Xã Thiện Long', 2, 4, 3],
    ]);
    expect(await rates('today')).toEqual([
      ['Huyện Bình Gia', 1, 3, 3],
      ['Xã Thiện Long', 2, 6, 4],
    ]);
  });

  test('says who has not spoken for how many meetings in a row', async () => {
    await theYear();
    const { endpoints } = await reports.report(year2025);
    expect(endpoints.map(({ name, meetingsSinceSpoken }) => [name, meetingsSinceSpoken])).toEqual([
      ['Huyện Bình Gia', 3],
      ['Xã Hòa Bình', 1],
      ['Xã Tân Hòa', 1],
    ]);
  });

  test('filters by type, by unit and by day', async () => {
    await theYear();
    const count = async (change: object) => (await reports.report({ ...year2025, ...change })).totals.meetings;
    expect(await count({ type: 'tap-huan' })).toBe(1);
    expect(await count({ from: '2025-03-03', to: '2025-03-03' })).toBe(1);
    expect(await count({ from: '2025-03-04', to: '2025-08-03' })).toBe(0);
    expect(await count({ unitId: UnitId.parse('u-hoa') })).toBe(1);
    expect(await count({ unitId: UnitId.parse('u-new') })).toBe(2);
    expect(await count({ hostUnitId: UnitId.parse('u-host') })).toBe(3);
    expect(await count({ hostUnitId: UnitId.parse('u-new') })).toBe(0);
  });

  test('counts a meeting that goes on in its own period and only where it is asked for', async () => {
    await theYear();
    await hold('m-5', '2026-01-01', [[0, comes(host)]], { type: 'tap-huan' });
    const open = async (change: object) => (await reports.report({ ...year2025, ...change })).totals.stillOpen;
    expect(await open({})).toBe(1);
    expect(await open({ type: 'tap-huan' })).toBe(0);
    expect(await open({ unitId: UnitId.parse('u-hoa') })).toBe(0);
    expect(await open({ to: '2025-12-29' })).toBe(0);
    expect(await open({ from: '2026-01-01', to: '2026-01-31' })).toBe(1);
  });

  test('counts a meeting for the unit that held it, and on request for the one that came of it', async () => {
    const held = { unitId: UnitId.parse('u-hoa'), name: 'Xã Hòa Bình' };
    await hold('m-1', '2025-03-03', [...both, [30, ends]], { hostUnit: held });
    await hold('m-2', '2025-03-10', [...both, [30, ends]], {
      hostUnit: { unitId: UnitId.parse('u-gone'), name: 'Xã cũ' },
    });
    const hosts = async (change: object) =>
      (await reports.report({ ...year2025, ...change })).hostUnits.map(({ name, meetings }) => [name, meetings]);
    const [before, after] = [{ hostUnitId: UnitId.parse('u-hoa') }, { hostUnitId: UnitId.parse('u-new') }];
    expect(await hosts({})).toEqual([
      ['Xã Hòa Bình', 1],
      ['Xã cũ', 1],
    ]);
    expect(await hosts({ units: 'today' })).toEqual([
      ['Xã Thiện Long', 1],
      ['Xã cũ', 1],
    ]);
    expect(await hosts(before)).toEqual([['Xã Hòa Bình', 1]]);
    expect(await hosts(after)).toEqual([]);
    expect(await hosts({ ...after, units: 'today' })).toEqual([['Xã Thiện Long', 1]]);
  });

  test('counts a meeting on the day of its corrected opening, though the record lies in the year before', async () => {
    const before = 3 * 60;
    const recordedAt = morning('2025-12-31') - before * minute;
    const meetingId = await hold('m-1', '2025-12-31', [...both, [24 * 60, ends]], { opensBefore: before });
    const correction = { what: 'opening' as const, at: recordedAt + 24 * 60 * minute };
    await books.write(meetingId, () => [{ type: 'recordCorrected', correction, reason: 'Mở nhầm', actor: secretary }]);
    const count = async (year: number) =>
      (await reports.report({ ...year2025, from: `${year}-01-01`, to: `${year}-12-31` })).totals.meetings;
    expect([await count(2025), await count(2026)]).toEqual([0, 1]);
  });

  test('works out the savings with the parameters of a version, which stay as they were', async () => {
    await theYear();
    const road = (endpointId: EndpointId, km: number) => ({
      subject: { of: 'endpoint' as const, name: 'roadKm' as const, endpointId },
      value: { low: km, base: km, high: km },
      validFrom: null,
      rule: 'đo',
      signedOffBy: 'UBND xã',
    });
    const district = (name: 'speedKmh' | 'arrivalMinutes' | 'gatherMinutes', value: number) => ({
      subject: { of: 'district' as const, name },
      value: { low: value, base: value, high: value },
      validFrom: null,
      rule: 'giả định',
      signedOffBy: '',
    });
    await parameters.set(
      [road(hoaBinh, 15), district('speedKmh', 30), district('arrivalMinutes', 30), district('gatherMinutes', 10)],
      secretary,
    );
    const first = await reports.report(year2025);
    // Two of Hòa Bình's each time: 60 minutes of way and 20 of waiting each; two from Tân Hòa, whose distance nobody knows.
    expect(first.savings).toMatchObject({
      travellers: 4,
      journeys: 4,
      unnamedTravellers: 4,
      beyondInvitation: 3,
      unknownDistanceTravellers: 2,
      endpointsNotCalled: 3,
    });
    expect(first.normsAtZero).toEqual([
      'checkMinutes',
      'checkTechnicians',
      'leastKm',
      'litresPerKm',
      'perDiemVnd',
      'petrolPriceVnd',
    ]);
    expect(first.savings.personTime.savedMinutes.base).toBe(4 * 80);
    expect(first.savings.personTime.referenceMinutes.base).toBe(2 * (60 + 30 + 60) + 2 * (60 + 30 + 30));
    expect(first.parametersUsed).toHaveLength(4);
    // The parts of which a sceptic can add the sums up again.
    expect(first.savings.personTime).toMatchObject({
      travelMinutes: { base: 4 * 60 },
      arrivalMinutes: { base: 4 * 30 },
      gatherMinutes: { base: 4 * 10 },
      checkMinutes: { base: 0 },
    });
    expect(first.meetings.map(({ endpointsNotCalled }) => endpointsNotCalled)).toEqual([0, 1, 2]);

    await parameters.set([road(hoaBinh, 30)], secretary);
    expect((await reports.report(year2025)).savings.personTime.savedMinutes.base).toBe(4 * 140);
    const again = await reports.report({ ...year2025, parameters: first.parametersVersion });
    expect(again.savings).toEqual(first.savings);
    await expect(reports.report({ ...year2025, parameters: 99 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is made where nothing can be written, and gives others a turn between two meetings that take long to read', async () => {
    await theYear();
    storage.digests.trouble = true;
    const read = storage.archive.events.bind(storage.archive);
    storage.archive.events = (meetingId) => {
      const until = performance.now() + 15;
      while (performance.now() < until);
      return read(meetingId);
    };
    let turns = 0;
    let done = false;
    const others = (): void => {
      turns += 1;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    const { totals } = await reports.report(year2025);
    done = true;
    expect(totals.meetings).toBe(3);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  test('a roll call that is confirmed later counts in the next report, and so does a notice that is late', async () => {
    await theYear();
    expect((await reports.report(year2025)).totals.count.called).toBe(4);
    await books.write(MeetingId.parse('m-3'), () => [roll(tanHoa, 5)]);
    const conclusion = { type: 'conclusionsSaved' as const, rows: [], actor: secretary };
    const row = { conclusionId: null, work: 'Rà soát', leadUnit: 'Xã Tân Hòa', cooperatingUnits: [], deadline: null };
    await books.write(MeetingId.parse('m-3'), () => [
      conclusion,
      { ...conclusion, rows: [{ ...row, conclusionId: ConclusionId.parse('k-1') }] },
    ]);
    const { totals } = await reports.report(year2025);
    expect(totals.count).toMatchObject({ called: 5, people: { online: 14 } });
    expect(totals).toMatchObject({ noticesOverdue: 1, noticesRunning: 0 });
    now = morning('2026-01-07');
    expect((await reports.report(year2025)).totals).toMatchObject({ noticesOverdue: 0, noticesRunning: 1 });
  });

  test('a period without meetings gives zeros and no rates; one that ends before it begins is refused', async () => {
    const empty = await reports.report(year2025);
    expect(empty.totals).toMatchObject({ meetings: 0, durationMs: 0 });
    expect(empty.savings.personTime.rate).toBeNull();
    expect(empty.months).toHaveLength(12);
    await expect(reports.report({ ...year2025, from: '2026-01-01' })).rejects.toMatchObject({ code: 'bad-period' });
    await expect(reports.report({ ...year2025, from: '2000-01-01' })).rejects.toMatchObject({ code: 'bad-period' });
  });
});
