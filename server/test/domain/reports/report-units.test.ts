import { EndpointId, UnitId, type UnitBody } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { ReportUnits, toldApart } from '../../../src/domain/reports/report-units.ts';

const unit = (id: string, name: string, change: Partial<UnitBody> = {}): UnitBody => ({
  unitId: UnitId.parse(id),
  code: '',
  name,
  kind: 'xã',
  parentId: null,
  validFrom: null,
  validTo: null,
  successorId: null,
  ...change,
});
const byId = (...units: UnitBody[]) => new Map(units.map((each) => [each.unitId, each]));
const rowsOf = (...units: UnitBody[]) => units.map(({ unitId, name }) => ({ unitId, name: `Xã ${name}` }));
const namesOf = (rows: readonly UnitBody[], others: readonly UnitBody[] = []): string[] =>
  toldApart(rowsOf(...rows), byId(...rows, ...others)).map(({ name }) => name);

describe('communes of one name', () => {
  const binhGia = unit('bg', 'Bình Gia', { kind: 'huyện' });
  const vanLang = unit('vl', 'Văn Lãng', { kind: 'huyện' });
  const inOne = unit('1', 'Hòa Bình', { parentId: binhGia.unitId, code: '06001' });
  const inOther = unit('2', 'Hòa Bình', { parentId: vanLang.unitId, code: '06002' });

  test('are told apart by the unit above them', () => {
    expect(namesOf([inOne, inOther], [binhGia, vanLang])).toEqual([
      'Xã Hòa Bình (huyện Bình Gia)',
      'Xã Hòa Bình (huyện Văn Lãng)',
    ]);
  });

  test('in one district by their codes, and by their days where these differ', () => {
    const sibling = { ...inOther, parentId: binhGia.unitId };
    expect(namesOf([inOne, sibling], [binhGia])).toEqual(['Xã Hòa Bình (mã 06001)', 'Xã Hòa Bình (mã 06002)']);
    const [before, after] = [
      { ...inOne, validTo: '2025-06-30' },
      { ...sibling, validFrom: '2025-07-01' },
    ];
    expect(namesOf([before, after], [binhGia])).toEqual(['Xã Hòa Bình (–30/06/2025)', 'Xã Hòa Bình (01/07/2025–)']);
  });

  test('never bear one name, even where nothing is known of them; one alone bears its own', () => {
    expect(new Set(namesOf([unit('1', 'A'), unit('2', 'A'), unit('3', 'A')])).size).toBe(3);
    expect(namesOf([inOne], [binhGia])).toEqual(['Xã Hòa Bình']);
  });
});

describe('the unit of a meeting', () => {
  const renamed = unit('u', 'Tân Bình');
  const endpointId = EndpointId.parse('e');
  const placing = (units: 'day' | 'today') =>
    new ReportUnits({
      query: { units },
      today: '2026-11-26',
      units: byId(renamed),
      unitOfPlace: new Map([[endpointId, renamed.unitId]]),
    });
  const then = { unitId: renamed.unitId, name: 'Xã Hòa Bình' };

  test('is called as the record of its day calls it, though it was renamed in place since', () => {
    expect(placing('day').unitOf({ endpointId, unit: then }, '2025-01-01')).toEqual(then);
    expect(placing('today').unitOf({ endpointId, unit: then }, '2025-01-01')?.name).toBe('Xã Tân Bình');
    expect(placing('day').unitOf({ endpointId, unit: null }, '2025-01-01')?.name).toBe('Xã Tân Bình');
  });

  test('of one without a leading endpoint is nobody, which is another thing than a unit that is not known any more', () => {
    const hostOf = (endpoints: Parameters<ReportUnits['hostOf']>[0]['endpoints']) =>
      placing('day').hostOf({ hostUnit: null, endpoints }, '2025-01-01');
    expect(hostOf([])).toEqual({ unitId: null, name: '', led: false });
    expect(placing('day').hostOf({ hostUnit: then, endpoints: [] }, '2025-01-01')).toEqual({ ...then, led: true });
  });
});
