import type { PeriodReport } from '@diem-cau/shared';

const nameOf = (value: object, index: string): string => {
  for (const key of ['meetingId', 'name']) {
    const name: unknown = Reflect.get(value, key);
    if (typeof name === 'string') return name;
  }
  return index;
};

const leaves = (value: unknown, path: string): (readonly [string, unknown])[] => {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const met = new Map<string, number>();
  return Object.entries(value).flatMap(([key, part]) => {
    let step = Array.isArray(value) && typeof part === 'object' && part !== null ? nameOf(part, key) : key;
    const times = (met.get(step) ?? 0) + 1;
    met.set(step, times);
    if (times > 1) step = `${step} (${times})`;
    return leaves(part, path === '' ? step : `${path}.${step}`);
  });
};

/**
 * Every figure of a report that is another one in a second report, by its path, with what was added; rates and words are only named.
 * A list's items go by their names; a commune that came out of the merge under an old name is the second of it.
 */
export const differences = (before: PeriodReport, after: PeriodReport): Record<string, number | string> => {
  const old = new Map(leaves(before, ''));
  const found: Record<string, number | string> = {};
  for (const [path, value] of leaves(after, '')) {
    const was = old.get(path);
    old.delete(path);
    if (typeof was === 'number' && typeof value === 'number' && !path.includes('.rate.')) {
      const added = Number((value - was).toFixed(4));
      if (added !== 0) found[path] = added;
    } else if (was !== value) found[path] = 'changed';
  }
  for (const path of old.keys()) found[path] = 'gone';
  return found;
};
