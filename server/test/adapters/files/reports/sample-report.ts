import { EndpointId, MeetingId, PeriodReport, UnitId, type MeetingType, type PresenceCount } from '@diem-cau/shared';

const minute = 60_000;
const names = [
  'Thị trấn Bình Gia',
  'Xã Hòa Bình',
  'Xã Tân Hòa',
  'Xã Quý Hòa',
  'Xã Hưng Đạo',
  'Xã Thiện Thuật',
  'Xã Vĩnh Yên',
];
const types: readonly MeetingType[] = ['giao-ban', 'chuyen-de', 'tap-huan', 'dot-xuat'];

const count = (meetings: number, index: number): PresenceCount => ({
  expected: meetings,
  attended: meetings - (index % 4),
  late: index % 3,
  leftEarly: index % 2,
  presentMs: meetings * 70 * minute,
  absentMs: index * 5 * minute,
  dropOuts: (index * 7) % 11,
  droppedMs: ((index * 7) % 11) * 2.5 * minute,
  hubMs: 0,
  speakingMs: index * 12 * minute,
  goodLinkMs: meetings * 60 * minute,
  weakLinkMs: meetings * 8 * minute,
  badLinkMs: meetings * 2 * minute,
  called: meetings - (index % 5),
  people: {
    inPerson: index === 0 ? 12 * meetings : 0,
    online: index === 0 ? 0 : 3 * meetings,
    excused: index,
    unexcused: index % 2,
    notCalled: index % 3,
    substitutes: index % 4,
    late: 1,
    leftEarly: 0,
    unnamed: 2,
  },
});

const spread = (base: number) => ({ low: base * 0.8, base, high: base * 1.2 });

/** Checks before meetings: one endpoint passed by the district's asking, one never, one was never checked. */
export const withChecks = (report: PeriodReport): PeriodReport => {
  const at = Date.UTC(2026, 0, 4, 23, 46);
  const district = { by: 'district', name: '=Nguyễn Văn An' } as const;
  const rows = report.endpoints.slice(0, 3).map(({ endpointId, name, unit }) => ({ endpointId, name, unit }));
  const [one, other, third] = rows;
  const [first, ...meetings] = report.meetings;
  if (one === undefined || other === undefined || third === undefined || first === undefined)
    throw new Error('too small a report');
  return {
    ...report,
    meetings: [{ ...first, checks: { made: 6, passed: 5 } }, ...meetings],
    checks: [
      {
        ...one,
        made: 4,
        passed: 3,
        last: { at, passed: true, beginner: district },
        lastPassed: { at, beginner: district },
      },
      { ...other, made: 1, passed: 0, last: { at, passed: false, beginner: { by: 'hour' } }, lastPassed: null },
      { ...third, made: 0, passed: 0, last: null, lastPassed: null },
    ],
  };
};

/** A report with figures that a test can look for; `meetings` of them at `endpoints` places. It claims no arithmetic. */
export const sampleReport = (meetings = 41, endpoints = 7): PeriodReport => {
  const places = Array.from({ length: endpoints }, (_, index) => ({
    name: names[index] ?? `Xã số ${index + 1}`,
    count: count(meetings, index),
  }));
  const perMonth = Array.from({ length: 12 }, (_, index) => ({
    key: `2026-${String(index + 1).padStart(2, '0')}`,
    name: `2026-${String(index + 1).padStart(2, '0')}`,
    meetings: 1 + ((index * 5) % 7),
    durationMs: (1 + ((index * 5) % 7)) * 65 * minute,
    expected: 7,
    attended: 6,
    savedMinutes: 2345.5 * (1 + index),
  }));
  const entry = { version: 3, at: Date.UTC(2026, 0, 5, 1), by: 'Nguyễn Thị Hường' };
  return PeriodReport.parse({
    query: { from: '2026-01-01', to: '2026-12-31', units: 'day' },
    madeAt: Date.UTC(2026, 11, 31, 9, 5),
    timeZone: 'Asia/Ho_Chi_Minh',
    hubName: 'UBND huyện Bình Gia',
    parametersVersion: 12,
    parametersUsed: [
      {
        ...entry,
        line: {
          subject: { of: 'district', name: 'speedKmh' },
          value: { low: 35, base: 30, high: 25 },
          validFrom: null,
          rule: 'Đo thử trên đường liên xã tháng 12/2025',
          signedOffBy: 'Trần Văn Đỗ',
        },
      },
      {
        ...entry,
        line: {
          subject: { of: 'endpoint', name: 'roadKm', endpointId: 'e1' },
          value: { low: 12.5, base: 12.5, high: 12.5 },
          validFrom: '2026-01-01',
          rule: '=1+1 theo cột mốc trên quốc lộ 1B',
          signedOffBy: 'Chủ tịch UBND xã Hòa Bình',
        },
      },
      {
        ...entry,
        line: {
          subject: { of: 'endpoint', name: 'roadKm', endpointId: 'e2' },
          value: null,
          validFrom: '2026-01-01',
          rule: 'Đường đang sửa',
          signedOffBy: '',
        },
      },
      {
        ...entry,
        line: {
          subject: { of: 'type', name: 'referenceMinutes', type: 'giao-ban' },
          value: { low: 60, base: 70, high: 80 },
          validFrom: null,
          rule: 'Biên bản năm 2024',
          signedOffBy: 'Trần Văn Đỗ',
        },
      },
    ],
    totals: {
      meetings,
      stillOpen: 1,
      durationMs: meetings * 70 * minute,
      startedInTime: 33,
      startedLate: 5,
      startUnknown: 3,
      noticesInTime: 30,
      noticesLate: 4,
      noticesRunning: 2,
      noticesOverdue: 5,
      corrections: 6,
      marks: { corrected: 4, lateRolls: 926, openTooLong: 1, clockSet: 2 },
      count: count(meetings * endpoints, 3),
    },
    months: perMonth,
    types: types.map((type, index) => ({
      ...perMonth[index],
      key: type,
      name: type,
    })),
    hostUnits: [{ ...perMonth[6], key: 'u0', name: 'Huyện Bình Gia' }],
    units: places.map(({ name, count: of }, index) => ({ unitId: `u${index}`, name, endpoints: 1, count: of })),
    endpoints: places.map(({ name, count: of }, index) => ({
      endpointId: EndpointId.parse(`e${index}`),
      name,
      leads: index === 0,
      unit: name,
      count: of,
      meetingsSinceSpoken: index,
    })),
    savings: {
      meetingLength: {
        referenceMinutes: spread(2870),
        actualMinutes: spread(2870),
        savedMinutes: { low: -120, base: 0, high: 240 },
        rate: { low: -0.04, base: 0, high: 0.08 },
      },
      personTime: {
        referenceMinutes: spread(250_000),
        actualMinutes: spread(94_500),
        savedMinutes: spread(155_500),
        rate: { low: 0.532, base: 0.622, high: 0.714 },
        travelMinutes: spread(90_000),
        arrivalMinutes: spread(48_000),
        gatherMinutes: spread(16_000),
        checkMinutes: spread(1_234.5),
      },
      block: {
        referenceMinutes: spread(9840),
        actualMinutes: spread(2870),
        savedMinutes: spread(6970),
        rate: { low: 0.7, base: 0.75, high: 0.8 },
      },
      kilometres: spread(37_000.4),
      litres: spread(7_400),
      petrolVnd: spread(170_200_000),
      perDiemVnd: { low: 0, base: 0, high: 0 },
      pages: 61_234,
      pagesVnd: spread(18_370_200),
      moneyVnd: spread(188_570_200),
      travellers: 2214,
      unknownDistanceTravellers: 87,
      estimatedDistanceTravellers: 450,
      endpointsNotCalled: 19,
      meetingsWithPapers: 25,
    },
    meetings: Array.from({ length: meetings }, (_, index) => ({
      meetingId: MeetingId.parse(`m${index}`),
      title:
        index === 0 ? '=1+1' : `Họp giao ban lần thứ ${index + 1}: rà soát việc sắp xếp, ổn định đơn vị hành chính`,
      type: types[index % types.length],
      hostUnit: 'Huyện Bình Gia',
      openedAt: Date.UTC(2026, 0, 5, 1, 30) + index * 8 * 86_400_000,
      durationMs: 70.5 * minute,
      startedInTime: index % 3 === 0 ? null : index % 2 === 0,
      expected: endpoints,
      attended: endpoints - 1,
      dropOuts: index % 4,
      people: count(1, 3).people,
      endpointsNotCalled: index % 2,
      savedMinutes: spread(3792),
      notice: 'in-time',
      marks: {
        corrections: index === 1 ? [{ what: 'closing', at: Date.UTC(2026, 1, 2, 1, 30), by: 'Nguyễn Thị Hường' }] : [],
        lateRolls: index === 1 ? 3 : 0,
        openTooLongMs: index === 2 ? 76 * 60 * minute : null,
        clockSet: index === 2 ? [{ from: Date.UTC(2026, 0, 21, 2), to: Date.UTC(2026, 0, 21, 1) }] : [],
      },
    })),
  });
};

/** A period in which nothing happened. */
export const emptyReport = (): PeriodReport => {
  const report = sampleReport(0, 0);
  const none = { low: 0, base: 0, high: 0 };
  const compared = { referenceMinutes: none, actualMinutes: none, savedMinutes: none, rate: null };
  return {
    ...report,
    query: { ...report.query, unitId: UnitId.parse('u9') },
    months: [],
    types: [],
    hostUnits: [],
    parametersUsed: [],
    savings: {
      ...report.savings,
      meetingLength: compared,
      block: compared,
      personTime: { ...compared, travelMinutes: none, arrivalMinutes: none, gatherMinutes: none, checkMinutes: none },
    },
  };
};
