import { EndpointId, EnrolmentId, UnitId, type EndpointBody, type UnitBody } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { endedUnits } from '../../../src/features/directory/endpoints/ended-units.ts';
import { isOwnAddress } from '../../../src/features/directory/endpoints/own-address.ts';
import { whatEnds, withoutPc } from '../../../src/features/directory/endpoints/what-ends.ts';
import { filterEndpoints, readEndpointFilter } from '../../../src/features/directory/endpoints/filter-endpoints.ts';

const endpoint = (id: string, name: string, over: Partial<EndpointBody> = {}): EndpointBody => ({
  endpointId: EndpointId.parse(id),
  name,
  unitId: UnitId.parse(id),
  unitToday: { name, kind: 'xã' },
  leads: false,
  position: 1,
  active: true,
  phone: '',
  contact: '',
  mayBeOpened: true,
  joinsByItself: false,
  enrolment: { pcs: [], link: null },
  ...over,
});
const pc = {
  enrolmentId: EnrolmentId.parse('x'),
  purpose: 'seat' as const,
  since: 0,
  madeBy: null,
  madeAt: 0,
  browser: 'Edge 150',
  system: 'Windows',
  address: null,
  lastSeenAt: null,
};
const link = { enrolmentId: EnrolmentId.parse('y'), purpose: 'seat' as const, madeBy: null, madeAt: 0, expiresAt: 1 };
const enrolled = { pcs: [pc], link: null };
const endpoints = [
  endpoint('a', 'Hòa Bình', { enrolment: enrolled }),
  endpoint('b', 'Hồng Thái', { unitToday: { name: 'Tân Văn', kind: 'xã' } }),
  endpoint('c', 'Quý Hòa', { active: false, enrolment: enrolled }),
];
const names = (words: string, filter: string): string[] =>
  filterEndpoints(endpoints, words, readEndpointFilter(filter)).map(({ name }) => name);

describe('the directory', () => {
  it('is searched without tone marks, by the endpoint and by the unit of today', () => {
    expect(names('hoa', '')).toEqual(['Hòa Bình', 'Quý Hòa']);
    expect(names('tan van', '')).toEqual(['Hồng Thái']);
  });

  it('is narrowed by state; what is not in use stands apart', () => {
    expect(names('', 'enrolled')).toEqual(['Hòa Bình']);
    expect(names('', 'none')).toEqual(['Hồng Thái']);
    expect(names('', 'inactive')).toEqual(['Quý Hòa']);
    expect(names('', 'nonsense')).toHaveLength(3);
  });
});

describe('a new link', () => {
  it('ends the open link and, where its PC comes instead, the PC; it is made for all at once only where it ends nothing', () => {
    const both = endpoint('d', 'Tân Văn', { enrolment: { pcs: [pc], link } });
    expect(whatEnds(both, 'instead')).toEqual(['x', 'y']);
    expect(whatEnds(both, 'beside')).toEqual(['y']);
    expect(withoutPc([...endpoints, both]).map(({ name }) => name)).toEqual(['Hồng Thái']);
  });
});

describe('the address of an enrolment link', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['192.168.1.10', false],
    ['hop.binhgia.langson.gov.vn', false],
    ['localhost.example', false],
  ])('of %s is of no use elsewhere: %s', (hostname, own) => {
    expect(isOwnAddress(hostname)).toBe(own);
  });
});

describe('merged and renamed units', () => {
  const unit = (id: string, over: Partial<UnitBody> = {}): UnitBody => ({
    unitId: UnitId.parse(id),
    code: id,
    name: id,
    kind: 'xã',
    parentId: null,
    validFrom: null,
    validTo: null,
    successorId: null,
    ...over,
  });

  it('are listed with what they became, the latest first', () => {
    const units = [
      unit('now'),
      unit('early', { validTo: '2020-01-31' }),
      unit('late', { validTo: '2025-06-30', successorId: UnitId.parse('now') }),
    ];
    expect(endedUnits(units).map(({ unit: { unitId }, successor }) => [unitId, successor?.unitId ?? null])).toEqual([
      ['late', 'now'],
      ['early', null],
    ]);
  });
});
