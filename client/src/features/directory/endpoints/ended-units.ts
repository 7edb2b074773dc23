import type { UnitBody } from '@diem-cau/shared';

/** A unit that was merged or renamed, and what it became. */
export interface EndedUnit {
  readonly unit: UnitBody;
  readonly successor: UnitBody | null;
}

/** The units that are no more, the latest end first; those of one day stay in their order. */
export const endedUnits = (units: readonly UnitBody[]): EndedUnit[] => {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  return units
    .filter(({ validTo, successorId }) => validTo !== null || successorId !== null)
    .toSorted((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? ''))
    .map((unit) => ({ unit, successor: unit.successorId === null ? null : (byId.get(unit.successorId) ?? null) }));
};
