import { EndpointId, UnitId, type PeriodReport, type PresenceCount } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { attendanceRows, dropRows, monthRows, speakingRows } from '../../../src/features/reports/reports/chart-rows.ts';
import { linkColumns, presenceColumns } from '../../../src/features/reports/reports/count-columns.ts';
import {
  blockTerms,
  filledIn,
  lengthTerms,
  moneyTerms,
  personTerms,
  scenarios,
  type Term,
} from '../../../src/features/reports/reports/formula.ts';
import { recallTitle, rememberTitle } from '../../../src/features/reports/reports/kept-title.ts';
import { tableVersions } from '../../../src/features/reports/reports/parameter-versions.ts';
import { decimalText, parameterText, percentText } from '../../../src/ui/desk/figures.ts';

const minute = 60_000;
const people = {
  inPerson: 0,
  online: 0,
  excused: 0,
  unexcused: 0,
  notCalled: 0,
  substitutes: 0,
  late: 0,
  leftEarly: 0,
  unnamed: 0,
};
const count = (change: Partial<PresenceCount>): PresenceCount => ({
  expected: 0,
  attended: 0,
  late: 0,
  leftEarly: 0,
  presentMs: 0,
  absentMs: 0,
  dropOuts: 0,
  droppedMs: 0,
  hubMs: 0,
  speakingMs: 0,
  goodLinkMs: 0,
  weakLinkMs: 0,
  badLinkMs: 0,
  called: 0,
  people,
  ...change,
});

describe('the rows of the charts', () => {
  const months = (from: number, n: number) =>
    Array.from({ length: n }, (_, index) => {
      const month = from + index;
      const key = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
      return { key, name: key, meetings: 2, durationMs: 0, expected: 0, attended: 0, savedMinutes: 90 };
    });

  it('name months by their numbers, with the year only where there are several', () => {
    expect(monthRows(months(0, 3)).map(({ label }) => label)).toEqual(['01', '02', '03']);
    expect(monthRows(months(11, 2)).map(({ label }) => label)).toEqual(['12/25', '01/26']);
    expect(monthRows(months(0, 1))[0]).toMatchObject({ meetings: 2, savedHours: 1.5 });
  });

  it('put the months of a long period together as years', () => {
    expect(monthRows(months(6, 30)).map(({ label, meetings, savedHours }) => [label, meetings, savedHours])).toEqual([
      ['2025', 12, 9],
      ['2026', 24, 18],
      ['2027', 24, 18],
    ]);
  });

  it('put first what has to be asked about', () => {
    const unit = (name: string, expected: number, attended: number) => ({
      unitId: UnitId.parse(name),
      name,
      endpoints: 1,
      count: count({ expected, attended }),
    });
    expect(attendanceRows([unit('a', 10, 9), unit('b', 0, 0), unit('c', 4, 1)])).toMatchObject([
      { name: 'c', share: 0.25, missing: 0.75 },
      { name: 'a', share: 0.9 },
    ]);
    const endpoint = (name: string, leads: boolean, silent: number, change: Partial<PresenceCount>) => ({
      endpointId: EndpointId.parse(name),
      name,
      leads,
      unit: '',
      count: count({ expected: 8, attended: 8, ...change }),
      meetingsSinceSpoken: silent,
    });
    const endpoints = [
      endpoint('chair', true, 0, { speakingMs: 900 * minute }),
      endpoint('talks', false, 0, { speakingMs: 5 * minute, dropOuts: 1, droppedMs: minute }),
      endpoint('silent', false, 8, { dropOuts: 2, droppedMs: 9 * minute }),
      endpoint('new', false, 2, {}),
      endpoint('away', false, 0, { attended: 0 }),
    ];
    expect(speakingRows(endpoints).map(({ name }) => name)).toEqual(['silent', 'new', 'talks']);
    expect(dropRows(endpoints)).toMatchObject([
      { name: 'silent', lostMinutes: 9, dropOuts: 2 },
      { name: 'talks', lostMinutes: 1 },
    ]);
  });
});

describe('the formula', () => {
  const all = (value: number) => ({ low: value, base: value, high: value });
  const compared = (reference: number, actual: number) => ({
    referenceMinutes: all(reference),
    actualMinutes: all(actual),
    savedMinutes: all(reference - actual),
    rate: all((reference - actual) / reference),
  });
  const savings: PeriodReport['savings'] = {
    meetingLength: compared(60, 60),
    // One meeting of 60 minutes, ten travellers: 40 minutes of way both ways, 30 early, 10 to gather, 2 × 5 of checks.
    personTime: {
      ...compared(10 * (40 + 30 + 60), 10 * (10 + 60) + 10),
      travelMinutes: all(400),
      arrivalMinutes: all(300),
      gatherMinutes: all(100),
      checkMinutes: all(10),
    },
    block: compared(240, 60),
    kilometres: all(0),
    litres: all(0),
    petrolVnd: all(1000),
    perDiemVnd: all(500),
    pages: 0,
    pagesVnd: all(250),
    moneyVnd: all(1750),
    travellers: 10,
    unknownDistanceTravellers: 0,
    estimatedDistanceTravellers: 0,
    endpointsNotCalled: 0,
    meetingsWithPapers: 0,
  };
  const sum = (terms: readonly Term[], scenario: 'low' | 'base' | 'high'): number =>
    terms.reduce((total, { sign, amount }) => {
      if (sign === '=') return total;
      return sign === '+' ? total + amount[scenario] : total - amount[scenario];
    }, 0);

  it('comes to what it says, term by term, in each scenario', () => {
    for (const terms of [lengthTerms, personTerms, blockTerms, moneyTerms].map((termsOf) => termsOf(savings)))
      for (const scenario of scenarios) expect(sum(terms, scenario)).toBe(terms.at(-1)?.amount[scenario]);
  });

  it('splits the sums of the report into what a sceptic can count', () => {
    expect(personTerms(savings).map(({ name, amount }) => [name, amount.base])).toEqual([
      ['travel', 400],
      ['arrival', 300],
      ['referenceLengths', 600],
      ['inPerson', 1300],
      ['gathering', 100],
      ['ownLengths', 600],
      ['checks', 10],
      ['saved', 590],
    ]);
  });

  it('is written as one line', () => {
    expect(filledIn(lengthTerms(savings), 'base', (amount, name) => `${amount} ${name}`)).toBe(
      '60 reference − 60 actual = 0 saved',
    );
  });
});

describe('the columns of what was counted', () => {
  const valueOf = (columns: typeof linkColumns, key: string, change: Partial<PresenceCount>) => {
    const column = columns.find((each) => each.key === key);
    const value = column?.value(count(change)) ?? null;
    return value === null ? null : column?.write(value);
  };

  it('say nothing where nothing was measured or expected', () => {
    expect(valueOf(linkColumns, 'bad', {})).toBeNull();
    expect(valueOf(linkColumns, 'bad', { goodLinkMs: minute })).toBe('0:00');
    expect(valueOf(presenceColumns, 'rate', {})).toBeNull();
    expect(valueOf(presenceColumns, 'rate', { expected: 3, attended: 2 })).toBe('66,7%');
    expect(valueOf(presenceColumns, 'dropped', { droppedMs: 20_000 })).toBe('1');
  });
});

describe('figures', () => {
  it('are written as a Vietnamese office does', () => {
    expect([decimalText(181), decimalText(2337.06), percentText(0.5014), parameterText(0.25)]).toEqual([
      '181,0',
      '2.337,1',
      '50,1%',
      '0,25',
    ]);
  });
});

describe('versions of the table of parameters', () => {
  it('are offered once for all lines that were added together, the newest first', () => {
    const entry = (version: number, at: number, by: string) => ({
      version,
      at,
      by,
      line: {
        subject: { of: 'district' as const, name: 'speedKmh' as const },
        value: null,
        validFrom: null,
        rule: 'đo',
        signedOffBy: '',
      },
    });
    const entries = [entry(1, 5, ''), entry(2, 5, ''), entry(3, 9, 'An'), entry(4, 9, 'Bình')];
    expect(tableVersions({ version: 4, entries }).map(({ version }) => version)).toEqual([4, 3, 2]);
  });
});

describe('a title that was begun', () => {
  it('is there after a reload, for its own report only, until the report is kept', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    rememberTitle(storage, 'from=1', 'Báo cáo gửi huyện');
    expect([recallTitle(storage, 'from=1'), recallTitle(storage, 'from=2')]).toEqual(['Báo cáo gửi huyện', null]);
    rememberTitle(storage, 'from=1', null);
    expect(recallTitle(storage, 'from=1')).toBeNull();
    expect(recallTitle(null, 'from=1')).toBeNull();
  });
});
