import type { Day, UnitBody, UnitId } from '@diem-cau/shared';

/** Whether two units existed on one same day. */
export const overlap = (
  a: Pick<UnitBody, 'validFrom' | 'validTo'>,
  b: Pick<UnitBody, 'validFrom' | 'validTo'>,
): boolean =>
  (a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo) &&
  (b.validFrom === null || a.validTo === null || b.validFrom <= a.validTo);

/** The day after, `2025-06-30` → `2025-07-01`. */
export const dayAfter = (day: Day): Day => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

/**
 * The unit that a place belonged to on a day: the unit itself, or the one that followed it by then, through any number of merges. A
 * unit that ended without a successor is given as it was. Null for an unknown id.
 */
export const unitOn = (units: ReadonlyMap<UnitId, UnitBody>, unitId: UnitId, day: Day): UnitBody | null => {
  let unit = units.get(unitId) ?? null;
  const passed = new Set<UnitId>();
  while (unit !== null && unit.validTo !== null && unit.validTo < day && unit.successorId !== null) {
    if (passed.has(unit.unitId)) return unit;
    passed.add(unit.unitId);
    const next = units.get(unit.successorId);
    if (next === undefined) return unit;
    unit = next;
  }
  return unit;
};
