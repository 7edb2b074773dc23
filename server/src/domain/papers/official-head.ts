import type { Day, OfficialHead, UnitBody, UnitId } from '@diem-cau/shared';
import { fittingLine } from '../kit/official-words.ts';
import { unitOn } from '../directory/units.ts';

const committee = ({ kind, name }: Pick<UnitBody, 'kind' | 'name'>): string =>
  fittingLine(['UBND', kind, name].filter(Boolean).join(' ').toLocaleUpperCase('vi'), 200);

/**
 * Whose papers those of a unit are: its People's Committee (UBND), under that of the unit above it on the day. All empty for an unknown
 * unit. `type` is the abbreviation of the kind of paper, such as `BB` (NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I).
 */
export const headOfUnit = (
  units: ReadonlyMap<UnitId, UnitBody>,
  unitId: UnitId | null,
  day: Day,
  type: 'BB' | 'TB',
): OfficialHead => {
  const unit = unitId === null ? null : unitOn(units, unitId, day);
  const above = unit?.parentId === undefined || unit.parentId === null ? null : unitOn(units, unit.parentId, day);
  return {
    superiorAgency: above === null ? '' : committee(above),
    agency: unit === null ? '' : committee(unit),
    symbol: `${type}-UBND`,
  };
};
