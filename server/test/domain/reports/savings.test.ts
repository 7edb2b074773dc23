import { readFileSync } from 'node:fs';
import { EndpointId, type DistrictParameter, type ParameterEntry, type ParameterLine } from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readNorms } from '../../../src/application/settings/norms.ts';
import { parameterTrouble } from '../../../src/domain/settings/parameter-check.ts';
import { entriesOn, normsOf, type Norms } from '../../../src/domain/settings/parameter-table.ts';
import { addSavings, noSavings, savingsOf, type SavingEndpoint } from '../../../src/domain/reports/savings.ts';
import { always } from '../../../src/domain/reports/scenarios.ts';

const line = (
  subject: ParameterLine['subject'],
  value: ParameterLine['value'],
  validFrom: string | null = null,
): ParameterLine => ({
  subject,
  value,
  validFrom,
  rule: 'giả định',
  signedOffBy: '',
});
const district = (name: DistrictParameter, value: number): ParameterLine =>
  line({ of: 'district', name }, always(value));
const entriesOf = (lines: readonly ParameterLine[]): ParameterEntry[] =>
  lines.map((each, index) => ({ version: index + 1, at: 0, by: '', line: each }));
const normsFrom = (lines: readonly ParameterLine[]): Norms =>
  normsOf(entriesOn(entriesOf(lines), lines.length, '2023-06-01'));

/** The communes of the demo directory with their straight lines to the host, as its file gives them. */
const Commune = z.object({ unit_code: z.string(), straight_line_km: z.coerce.number() });
const Place = z.object({ unit_code: z.string(), endpoint: z.string(), leads: z.string() });
const directoryFile = new URL('../../../../data/binh-gia-2023.csv', import.meta.url);
const fileNorms = readNorms(readFileSync(new URL('../../../../data/savings-norms.csv', import.meta.url)));
const distanceFile = new URL('../../../../data/binh-gia-2023-distances.csv', import.meta.url);
const communes = z.array(Commune).parse(parse(readFileSync(distanceFile, 'utf8'), { columns: true }));
const endpointOf = (code: string): EndpointId => EndpointId.parse(`e-${code}`);
/** So many people online, each of whom would have set out, of so many who were called. */
const there = (travellers: number, called: number) => ({
  travellers,
  unnamed: 0,
  journeys: travellers,
  beyond: 0,
  called,
});
const distances = communes.map(({ unit_code, straight_line_km }) =>
  line({ of: 'endpoint', name: 'straightKm', endpointId: endpointOf(unit_code) }, always(straight_line_km)),
);
const oneEach: SavingEndpoint[] = communes.map(({ unit_code }) => ({
  endpointId: endpointOf(unit_code),
  attended: true,
  people: there(1, 1),
}));
const norms = (speedKmh: number, more: readonly ParameterLine[] = []): Norms =>
  normsFrom([
    ...distances,
    district('speedKmh', speedKmh),
    district('roadFactor', 1.5),
    district('arrivalMinutes', 30),
    district('gatherMinutes', 10),
    district('blockMinutes', 240),
    ...more,
  ]);
const meeting = (minutes: number, endpoints: readonly SavingEndpoint[] = oneEach) => ({
  type: 'giao-ban' as const,
  durationMs: minutes * 60_000,
  endpoints,
  papers: null,
  ofWhole: true,
});

describe('the time saved', () => {
  // The published table: 19 communes, one delegate each, the file's own norms without technicians' checks. Worked out by hand: 300,9 km
  // of straight lines × 1,5 both ways; ΣB = 2·451,35/v·60 + 19·(30 + D), ΣO = 19·(10 + D).
  test('with the shipped norm of ten minutes’ checks an hour at 30 km/h saves 56.5 %, not 62.2', () => {
    const shipped = normsFrom([...distances, ...fileNorms, district('speedKmh', 30)]);
    const host = { endpointId: EndpointId.parse('host'), attended: true, people: there(0, 12) };
    const rate = savingsOf(meeting(60, [...oneEach, host]), shipped).personTime.rate?.base ?? Number.NaN;
    expect(Math.round(rate * 1000) / 10).toBe(56.5);
  });

  test.each([
    [25, [77.0, 70.9, 65.7, 57.3, 50.8, 34.9], [77, 71, 66, 57, 51, 35]],
    [30, [74.2, 67.7, 62.2, 53.5, 46.9, 31.5], [74, 68, 62, 53, 47, 32]],
    [35, [71.7, 64.8, 59.2, 50.4, 43.8, 28.9], [72, 65, 59, 50, 44, 29]],
  ])(
    'at %i km/h without technical checks, for meetings of 30, 45, 60, 90, 120 and 240 minutes',
    (speed, toOneDecimal, rounded) => {
      const published = normsFrom([
        ...distances,
        ...fileNorms.filter(({ subject }) => subject.name !== 'checkMinutes'),
        district('speedKmh', speed),
      ]);
      const rates = [30, 45, 60, 90, 120, 240].map(
        (minutes) => 100 * (savingsOf(meeting(minutes), published).personTime.rate?.base ?? Number.NaN),
      );
      expect(rates.map((rate) => Math.round(rate * 10) / 10)).toEqual(toOneDecimal);
      expect(rates.map(Math.round)).toEqual(rounded);
    },
  );

  test('stands on the demo directory: each of its communes has a distance in the file, 300,9 km together', () => {
    const places = z.array(Place).parse(parse(readFileSync(directoryFile, 'utf8'), { columns: true }));
    const withEndpoint = places.filter(({ endpoint, leads }) => endpoint !== '' && leads === '');
    expect(communes.map(({ unit_code }) => unit_code).sort()).toEqual(
      withEndpoint.map((each) => each.unit_code).sort(),
    );
    expect(communes).toHaveLength(19);
    expect(communes.reduce((total, { straight_line_km }) => total + straight_line_km, 0)).toBeCloseTo(300.9, 9);
  });

  test('the convention of one session: an hour of 240 minutes saves three quarters', () => {
    expect(savingsOf(meeting(60), norms(30)).block.rate?.base).toBe(0.75);
  });

  test('the meeting’s length saves nothing unless a reference was declared for its type', () => {
    expect(savingsOf(meeting(60), norms(30)).meetingLength.rate?.base).toBe(0);
    const declared = line(
      { of: 'type', name: 'referenceMinutes', type: 'giao-ban' },
      { low: 75, base: 100, high: 120 },
    );
    const { meetingLength, personTime } = savingsOf(meeting(60), norms(30, [declared]));
    expect(meetingLength.rate).toEqual({ low: 0.2, base: 0.4, high: 0.5 });
    expect(personTime.referenceMinutes.base).toBeCloseTo(1805.4 + 19 * 130);
  });

  test('technicians’ checks are taken off, at the host too', () => {
    const checks = [district('checkTechnicians', 1), district('checkMinutes', 60)];
    const host = { endpointId: EndpointId.parse('host'), attended: true, people: there(0, 12) };
    const without = savingsOf(meeting(60, [...oneEach, host]), norms(30)).personTime.savedMinutes.base;
    const { savedMinutes, checkMinutes } = savingsOf(meeting(60, [...oneEach, host]), norms(30, checks)).personTime;
    expect(checkMinutes.base).toBe(20 * 60);
    expect(savedMinutes.base).toBeCloseTo(without - 1200);
  });

  test('kilometres, litres and đồng: one vehicle for three, petrol from 10 km on, an allowance for each', () => {
    const far = EndpointId.parse('far');
    const near = EndpointId.parse('near');
    const own = normsFrom([
      line({ of: 'endpoint', name: 'roadKm', endpointId: far }, always(25)),
      line({ of: 'endpoint', name: 'roadKm', endpointId: near }, always(9)),
      line({ of: 'endpoint', name: 'paidTripShare', endpointId: near }, always(0)),
      ...[
        district('speedKmh', 30),
        district('peoplePerVehicle', 3),
        district('litresPerKm', 0.2),
        district('leastKm', 10),
        district('petrolPriceVnd', 23_000),
        district('perDiemVnd', 100_000),
        district('pagePriceVnd', 400),
      ],
    ]);
    const saved = savingsOf(
      {
        ...meeting(60, [
          { endpointId: far, attended: true, people: there(4, 5) },
          { endpointId: near, attended: true, people: there(2, 2) },
        ]),
        papers: { pages: 30, printedCopies: 2 },
      },
      own,
    );
    expect(saved.kilometres.base).toBe(2 * 50 + 18);
    expect(saved.litres.base).toBe(20);
    expect(saved.petrolVnd.base).toBe(460_000);
    expect(saved.perDiemVnd.base).toBe(400_000);
    expect(saved.pages).toBe(150);
    expect(saved.moneyVnd.base).toBe(460_000 + 400_000 + 60_000);
    expect(saved.estimatedDistanceTravellers).toBe(0);
  });

  test('no allowance where the way is 0 km, one from the first kilometre on', () => {
    const perDiem = (km: number): number => {
      const place = EndpointId.parse('place');
      const road = line({ of: 'endpoint', name: 'roadKm', endpointId: place }, always(km));
      const own = normsFrom([road, district('speedKmh', 30), district('perDiemVnd', 100_000)]);
      return savingsOf(meeting(60, [{ endpointId: place, attended: true, people: there(2, 2) }]), own).perDiemVnd.base;
    };
    expect([0, 1, 25].map(perDiem)).toEqual([0, 200_000, 200_000]);
  });

  test('people count by the roll call and not by the connection: who took part by telephone saved the way, and no check was made', () => {
    const checks = [district('checkTechnicians', 1), district('checkMinutes', 60)];
    const [connected, ...others] = oneEach;
    if (connected === undefined) throw new Error('there are communes');
    const telephone = { ...connected, attended: false };
    const [all, one] = [oneEach, [telephone, ...others]].map((each) => savingsOf(meeting(60, each), norms(30, checks)));
    expect(one?.travellers).toBe(all?.travellers);
    expect(one?.personTime.travelMinutes).toEqual(all?.personTime.travelMinutes);
    expect(one?.personTime.checkMinutes.base).toBe(18 * 60);
    const nobody = { ...telephone, people: null };
    expect(savingsOf(meeting(60, [nobody]), norms(30, checks))).toMatchObject({ travellers: 0, endpointsNotCalled: 0 });
  });

  test('who is not known counts nowhere, and is counted as such', () => {
    const stranger = { endpointId: EndpointId.parse('stranger'), attended: true, people: there(7, 7) };
    const uncalled = { endpointId: endpointOf('06067'), attended: true, people: null };
    const saved = savingsOf(meeting(60, [stranger, uncalled]), norms(30));
    expect(saved).toMatchObject({ travellers: 0, unknownDistanceTravellers: 7, endpointsNotCalled: 1 });
    expect(saved.personTime.referenceMinutes).toEqual(always(0));
    expect(saved.personTime.rate).toBeNull();
  });

  test('a range: low never saves more than base, base never more than high; parts add up to the whole', () => {
    const range: ParameterLine[] = [
      line({ of: 'district', name: 'speedKmh' }, { low: 35, base: 30, high: 25 }),
      line({ of: 'district', name: 'roadFactor' }, { low: 1.3, base: 1.5, high: 1.8 }),
      line({ of: 'district', name: 'arrivalMinutes' }, { low: 15, base: 30, high: 45 }),
      line({ of: 'district', name: 'gatherMinutes' }, { low: 15, base: 10, high: 5 }),
      line({ of: 'district', name: 'checkTechnicians' }, always(1)),
      line({ of: 'district', name: 'checkMinutes' }, { low: 60, base: 10, high: 5 }),
    ];
    expect(range.map(parameterTrouble)).toEqual(range.map(() => null));
    const own = normsFrom([...distances, ...range]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 19 }),
        (minutes, people) => {
          const endpoints = oneEach.slice(0, people.length).map((each, index) => {
            const online = people[index] ?? 0;
            return { ...each, people: there(online, online) };
          });
          const whole = savingsOf(meeting(minutes, endpoints), own);
          const { low, base, high } = whole.personTime.savedMinutes;
          expect(low).toBeLessThanOrEqual(base);
          expect(base).toBeLessThanOrEqual(high);
          const parts = endpoints.map((each) => savingsOf(meeting(minutes, [each]), own)).reduce(addSavings, noSavings);
          expect(parts.personTime.savedMinutes.base).toBeCloseTo(base, 6);
          expect(parts.travellers).toBe(whole.travellers);
        },
      ),
    );
  });
});

describe('the table of parameters', () => {
  const subject = { of: 'district', name: 'perDiemVnd' } as const;
  const entries = entriesOf([
    line(subject, always(200_000), null),
    line(subject, always(300_000), '2025-05-04'),
    line(subject, always(250_000), '2025-05-04'),
    line(subject, null, '2026-01-01'),
  ]);
  const allowance = (version: number, day: string) => normsOf(entriesOn(entries, version, day)).district('perDiemVnd');

  test.each([
    [4, '2025-05-03', 200_000],
    [4, '2025-05-04', 250_000],
    [2, '2025-05-04', 300_000],
    [1, '2025-05-04', 200_000],
    [3, '2026-01-01', 250_000],
  ])('version %i says for %s: %i', (version, day, value) => {
    expect(allowance(version, day)?.base).toBe(value);
  });

  test('what is not known (any more) is null', () => {
    expect(allowance(4, '2026-01-01')).toBeNull();
    expect(allowance(0, '2025-01-01')).toBeNull();
  });

  test.each([
    ['speed', line({ of: 'district', name: 'speedKmh' }, always(0))],
    ['speed', line({ of: 'district', name: 'speedKmh' }, always(300))],
    ['speed', line({ of: 'district', name: 'speedKmh' }, { low: 25, base: 30, high: 35 })],
    ['arrival', line({ of: 'district', name: 'arrivalMinutes' }, { low: 45, base: 30, high: 15 })],
    ['share', line({ of: 'endpoint', name: 'paidTripShare', endpointId: EndpointId.parse('e') }, always(1.5))],
    ['distance', line({ of: 'endpoint', name: 'roadKm', endpointId: EndpointId.parse('e') }, always(-1))],
  ])('an impossible %s is named', (_, impossible) => {
    expect(parameterTrouble(impossible)).toContain(impossible.subject.name);
  });
});
