import { FileId, MeetingId, type EndpointId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hoaBinh, host, hungDao, places } from '../../../support/year/places.ts';
import { differences } from './differences.ts';
import { databases, loadYear, year, type LoadedYear } from './loaded-year.ts';

const minuteMs = 60_000;
const secretary = { by: 'hub' } as const;

/** Communes by whose names the merged ones go on. */
const livingOn = new Set(
  ['Tân Văn', 'Hồng Phong', 'Thiện Thuật', 'Thiện Long', 'Thiện Hòa', 'Quý Hòa', 'Hoa Thám'].map(
    (name) => `Xã ${name}`,
  ),
);

describe.each(databases)('what is learnt after the year, on %s', (database) => {
  let loaded: LoadedYear;

  let idOf: (place: string) => EndpointId;
  let keptBytes: () => Promise<string>;
  let handedIn: string;

  beforeAll(async () => {
    loaded = await loadYear(database);
    const { storage } = loaded;
    const ids = new Map((await storage.directory.endpoints()).map(({ name, endpointId }) => [name, endpointId]));
    idOf = (place) => ids.get(place) ?? z.never().parse(place);
    await loaded.keptReports.keep('Báo cáo năm 2025', year, secretary);
    keptBytes = async () => {
      const facts = await storage.ledgers.ledger('reports', z.looseObject({ fileId: FileId })).facts();
      const bytes = await storage.files.read(facts[0]?.fact.fileId ?? z.never().parse('no report'));
      return Buffer.from(bytes ?? []).toString();
    };
    handedIn = JSON.stringify(loaded.report);
    expect(await keptBytes()).toBe(handedIn);
  });

  afterAll(() => loaded.remove());

  test('a parameter changes no report by the table’s older version', async () => {
    const subject = { of: 'endpoint', name: 'roadKm', endpointId: idOf(hungDao) } as const;
    const value = { low: 45, base: 46, high: 48 };
    const line = { subject, value, validFrom: null, rule: 'Đo thực tế', signedOffBy: 'UBND xã Hưng Đạo' };
    await loaded.parameters.set([line], secretary);
    const asItWas = await loaded.reports.report({ ...year, parameters: loaded.report.parametersVersion });
    expect({ ...asItWas, query: year }).toEqual(loaded.report);
    const now = await loaded.reports.report(year);
    // What is left without a distance are Vĩnh Yên's two travellers in three meetings of November and December.
    expect(now.savings.unknownDistanceTravellers).toBe(6);
    expect(now.savings.travellers - loaded.report.savings.travellers).toBe(
      loaded.report.savings.unknownDistanceTravellers - 6,
    );
    expect(
      Object.keys(differences(loaded.report, now)).filter((path) => /^(totals|endpoints|units)/u.test(path)),
    ).toEqual([]);
    expect(await keptBytes()).toBe(handedIn);
  });

  test('a late roll call changes the people, what they saved, and nothing else', async () => {
    const query = { ...year, parameters: loaded.report.parametersVersion };
    const before = await loaded.reports.report(query);
    const attendee = {
      personId: null,
      position: '',
      unit: '',
      state: 'online' as const,
      reason: '',
      lateMinutes: null,
      leftEarlyMinutes: null,
      substituteFor: null,
    };
    const attendees = ['Lý Văn Khê', 'Vi Thị Mai', 'Hứa Văn Dự'].map((name) => ({ ...attendee, name }));
    await loaded.books.write(MeetingId.parse('nam-22'), () => [
      {
        type: 'rollConfirmed',
        call: 1,
        endpointId: idOf(hoaBinh),
        roll: { attendees, others: 2, note: '' },
        reason: '',
        actor: secretary,
      },
    ]);
    const people = { called: 1, 'people.online': 5, 'people.unnamed': 2 };
    const counted = (path: string): object =>
      Object.fromEntries(Object.entries(people).map(([name, by]) => [`${path}.count.${name}`, by]));
    const in3 = (path: string, low: number, base: number, high: number): object =>
      Object.fromEntries(
        Object.entries({ low, base, high }).flatMap(([name, by]) => (by === 0 ? [] : [[`${path}.${name}`, by]])),
      );
    // Of five people two would have had to go, from 20, 21 or 24 km away at 35, 30 or 25 km/h, in one vehicle or two; ten pages for all five.
    expect(differences(before, await loaded.reports.report(query))).toEqual({
      ...counted('totals'),
      ...counted(`endpoints.${hoaBinh}`),
      ...counted(`units.${hoaBinh}`),
      'months.2025-05.savedMinutes': 208,
      'types.giao-ban.savedMinutes': 208,
      [`hostUnits.${host}.savedMinutes`]: 208,
      'meetings.nam-22.endpointsNotCalled': -1,
      // It is confirmed long after the fifth working day.
      'meetings.nam-22.marks.lateRolls': 1,
      'totals.marks.lateRolls': 1,
      'meetings.nam-22.people.online': 5,
      'meetings.nam-22.people.unnamed': 2,
      ...in3('meetings.nam-22.savedMinutes', 137.1429, 208, 310.4),
      ...in3('savings.personTime.travelMinutes', 137.1429, 168, 230.4),
      ...in3('savings.personTime.arrivalMinutes', 30, 60, 90),
      ...in3('savings.personTime.gatherMinutes', 30, 20, 10),
      ...in3('savings.personTime.referenceMinutes', 287.1429, 348, 440.4),
      ...in3('savings.personTime.actualMinutes', 150, 140, 130),
      ...in3('savings.personTime.savedMinutes', 137.1429, 208, 310.4),
      'savings.personTime.rate.low': 'changed',
      'savings.personTime.rate.base': 'changed',
      'savings.personTime.rate.high': 'changed',
      ...in3('savings.kilometres', 40, 42, 96),
      ...in3('savings.litres', 8, 8.4, 19.2),
      ...in3('savings.petrolVnd', 168_000, 176_400, 403_200),
      ...in3('savings.perDiemVnd', 0, 300_000, 600_000),
      'savings.pages': 50,
      ...in3('savings.pagesVnd', 15_000, 20_000, 25_000),
      ...in3('savings.moneyVnd', 183_000, 496_400, 1_028_200),
      'savings.travellers': 2,
      'savings.journeys': 2,
      'savings.beyondInvitation': 3,
      'savings.endpointsNotCalled': -1,
    });
    expect(await keptBytes()).toBe(handedIn);
  });

  test('a corrected closing changes the lengths, and no saving but the convention’s', async () => {
    const query = { ...year, parameters: loaded.report.parametersVersion };
    const before = await loaded.reports.report(query);
    const meetingId = MeetingId.parse('nam-19');
    const openedAt = before.meetings.find((each) => each.meetingId === meetingId)?.openedAt ?? 0;
    await loaded.corrections.correct(
      meetingId,
      { what: 'closing', at: openedAt + 50 * minuteMs },
      'Quên bấm',
      secretary,
    );
    const tenMinutes = -10 * minuteMs;
    // Hưng Đạo's line was lost from the tenth minute to the end; all others were there.
    const lost = { absentMs: tenMinutes, droppedMs: tenMinutes };
    const change = (path: string, by: object): object =>
      Object.fromEntries(Object.entries(by).map(([name, value]) => [`${path}.${name}`, value]));
    const ofPlaces = places.map((place) => {
      const by = place === hungDao ? lost : { presentMs: tenMinutes };
      const unit = livingOn.has(place) ? `${place} (–30/06/2025)` : place;
      return { ...change(`endpoints.${place}.count`, by), ...change(`units.${unit}.count`, by) };
    });
    const shorter = { low: -10, base: -10, high: -10 };
    // Thirty-three travellers, two of a commune at most.
    const ofHeads = { low: -330, base: -330, high: -330 };
    expect(differences(before, await loaded.reports.report(query))).toEqual({
      ...Object.assign({}, ...ofPlaces),
      ...change('totals', { durationMs: tenMinutes, corrections: 1 }),
      ...change('totals.count', { ...lost, presentMs: 19 * tenMinutes }),
      'months.2025-05.durationMs': tenMinutes,
      'types.giao-ban.durationMs': tenMinutes,
      [`hostUnits.${host}.durationMs`]: tenMinutes,
      'meetings.nam-19.durationMs': tenMinutes,
      ...change('meetings.nam-19.marks.corrections.0', { what: 'changed', at: 'changed', by: 'changed' }),
      'totals.marks.corrected': 1,
      ...change('savings.meetingLength.referenceMinutes', shorter),
      ...change('savings.meetingLength.actualMinutes', shorter),
      ...change('savings.meetingLength.rate', { low: 'changed', base: 'changed', high: 'changed' }),
      ...change('savings.block.actualMinutes', shorter),
      ...change('savings.block.savedMinutes', { low: 10, base: 10, high: 10 }),
      ...change('savings.block.rate', { low: 'changed', base: 'changed', high: 'changed' }),
      ...change('savings.personTime.referenceMinutes', ofHeads),
      ...change('savings.personTime.actualMinutes', ofHeads),
      ...change('savings.personTime.rate', { low: 'changed', base: 'changed', high: 'changed' }),
    });
    expect(await keptBytes()).toBe(handedIn);
  });
});
