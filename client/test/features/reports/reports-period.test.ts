import { UnitId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { drillFrom, noDrill } from '../../../src/features/reports/reports/drill.ts';
import { periodValues } from '../../../src/features/reports/periods/period-address.ts';
import {
  inKind,
  periodAround,
  periodKey,
  periodOfDays,
  readPeriodKey,
  shiftPeriod,
  type Period,
} from '../../../src/features/reports/periods/period.ts';
import {
  filterValues,
  queryText,
  readReportAddress,
  reportPath,
} from '../../../src/features/reports/reports/report-address.ts';

const days = ({ from, to }: Period): string => `${from} ${to}`;
const range = (from: string, to: string): Period => ({ kind: 'range', from, to });

describe('the period around a day', () => {
  it.each([
    ['month', '2024-02-29', '2024-02-01 2024-02-29'],
    ['quarter', '2026-03-31', '2026-01-01 2026-03-31'],
    ['quarter', '2026-10-01', '2026-10-01 2026-12-31'],
    ['half', '2026-06-30', '2026-01-01 2026-06-30'],
    ['half', '2026-07-01', '2026-07-01 2026-12-31'],
    ['year', '2026-11-25', '2026-01-01 2026-12-31'],
  ] as const)('of a %s, on %s, is %s', (kind, day, expected) => {
    expect(days(periodAround(kind, day))).toBe(expected);
  });
});

describe('two days', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 'year'],
    ['2026-07-01', '2026-12-31', 'half'],
    ['2026-04-01', '2026-06-30', 'quarter'],
    ['2026-02-01', '2026-02-28', 'month'],
    ['2026-02-01', '2026-04-30', 'range'],
    ['2026-01-01', '2026-12-30', 'range'],
  ])('from %s to %s are a %s', (from, to, kind) => {
    expect(periodOfDays(from, to).kind).toBe(kind);
  });
});

describe('one step', () => {
  it('goes over the end of the year, and back', () => {
    expect(days(shiftPeriod(periodAround('month', '2026-12-05'), 1))).toBe('2027-01-01 2027-01-31');
    expect(days(shiftPeriod(periodAround('quarter', '2026-01-05'), -1))).toBe('2025-10-01 2025-12-31');
    expect(days(shiftPeriod(periodAround('half', '2026-01-05'), -1))).toBe('2025-07-01 2025-12-31');
    expect(days(shiftPeriod(periodAround('year', '2026-01-05'), -1))).toBe('2025-01-01 2025-12-31');
  });

  it('moves a range by its own length', () => {
    expect(days(shiftPeriod(range('2026-03-01', '2026-03-10'), 1))).toBe('2026-03-11 2026-03-20');
    expect(days(shiftPeriod(range('2026-03-01', '2026-03-10'), -1))).toBe('2026-02-19 2026-02-28');
  });
});

describe('another kind of period', () => {
  const today = '2026-11-25';

  it('is the one around today where today lies in it', () => {
    expect(days(inKind(periodAround('year', today), 'month', today))).toBe('2026-11-01 2026-11-30');
    expect(days(inKind(periodAround('year', today), 'quarter', today))).toBe('2026-10-01 2026-12-31');
  });

  it('is the last of a period that is over, and keeps the days of a range', () => {
    expect(days(inKind(periodAround('year', '2024-05-01'), 'month', today))).toBe('2024-12-01 2024-12-31');
    expect(days(inKind(periodAround('month', '2024-05-01'), 'quarter', today))).toBe('2024-04-01 2024-06-30');
    expect(inKind(periodAround('month', '2024-05-01'), 'range', today)).toEqual(range('2024-05-01', '2024-05-31'));
  });
});

describe('a period in the address', () => {
  it.each(['2026', '2026-H1', '2026-H2', '2026-Q1', '2026-Q4', '2026-01', '2026-12'])('%s is read back', (key) => {
    const period = readPeriodKey(key);
    if (period === null || period.kind === 'range') throw new Error(key);
    expect(periodKey({ ...period, kind: period.kind })).toBe(key);
  });

  it.each(['', '26', '2026-13', '2026-00', '2026-Q5', '2026-H3', '2026-1', 'năm nay', '2026-01-01'])(
    '“%s” is none',
    (key) => expect(readPeriodKey(key)).toBeNull(),
  );
});

describe('the address of a report', () => {
  const read = (search: string) => {
    const address = new URLSearchParams(search);
    return readReportAddress((name) => address.get(name) ?? '', '2026-11-25');
  };

  it('asks for this year where it says nothing', () => {
    const { period, filters } = read('');
    expect(period).toEqual(periodAround('year', '2026-11-25'));
    expect(filters).toEqual({ units: 'day' });
  });

  it('holds everything that was chosen', () => {
    const search = 'from=2026-01-05&to=2026-02-10&type=giao-ban&host=u1&unit=u2&units=today&parameters=12';
    const { period, filters } = read(search);
    expect(period).toEqual(range('2026-01-05', '2026-02-10'));
    expect(filters).toEqual({ type: 'giao-ban', hostUnitId: 'u1', unitId: 'u2', units: 'today', parameters: 12 });
    expect(reportPath(range('2026-01-05', '2026-02-10'), filters)).toBe(`/reports?${search}`);
  });

  it('has no period where what stands there is none, and drops filters that cannot be read', () => {
    expect(read('period=2026-Q7').period).toBeNull();
    expect(read('from=2026-02-30&to=2026-03-01').period).toBeNull();
    expect(read('from=2026-02-01').period).toBeNull();
    expect(read('type=karaoke&parameters=-1&units=tomorrow').filters).toEqual({ units: 'day' });
  });

  it('takes out what is not asked for, and asks the hub for nothing of it', () => {
    const year = periodAround('year', '2026-01-01');
    expect(periodValues(year)).toEqual({ period: '2026', from: '', to: '' });
    // Only what is changed: another filter that was chosen meanwhile stays.
    expect(filterValues({ units: 'day', type: undefined })).toEqual({ type: '', units: '' });
    expect(queryText({ from: year.from, to: year.to, units: 'day', parameters: undefined })).toBe(
      'from=2026-01-01&to=2026-12-31&units=day',
    );
  });
});

describe('the way down from a figure', () => {
  const group = { name: '', meetings: 1, durationMs: 0, expected: 0, attended: 0, savedMinutes: 0 };
  const drill = drillFrom({ from: '2026-01-10', to: '2026-12-31', units: 'today', type: 'giao-ban' });

  it('keeps the filters, and of a month only the part that was reported on', () => {
    expect(drill.month({ ...group, key: '2026-03' })).toBe('/reports?period=2026-03&type=giao-ban&units=today');
    expect(drill.month({ ...group, key: '2026-01' })).toBe(
      '/reports?from=2026-01-10&to=2026-01-31&type=giao-ban&units=today',
    );
    expect(drill.unit(UnitId.parse('u1'))).toBe(
      '/reports?from=2026-01-10&to=2026-12-31&type=giao-ban&unit=u1&units=today',
    );
  });

  it('leads nowhere from what is not known, and from figures that were kept', () => {
    expect(drill.unit(null)).toBeNull();
    expect(drill.host({ ...group, key: '' })).toBeNull();
    expect(drill.type({ ...group, key: 'karaoke' })).toBeNull();
    expect(noDrill.month({ ...group, key: '2026-03' })).toBeNull();
  });
});
