import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Packages that a script loads at once, by itself or by what it imports; what it imports later (`await import`) is not among them. */
const packagesOf = (script: string, seen = new Set<string>()): string[] => {
  if (seen.has(script)) return [];
  seen.add(script);
  const source = readFileSync(script, 'utf8');
  const imports = [...source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';$/gms)].map(
    ([, from = '']) => from,
  );
  return imports.flatMap((from) => {
    if (from.startsWith('node:')) return [];
    return from.startsWith('.') ? packagesOf(resolve(dirname(script), from), seen) : [`${from} in ${script}`];
  });
};

it.each(['start', 'test'])('./scripts/%s begins on a fresh machine, before any package is installed', (name) => {
  expect(packagesOf(resolve(root, 'scripts', `${name}.ts`))).toEqual([]);
});
