import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));
/** The palette itself, and the scales that the desk's library wants as lists. */
const homes = ['ui/tokens.css', 'ui/desk/desk-theme.tsx'];
const written = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(/giu;

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile() && /\.(css|tsx?)$/u.test(each.name))
  .map((each) => join(each.parentPath, each.name));

/** What of a source file is a colour; comments may say `#1`. */
const coloursOf = (file: string): string[] =>
  (file.endsWith('.css')
    ? readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//gu, '')
    : readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/[^\n]*/gu, '')
  ).match(written) ?? [];

const tokens = readFileSync(join(source, 'ui/tokens.css'), 'utf8');
const defined = new Set([...tokens.matchAll(/^\s*(--[\w-]+):/gmu)].map(([, name = '']) => name));

describe('the palette', () => {
  test('is the only place where a colour is written', () => {
    expect(files.length).toBeGreaterThan(300);
    for (const home of homes) expect(coloursOf(join(source, home)).length, home).toBeGreaterThan(20);
    const astray = files
      .filter((file) => !homes.includes(relative(source, file)))
      .flatMap((file) => coloursOf(file).map((colour) => `${relative(source, file)}: ${colour}`));
    expect(astray).toEqual([]);
  });

  test('has no colour that nobody uses', () => {
    const all = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect([...defined].filter((name) => !all.includes(`var(${name})`))).toEqual([]);
  });
});
