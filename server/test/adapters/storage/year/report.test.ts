import type { PeriodReport } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedFor, askedRow, queryFor } from './asked.ts';
import { expectedTable, rounded } from './expected-table.ts';
import { databases, loadYear, year, type LoadedYear } from './loaded-year.ts';
import type { Row } from './reckoned-columns.ts';
import * as reported from './reported-rows.ts';

const all = (rows: readonly Row[]): Row[] => rows.map(rounded);
const byName = (rows: readonly Row[], ...names: string[]): Row[] =>
  rows
    .map(rounded)
    .sort((a, b) => (names.map((name) => a[name]).join() < names.map((name) => b[name]).join() ? -1 : 1));
const two = (count: number): string => String(count).padStart(2, '0');

describe.each(databases)('a year of 41 meetings and 20 endpoints on %s', (database) => {
  let loaded: LoadedYear;
  let today: PeriodReport;

  beforeAll(async () => {
    loaded = await loadYear(database);
    today = await loaded.reports.report({ ...year, units: 'today' });
  });
  afterAll(() => loaded.remove());

  test('has the totals that were reckoned by hand', () => {
    expect(all([reported.reportedTotals(loaded.report)])).toEqual(expectedTable('totals'));
    expect(loaded.report.totals.stillOpen).toBe(1);
  });

  test('has each meeting’s figures', () => {
    expect(all(reported.reportedMeetings(loaded.report))).toEqual(expectedTable('meetings'));
  });

  test('has each endpoint’s figures, and who has not spoken for how long', () => {
    expect(byName(reported.reportedPlaces(loaded.report), 'place')).toEqual(
      byName(expectedTable('endpoints'), 'place'),
    );
  });

  test('has the units as they were on the day, and rolled up into today’s', () => {
    const names = ['unit', 'expected', 'present'];
    expect(byName(reported.reportedUnits(loaded.report), ...names)).toEqual(
      byName(expectedTable('units-on-day'), ...names),
    );
    expect(byName(reported.reportedUnits(today), ...names)).toEqual(byName(expectedTable('units-today'), ...names));
  });

  test('has months, types and hosts', () => {
    const names = ['group', 'name'];
    expect(loaded.report.months).toHaveLength(12);
    expect(byName(reported.reportedGroups(loaded.report), ...names)).toEqual(byName(expectedTable('groups'), ...names));
    const hosts = reported.reportedGroups(today).filter(({ group }) => group === 'host');
    expect(byName(hosts, ...names)).toEqual(byName(expectedTable('groups-today'), ...names));
  });

  test('has every figure of what was saved, low, base and high', () => {
    expect(all(reported.reportedSavings(loaded.report))).toEqual(expectedTable('savings'));
    const { travellers, unknownDistanceTravellers, beyondInvitation = 0 } = loaded.report.savings;
    expect(travellers + unknownDistanceTravellers + beyondInvitation).toBe(loaded.report.totals.count.people.online);
    expect(loaded.report.meetings.reduce((total, meeting) => total + meeting.endpointsNotCalled, 0)).toBe(
      loaded.report.savings.endpointsNotCalled,
    );
  });

  test('names the lines of the table that were used', () => {
    const names = new Map(loaded.report.endpoints.map(({ endpointId, name }) => [endpointId, name]));
    const rows = loaded.report.parametersUsed.map(({ line: { subject, value, validFrom } }) => ({
      of:
        subject.of === 'district' ? '' : subject.of === 'type' ? subject.type : (names.get(subject.endpointId) ?? '?'),
      name: subject.name,
      from: validFrom ?? '',
      low: value?.low ?? '',
      base: value?.base ?? '',
      high: value?.high ?? '',
    }));
    expect(rows).toEqual(expectedTable('parameters'));
  });

  test('has for parts of the year, types, hosts and communes what was reckoned for them', async () => {
    const units = await loaded.storage.directory.units();
    const rows = await Promise.all(
      Object.entries(askedFor).map(async ([name, asked]) => {
        const part = await loaded.reports.report(queryFor(asked, units));
        return askedRow(name, reported.reportedTotals(part), reported.reportedSavings(part));
      }),
    );
    expect(all(rows)).toEqual(expectedTable('asked'));
  });

  const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  test.each<[string, readonly (readonly [string, string])[]]>([
    ['months', lastDays.map((last, index) => [`${two(index + 1)}-01`, `${two(index + 1)}-${last}`] as const)],
    [
      'quarters',
      [
        ['01-01', '03-31'],
        ['04-01', '06-30'],
        ['07-01', '09-30'],
        ['10-01', '12-31'],
      ],
    ],
    [
      'half-years',
      [
        ['01-01', '06-30'],
        ['07-01', '12-31'],
      ],
    ],
    [
      'ranges as they come',
      [
        ['01-01', '01-31'],
        ['02-01', '02-16'],
        ['02-17', '04-21'],
        ['04-22', '12-30'],
        ['12-31', '12-31'],
      ],
    ],
  ])('%s add up to the year', async (_name, parts) => {
    const reports = await Promise.all(
      parts.map(([from, to]) => loaded.reports.report({ ...year, from: `2025-${from}`, to: `2025-${to}` })),
    );
    const sum = (rows: readonly Row[]): Row =>
      rounded(
        Object.fromEntries(
          Object.keys(rows[0] ?? {}).map((name) => [name, rows.reduce((total, row) => total + Number(row[name]), 0)]),
        ),
      );
    expect(sum(reports.map(reported.reportedTotals))).toEqual(rounded(reported.reportedTotals(loaded.report)));
    expect(reports.reduce((total, { totals }) => total + totals.stillOpen, 0)).toBe(1);
    for (const column of ['low', 'base', 'high']) {
      const figures = (rows: readonly Row[]): Row =>
        Object.fromEntries(
          rows
            .filter(({ figure }) => !String(figure).endsWith('rate'))
            .map((row) => [row['figure'] ?? '', row[column] ?? 0]),
        );
      const whole = figures(reported.reportedSavings(loaded.report));
      expect(sum(reports.map((part) => figures(reported.reportedSavings(part))))).toEqual(rounded(whole));
    }
    expect(reports.flatMap((part) => part.meetings)).toEqual(loaded.report.meetings);
  });

  test('leaves the neighbours’ meetings to their own years', async () => {
    const [before, after] = [
      await loaded.reports.report({ ...year, from: '2024-01-01', to: '2024-12-31' }),
      await loaded.reports.report({ ...year, from: '2026-01-01', to: '2026-12-31' }),
    ];
    expect(before.meetings.map(({ meetingId }) => meetingId)).toEqual(['nam-truoc']);
    expect(after.meetings.map(({ meetingId }) => meetingId)).toEqual(['nam-sau']);
    expect([before.totals.stillOpen, after.totals.stillOpen]).toEqual([0, 1]);
  });
});
