import type { Day, UnitBody, UnitId } from '@diem-cau/shared';

/** Whether a unit existed on a day; a missing first or last day is without end. */
export const existedOn = (unit: Pick<UnitBody, 'validFrom' | 'validTo'>, day: Day): boolean =>
  (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);

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

/** A unit's name with its kind, as it stands at the beginning of a line: `Xã Hòa Bình`. */
export const unitName = ({ kind, name }: Pick<UnitBody, 'kind' | 'name'>): string =>
  [kind.charAt(0).toUpperCase() + kind.slice(1), name].filter(Boolean).join(' ');
