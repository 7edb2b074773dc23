import { globSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inCheckout } from '../../../scripts/setup/paths.ts';

/** What is written by hand; protocol.md and topics.md are made from the code, and the changelog tells of what was. */
const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: inCheckout() })]
  .filter((path) => !/^docs[/](samples|protocol\.md|topics\.md|adr)/u.test(path))
  .toSorted();
const decisions = globSync('*.md', { cwd: inCheckout('docs', 'adr') }).toSorted();
const textOf = (path: string): string => readFileSync(inCheckout(path), 'utf8');

const sources = globSync('{client,data,docs,scripts,server,shared,tests}/**', {
  cwd: inCheckout(),
  exclude: (path) => /(^|[/])(node_modules|dist)$/u.test(path),
}).map((path) => `/${path}`);

/** Whether a file or folder of the checkout has this path, or one that ends so: prose names a file by its last words. */
const isThere = (path: string): boolean =>
  existsSync(inCheckout(path)) || sources.some((source) => source.endsWith(`/${path.replace(/[/]$/u, '')}`));

/** A path of the code, by its ending or by its first folder. Patterns (`<topic>`, `*`) and ends of names (`-en.ts`) are none. */
const isPath = (words: string): boolean =>
  /^[\w./-]+$/u.test(words) &&
  /^[\w.]/u.test(words) &&
  (/^[\w/.-]*[a-z0-9]\.(ts|tsx|py|cjs)$/u.test(words) ||
    /^(server|client|shared|tests|scripts|docs|domain|application|adapters|features|core)[/]/u.test(words));

/** File names that conventions show as examples. */
const examples = ['kebab-case.ts', 'PascalCase.tsx', 'utils.ts', 'types.ts', 'presence.ts'];

describe('the documents', () => {
  it.each(documents)('%s names no file that is not there', (path) => {
    const named = [...textOf(path).matchAll(/`([^`\s]+)`/gu)].flatMap(([, words]) => words ?? []);
    expect(named.filter((words) => isPath(words) && !examples.includes(words) && !isThere(words))).toEqual([]);
  });

  it.each([...documents, ...decisions.map((name) => join('docs', 'adr', name))])(
    '%s links to what is there',
    (path) => {
      const links = [...textOf(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/gu)].flatMap(([, link]) => link ?? []);
      const own = links.filter((link) => !/^[a-z]+:/u.test(link));
      expect(own.filter((link) => !existsSync(inCheckout(dirname(path), link)))).toEqual([]);
    },
  );

  it('link to each decision by its number, and to headings that are there', () => {
    for (const path of documents) {
      const text = textOf(path);
      for (const [, number, file] of text.matchAll(/\[adr[/](\d{4})\]\(([^)#]+)/gu))
        expect(basename(file ?? ''), path).toMatch(new RegExp(`^${number}-`, 'u'));
      for (const [, file, heading] of text.matchAll(/\]\(([^)#:\s]*\.md)?#([^)]+)\)/gu)) {
        const target = file === undefined ? text : textOf(join(dirname(path), file));
        const headings = [...target.matchAll(/^#+ (.+)$/gmu)].map(([, words = '']) =>
          words
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
            .replaceAll(' ', '-'),
        );
        expect(headings, `${path} → ${file ?? ''}#${heading}`).toContain(heading);
      }
    }
  });
});

describe('the decisions', () => {
  it('have a number each, the same in the name and in the title', () => {
    const numbers = decisions.map((name) => name.slice(0, 4));
    expect(numbers).toEqual([...new Set(numbers)]);
    for (const name of decisions) {
      const [, number = ''] = /^# (\d+)[.:] /u.exec(textOf(join('docs', 'adr', name))) ?? [];
      expect(number.padStart(4, '0'), name).toBe(name.slice(0, 4));
    }
  });
});
