import { expect, test } from 'vitest';
import { shouldReload } from '../../src/core/outdated-page.ts';

test('a page that does not understand the hub reloads once, and again only after a minute', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(shouldReload(storage, 1_000_000)).toBe(true);
  expect(shouldReload(storage, 1_030_000)).toBe(false);
  expect(shouldReload(storage, 1_061_000)).toBe(true);
});
