import { describe, expect, test } from 'vitest';
import { askedFor, reckonedRow } from './asked.ts';
import { expectedTable, rounded } from './expected-table.ts';
import type { Row } from './reckoned-columns.ts';
import { ReckonedYear, wholeYear } from './reckoned-year.ts';

describe('the test’s own table', () => {
  const onDay = new ReckonedYear(wholeYear);
  const today = new ReckonedYear({ ...wholeYear, units: 'today' });

  test.each<[string, Row[]]>([
    ['meetings', onDay.byMeeting()],
    ['totals', [onDay.totals()]],
    ['endpoints', onDay.byPlace()],
    ['units-on-day', onDay.byUnit()],
    ['units-today', today.byUnit()],
    ['groups', onDay.groups()],
    ['groups-today', today.groups().filter(({ group }) => group === 'host')],
    ['savings', onDay.savings()],
    ['asked', Object.entries(askedFor).map(([name, asked]) => reckonedRow(name, asked))],
  ])('%s is what the script comes to', (name, rows) => {
    expect(rows.map(rounded)).toEqual(expectedTable(name));
  });
});
