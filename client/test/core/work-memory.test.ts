import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keepWork, recallWork, type WorkStore } from '../../src/core/work-memory.ts';

const Work = z.strictObject({ text: z.string() });

const store = (kept = new Map<string, string>()): WorkStore => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
});
const full = (): never => {
  throw new Error('full');
};

describe('work that is not saved', () => {
  it('comes back under its name until it is forgotten', () => {
    const kept = store();
    expect(keepWork(kept, 'one', { text: 'a' })).toBe(true);
    expect(recallWork(kept, 'one', Work)).toEqual({ text: 'a' });
    expect(recallWork(kept, 'other', Work)).toBeNull();
    expect(keepWork(kept, 'one', null)).toBe(true);
    expect(recallWork(kept, 'one', Work)).toBeNull();
  });

  it('of an older page, or damaged, is nothing', () => {
    for (const older of ['{"words":"a"}', 'not json', '3'])
      expect(recallWork({ getItem: () => older }, 'one', Work)).toBeNull();
    expect(recallWork({ getItem: full }, 'one', Work)).toBeNull();
    expect(recallWork(null, 'one', Work)).toBeNull();
  });

  it('that the browser can’t keep is said to be lost by a reload, and nothing is lost where there is nothing', () => {
    expect(keepWork({ ...store(), setItem: full }, 'one', { text: 'a' })).toBe(false);
    expect(keepWork(null, 'one', { text: 'a' })).toBe(false);
    expect(keepWork(null, 'one', null)).toBe(true);
    expect(keepWork({ ...store(), removeItem: full }, 'one', null)).toBe(true);
  });
});
