import type { Day, EndpointId, ReportQuery, UnitBody, UnitId } from '@diem-cau/shared';
import type { MeetingDigest } from './meeting-digest.ts';
import { unitName, unitOn } from './units.ts';

/** What says which unit a place counts for. */
export interface UnitsGround {
  readonly query: Pick<ReportQuery, 'units' | 'unitId'>;
  readonly today: Day;
  readonly units: ReadonlyMap<UnitId, UnitBody>;
  /** The unit of each place. */
  readonly unitOfPlace: ReadonlyMap<EndpointId, UnitId>;
}

/** The units that places and meetings count for in a report: those of each meeting's day, or today's. */
export class ReportUnits {
  readonly #ground: UnitsGround;

  constructor(ground: UnitsGround) {
    this.#ground = ground;
  }

  unitOf(endpointId: EndpointId, day: Day): UnitBody | null {
    const { unitOfPlace, units, query, today } = this.#ground;
    const unitId = unitOfPlace.get(endpointId);
    return unitId === undefined ? null : unitOn(units, unitId, query.units === 'today' ? today : day);
  }

  isAskedFor(endpointId: EndpointId, day: Day): boolean {
    const { unitId } = this.#ground.query;
    return unitId === undefined || this.unitOf(endpointId, day)?.unitId === unitId;
  }

  /** Who held a meeting: as it was called on the day, or the unit of today that came of it. */
  hostOf({ hostUnit, endpoints }: MeetingDigest, day: Day): { readonly unitId: UnitId | null; readonly name: string } {
    const { units, query, today } = this.#ground;
    if (hostUnit !== null && query.units === 'day') return hostUnit;
    const leading = endpoints.find(({ leads }) => leads);
    const ofLeading = leading === undefined ? null : this.unitOf(leading.endpointId, day);
    const unit = hostUnit === null ? ofLeading : unitOn(units, hostUnit.unitId, today);
    return unit === null ? (hostUnit ?? { unitId: null, name: '' }) : { unitId: unit.unitId, name: unitName(unit) };
  }
}

const written = (day: Day | null): string => (day === null ? '' : day.split('-').reverse().join('/'));

/**
 * Rows of units with names that tell them apart: communes that were merged often live on by the name of one of them, and rows of one name
 * are followed by their days, `Xã Thiện Hòa (–30/06/2025)` and `Xã Thiện Hòa (01/07/2025–)`.
 */
export const toldApart = <Row extends { readonly unitId: UnitId | null; readonly name: string }>(
  rows: readonly Row[],
  units: ReadonlyMap<UnitId, UnitBody>,
): Row[] => {
  const namesakes = Map.groupBy(rows, ({ name }) => name);
  return rows.map((row) => {
    const unit = row.unitId === null ? undefined : units.get(row.unitId);
    if (unit === undefined || namesakes.get(row.name)?.length === 1) return row;
    const { validFrom, validTo } = unit;
    return { ...row, name: `${row.name} (${written(validFrom)}–${written(validTo)})` };
  });
};
