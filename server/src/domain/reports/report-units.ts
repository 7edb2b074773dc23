import { unitName, type Day, type EndpointId, type ReportQuery, type UnitBody, type UnitId } from '@diem-cau/shared';
import type { DigestedEndpoint, MeetingDigest } from '../record/meeting-digest.ts';
import { unitOn } from '../directory/units.ts';

/** A unit by its id, and by the name that it bears in a report. */
export interface NamedUnit {
  readonly unitId: UnitId;
  readonly name: string;
}

const named = (unit: UnitBody): NamedUnit => ({ unitId: unit.unitId, name: unitName(unit) });

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

  /** The unit of a place: as the record of the meeting calls it, else by the directory, in which a unit may bear another name by now. */
  unitOf({ endpointId, unit }: Pick<DigestedEndpoint, 'endpointId' | 'unit'>, day: Day): NamedUnit | null {
    const { unitOfPlace, units, query, today } = this.#ground;
    if (unit !== null && query.units === 'day') return unit;
    const unitId = unit?.unitId ?? unitOfPlace.get(endpointId);
    const found = unitId === undefined ? null : unitOn(units, unitId, query.units === 'today' ? today : day);
    return found === null ? unit : named(found);
  }

  isAskedFor(endpoint: Pick<DigestedEndpoint, 'endpointId' | 'unit'>, day: Day): boolean {
    const { unitId } = this.#ground.query;
    return unitId === undefined || this.unitOf(endpoint, day)?.unitId === unitId;
  }

  /** Who held a meeting: as it was called on the day, or the unit of today that came of it; no id and no name where nobody is known. */
  hostOf(
    { hostUnit, endpoints }: Pick<MeetingDigest, 'hostUnit' | 'endpoints'>,
    day: Day,
  ): { readonly unitId: UnitId | null; readonly name: string; readonly led: boolean } {
    const { units, query, today } = this.#ground;
    const leading = endpoints.find(({ leads }) => leads);
    const led = hostUnit !== null || leading !== undefined;
    if (hostUnit !== null && query.units === 'day') return { ...hostUnit, led };
    const ofLeading = leading === undefined ? null : this.unitOf(leading, day);
    const unit = hostUnit === null ? null : unitOn(units, hostUnit.unitId, today);
    const host = unit === null ? (hostUnit ?? ofLeading) : named(unit);
    return { ...(host ?? { unitId: null, name: '' }), led };
  }
}

const written = (day: Day | null): string => (day === null ? '' : day.split('-').reverse().join('/'));

type Units = ReadonlyMap<UnitId, UnitBody>;

/** What may tell units of one name apart, the plainest first: their days, the unit above them, their codes. */
const tellings: readonly ((unit: UnitBody, units: Units) => string)[] = [
  ({ validFrom, validTo }) =>
    validFrom === null && validTo === null ? '' : `${written(validFrom)}–${written(validTo)}`,
  ({ parentId }, units) => {
    const parent = parentId === null ? undefined : units.get(parentId);
    return parent === undefined ? '' : [parent.kind, parent.name].filter(Boolean).join(' ');
  },
  ({ code }) => (code === '' ? '' : `mã ${code}`),
];

/** The first way that names each of the namesakes otherwise; by their ids where nothing else does. */
const toldBy = (namesakes: readonly UnitBody[], units: Units): ((unit: UnitBody) => string) => {
  const tells = tellings.find((tell) => {
    const told = namesakes.map((unit) => tell(unit, units));
    return !told.includes('') && new Set(told).size === told.length;
  });
  return tells === undefined ? ({ unitId }) => unitId : (unit) => tells(unit, units);
};

/**
 * Rows of units with names that tell them apart. Communes that were merged often live on by the name of one of them: rows of one name are
 * followed by their days, `Xã Thiện Hòa (–30/06/2025)` and `Xã Thiện Hòa (01/07/2025–)`. Two of one name at one time are told by the unit
 * above them, `Xã Hòa Bình (huyện Bình Gia)`, or by their codes.
 */
export const toldApart = <Row extends { readonly unitId: UnitId | null; readonly name: string }>(
  rows: readonly Row[],
  units: Units,
): Row[] => {
  const unitOf = ({ unitId }: Row): UnitBody[] => {
    const unit = unitId === null ? undefined : units.get(unitId);
    return unit === undefined ? [] : [unit];
  };
  const namesakes = Map.groupBy(rows, ({ name }) => name);
  return rows.map((row) => {
    const same = namesakes.get(row.name) ?? [];
    const [unit] = unitOf(row);
    if (unit === undefined || same.length === 1) return row;
    return { ...row, name: `${row.name} (${toldBy(same.flatMap(unitOf), units)(unit)})` };
  });
};
