import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const client = fileURLToPath(new URL('../..', import.meta.url));
const library = join(client, 'node_modules/@mantine/core');
const modules = join(library, 'esm');
const styles = join(library, 'styles');

const classesIn = (text: string): string[] => [...text.matchAll(/m_[0-9a-f]{7,8}/gu)].map(([name]) => name);

/** What the client's sources take of the library, but for types alone. */
const taken = (): Set<string> =>
  new Set(
    globSync('src/**/*.{ts,tsx}', { cwd: client })
      .map((file) => readFileSync(join(client, file), 'utf8'))
      .flatMap((source) => [...source.matchAll(/import\s*\{([^}]*)\}\s*from '@mantine\/core'/gu)])
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim().split(/\s+as\s+/u)[0] ?? '')
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );

/** The module of the library that gives each of its names. */
const givers = (): Map<string, string> =>
  new Map(
    [...readFileSync(join(modules, 'index.mjs'), 'utf8').matchAll(/import\s*\{([^}]*)\}\s*from\s*"([^"]+)"/gu)].flatMap(
      ([, names = '', from = '']) =>
        names.split(',').map((name): [string, string] => [
          name
            .trim()
            .split(/\s+as\s+/u)
            .at(-1) ?? '',
          from,
        ]),
    ),
  );

/** The style classes of a module of the library and of all that it imports. */
const classesOf = (file: string, seen: Set<string>): string[] => {
  if (seen.has(file)) return [];
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  if (file.endsWith('.module.mjs')) return classesIn(source);
  return [...source.matchAll(/from\s*"(\.[^"]+)"/gu)].flatMap(([, from = '']) =>
    classesOf(resolve(dirname(file), from), seen),
  );
};

const needed = (): Set<string> => {
  const from = givers();
  const seen = new Set<string>();
  return new Set(
    [...taken()].flatMap((name) => {
      const giver = from.get(name);
      if (giver === undefined) throw new Error(`the library does not give ${name}`);
      return classesOf(join(modules, giver), seen);
    }),
  );
};

const chosen = (): string[] =>
  [
    ...readFileSync(join(client, 'src/ui/desk/mantine-styles.ts'), 'utf8').matchAll(
      /^import '@mantine\/core\/styles\/(\w[\w-]*)\.layer\.css';$/gmu,
    ),
  ].map(([, name = '']) => name);

const classesOfStyles = (name: string): string[] => classesIn(readFileSync(join(styles, `${name}.css`), 'utf8'));

describe('the styles of the desk’s library', () => {
  it('are loaded for each component that a page uses, and for no other', () => {
    const used = needed();
    expect(used.size, 'classes are found').toBeGreaterThan(100);
    const withClasses = globSync('*.css', { cwd: styles })
      .filter((file) => !file.endsWith('.layer.css'))
      .map((file) => file.replace(/\.css$/u, ''))
      .filter((name) => classesOfStyles(name).some((each) => used.has(each)));
    expect(
      chosen()
        .filter((name) => classesOfStyles(name).length > 0)
        .toSorted(),
    ).toEqual(withClasses.toSorted());
    expect(chosen()).toEqual(expect.arrayContaining(['baseline', 'default-css-variables', 'global']));
  });

  it('come in the order of the library’s own sheet', () => {
    const sheet = readFileSync(join(library, 'styles.css'), 'utf8');
    const places = chosen().map((name) => {
      const at = classesOfStyles(name)
        .map((each) => sheet.indexOf(`.${each}`))
        .filter((place) => place >= 0);
      return at.length > 0 ? Math.min(...at) : 0;
    });
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
