import { readFileSync } from 'node:fs';
import { AccountId, EndpointId, UnitId, type UnitBody } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { ParameterKeeping } from '../../../src/application/settings/parameters.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { entriesOn, normsOf } from '../../../src/domain/settings/parameter-table.ts';
import { MemoryDirectory, MemoryLedgers } from '../../fakes/memory-storage.ts';
import { refusalOf, testPeople } from '../../support/people.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const unit = (unitId: string, code: string, change: Partial<UnitBody> = {}): UnitBody => ({
  unitId: UnitId.parse(unitId),
  code,
  name: unitId,
  kind: 'xã',
  parentId: null,
  validFrom: null,
  validTo: null,
  successorId: null,
  ...change,
});
const place = (endpointId: string, unitId: string) => ({
  endpointId: EndpointId.parse(endpointId),
  name: endpointId,
  unitId: UnitId.parse(unitId),
  leads: false,
  position: 1,
  active: true,
  phone: '',
  contact: '',
  mayBeOpened: true,
  joinsByItself: false,
});
/** Hòa Bình was merged into a commune that took its code over; Tân Hòa has two rooms; two villages share a code. */
const directory = new MemoryDirectory({
  units: [
    unit('hoa-binh', '06103', { validTo: '2025-06-30', successorId: UnitId.parse('thien-long') }),
    unit('thien-long', '06103', { validFrom: '2025-07-01' }),
    unit('tan-hoa', '06109'),
    unit('ban-a', '1'),
    unit('ban-b', '1'),
    unit('trong', '2'),
  ],
  endpoints: [
    place('e-hoa-binh', 'hoa-binh'),
    place('e-tan-hoa', 'tan-hoa'),
    place('e-tan-hoa-2', 'tan-hoa'),
    place('e-ban-a', 'ban-a'),
    place('e-ban-b', 'ban-b'),
  ],
});

describe('a file of distances and speeds', () => {
  let parameters: ParameterKeeping;
  beforeEach(() => {
    parameters = new ParameterKeeping(new MemoryLedgers(), directory, { now: () => 5 });
  });
  const take = (text: string, how: 'preview' | 'for-good' = 'for-good') => parameters.import(bytes(text), how, admin);
  const detailsOf = async (text: string): Promise<unknown> => {
    const { code, details } = await refusalOf(take(text));
    expect(code).toBe('bad-csv');
    expect((await parameters.table()).version).toBe(0);
    return details;
  };

  test('of thousands of lines does not hold up the hub when it is taken in again', async () => {
    const days = Array.from({ length: 10_000 }, (_, index) => new Date(index * 86_400_000).toISOString().slice(0, 10));
    const file = [
      'unit_code,road_km,straight_line_km,speed_kmh,valid_from,rule',
      ...days.map((day) => `06109,34,20,30,${day},Đo lại`),
    ].join('\n');
    expect(await take(file)).toEqual({ linesAdded: 60_000, endpoints: 2 });
    // Each figure held against all others, this would outlast any patience.
    expect(await take(file)).toEqual({ linesAdded: 0, endpoints: 0 });
  });

  test('says what it would do, then does it, and the second time changes nothing', async () => {
    const file = [
      'unit_code;name;road_km;speed_kmh;valid_from;rule;signed_off_by',
      '06103;Hòa Bình;20,5;;01/01/2026;Đo theo đường tỉnh 226;Nông Văn A, Chủ tịch UBND xã',
      '06109;Tân Hòa;34;25;;Công văn 12/UBND;',
    ].join('\n');
    expect(await take(file, 'preview')).toEqual({ linesAdded: 5, endpoints: 3 });
    expect((await parameters.table()).version).toBe(0);
    expect(await take(file)).toEqual({ linesAdded: 5, endpoints: 3 });
    expect(await take(file)).toEqual({ linesAdded: 0, endpoints: 0 });

    const { entries, version } = await parameters.table();
    expect(entries[0]).toMatchObject({
      by: 'Nguyễn Văn An',
      line: { rule: 'Đo theo đường tỉnh 226', signedOffBy: 'Nông Văn A, Chủ tịch UBND xã', validFrom: '2026-01-01' },
    });
    const on = (day: string) => normsOf(entriesOn(entries, version, day));
    const km = (day: string, id: string) => on(day).endpoint(EndpointId.parse(id), 'roadKm')?.base ?? null;
    expect([km('2025-12-31', 'e-hoa-binh'), km('2026-01-01', 'e-hoa-binh')]).toEqual([null, 20.5]);
    expect([km('2020-01-01', 'e-tan-hoa'), km('2020-01-01', 'e-tan-hoa-2')]).toEqual([34, 34]);
    expect(on('2020-01-01').endpoint(EndpointId.parse('e-tan-hoa-2'), 'speedKmh')?.base).toBe(25);
  });

  test('a changed figure is a new line; what is left empty stays as it was', async () => {
    await take('unit_code,road_km,straight_line_km,rule\n06109,34,22.9,đo');
    expect(await take('unit_code,road_km,straight_line_km,rule\n06109,36,,đo lại')).toEqual({
      linesAdded: 2,
      endpoints: 2,
    });
    const { entries, version } = await parameters.table();
    const norms = normsOf(entriesOn(entries, version, '2026-01-01'));
    expect(norms.endpoint(EndpointId.parse('e-tan-hoa'), 'roadKm')?.base).toBe(36);
    expect(norms.endpoint(EndpointId.parse('e-tan-hoa'), 'straightKm')?.base).toBe(22.9);
    expect(normsOf(entriesOn(entries, 4, '2026-01-01')).endpoint(EndpointId.parse('e-tan-hoa'), 'roadKm')?.base).toBe(
      34,
    );
  });

  test('whose codes lost their zeros is refused by the units that are meant, rows without text are none', async () => {
    expect(await detailsOf('unit_code;road_km;rule\n;;\n6109;1;đo')).toEqual([
      expect.stringMatching(/^Dòng 3: mã 6109 chỉ khác mã 06109 \(xã tan-hoa\)/u),
    ]);
  });

  test('names every faulty line and takes nothing in', async () => {
    expect(
      await detailsOf(
        [
          'unit_code,road_km,speed_kmh,valid_from,rule',
          '06109,0.5,0,,đo',
          '06109,2000,900,,đo',
          '99999,1,,,đo',
          '1,1,,,đo',
          '2,1,,,đo',
        ].join('\n'),
      ),
    ).toEqual([
      'Dòng 2: speed_kmh: mỗi giá trị phải từ 1 đến 120.',
      'Dòng 3: road_km: trùng đơn vị và ngày với dòng 2.',
      'Dòng 3: road_km: mỗi giá trị phải từ 0 đến 1000.',
      'Dòng 3: speed_kmh: trùng đơn vị và ngày với dòng 2.',
      'Dòng 3: speed_kmh: mỗi giá trị phải từ 1 đến 120.',
      'Dòng 4: không có đơn vị mã 99999 trong danh bạ.',
      'Dòng 5: có 2 đơn vị mã 1; hãy nhập trên trang.',
      'Dòng 6: đơn vị mã 2 không có điểm cầu.',
    ]);
  });

  test.each([
    ['a figure that is none', 'unit_code,road_km,rule\n06109,xa lắm,đo', /"xa lắm" không phải là một số/u],
    ['a minus', 'unit_code,road_km,rule\n06109,-5,đo', /"-5" không phải là một số/u],
    ['no basis', 'unit_code,road_km,rule\n06109,5,', /thiếu căn cứ/u],
    ['a day that is none', 'unit_code,road_km,valid_from,rule\n06109,5,31/02/2026,đo', /không phải là ngày/u],
    ['no code', 'unit_code,road_km,rule\n,5,đo', /thiếu mã đơn vị/u],
    ['an unknown column', 'unit_code,km,rule\n06109,5,đo', /không có cột nào tên là "km"/u],
  ])('refuses %s', async (_what, text, sentence) => {
    expect(String(await detailsOf(text))).toMatch(sentence);
  });

  test('the demo’s own file fits the demo’s directory, before and after the merge', async () => {
    const people = testPeople();
    const data = (name: string) => readFileSync(new URL(`../../../../data/${name}`, import.meta.url));
    const table = new ParameterKeeping(people.storage.ledgers, people.storage.directory, people.clock);
    await people.directory.import(data('binh-gia-2023.csv'), 'for-good');
    expect(await table.import(data('binh-gia-2023-distances.csv'), 'preview', admin)).toEqual({
      linesAdded: 19,
      endpoints: 19,
    });
    await people.directory.import(data('binh-gia-2025.csv'), 'for-good');
    expect(await table.import(data('binh-gia-2023-distances.csv'), 'for-good', admin)).toEqual({
      linesAdded: 19,
      endpoints: 19,
    });
  });
});
