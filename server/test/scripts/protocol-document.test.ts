import { RefusalCode, notices, requests } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../src/adapters/http/registry.ts';
import { protocolDocument } from '../../../scripts/protocol/document.ts';
import { ShapeWriter } from '../../../scripts/protocol/shapes.ts';
import { commentsIn } from '../../../scripts/protocol/source-comments.ts';

describe('the protocol’s document', () => {
  const document = protocolDocument();
  const headings = [...document.matchAll(/^### (.+)$/gm)].flatMap(([, heading]) => heading ?? []);

  test('describes every request, notice and refusal', () => {
    expect(headings).toEqual(expect.arrayContaining([...Object.keys(requests), ...Object.keys(notices)]));
    for (const code of RefusalCode.options) expect(document).toContain(`| \`${code}\` |`);
  });

  test('lists every route', () => {
    for (const { method, path } of routes) expect(headings).toContain(`${method} ${path}`);
  });

  test('says in a sentence what each request is for', () => {
    for (const name of Object.keys(requests)) {
      const [, text = ''] = document.split(`### ${name}\n\n`);
      expect(text, name).toMatch(/^(?!Who may)\p{Lu}.+\.\n/u);
    }
  });

  test('has a heading for each of its links', () => {
    const anchors = new Set(headings.map((heading) => heading.toLowerCase().replaceAll('.', '')));
    const links = [...document.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((link) => link === undefined || !anchors.has(link))).toEqual([]);
  });

  test('is the same at every writing', () => {
    expect(protocolDocument()).toBe(document);
  });
});

describe('a shape in words', () => {
  const Name = z.string().max(9);
  const writer = new ShapeWriter(new Map([['Name', Name]]));

  test('is a table of its fields, with bounds, links and what may be left out', () => {
    const shape = z.strictObject({
      name: Name,
      count: z.int().positive().max(7).optional(),
      kinds: z.array(z.enum(['a', 'b'])).max(2),
      from: z.union([Name, z.null()]),
      pipe: z.literal('|'),
      text: z.string().nullable(),
      whole: z.int(),
    });
    expect(writer.table(shape, 'input').split('\n').slice(2)).toEqual([
      '| `name` | [Name](#name) |',
      '| `count` | whole number (1 to 7) (may be left out) |',
      '| `kinds` | list (up to 2) of `"a"` or `"b"` |',
      '| `from` | [Name](#name) or null |',
      '| `pipe` | `"\\|"` |',
      '| `text` | text or null |',
      '| `whole` | whole number |',
    ]);
  });

  test('a named shape is opened in its own table', () => {
    expect(writer.table(Name, 'input')).toBe('text (up to 9 characters)');
    expect(writer.table(z.strictObject({}), 'input')).toBe('nothing: `{}`');
  });
});

test('the sentence above a name is found, however many lines it has, and no other', () => {
  const source = [
    '/** Lets in. */',
    'export const door = 1;',
    '/**',
    ' * Opens',
    ' * wide.',
    ' * @param far how far',
    ' */',
    "  'window.open': {},",
    '/** Of nothing. */',
    'const inner = 2;',
    'export const bare = 3;',
  ].join('\n');
  expect([...commentsIn(source)]).toEqual([
    ['door', 'Lets in.'],
    ['window.open', 'Opens wide.'],
  ]);
});
