import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { clientFolder } from '../setup/client-build.ts';
import type { Ended } from '../setup/run-program.ts';

/** Some of what Vite writes of each file that it builds (`.vite/manifest.json`), under the source's path. */
const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof Manifest>;

/** A page by what is loaded for it besides index.html, and the most that it may weigh, in kB (1000 bytes) of gzip. */
interface FirstLoad {
  readonly page: string;
  readonly sources: readonly string[];
  readonly mostKB: number;
}

/** Whoever waits longest for a page stands at the weakest line; each limit is some kB above what was measured in November 2026. */
const firstLoads: readonly FirstLoad[] = [
  { page: 'a commune joins', sources: ['src/app/commune-seat.tsx'], mostKB: 200 },
  { page: 'the room joins', sources: ['src/app/room-seat.tsx', 'src/i18n/vi/chair-pages.ts'], mostKB: 217 },
  {
    page: 'the desk, list of meetings',
    sources: [
      'src/app/desk.tsx',
      'src/features/shell/desk/desk-shell.tsx',
      'src/i18n/vi/desk-pages.ts',
      'src/features/record/records/meetings-page.tsx',
    ],
    mostKB: 389,
  },
];

/** The built files of a source and of all that it imports at once. */
const filesOf = (manifest: Manifest, source: string, seen = new Set<string>()): string[] => {
  const entry = manifest[source];
  if (entry === undefined) throw new Error(`nothing was built from client/${source}`);
  if (seen.has(source)) return [];
  seen.add(source);
  return [entry.file, ...entry.css, ...entry.imports.flatMap((each) => filesOf(manifest, each, seen))];
};

/** Scripts and styles that the HTML itself names. */
const named = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/gu)].flatMap(([, file]) => file ?? []);

/** What a page loads of a built client in `folder`: HTML, scripts and styles, each compressed by gzip; in bytes. */
export const firstLoadOf = (folder: string, sources: readonly string[]): number => {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = ['index.html', ...named(html), ...sources.flatMap((source) => filesOf(manifest, source))];
  return [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
};

/** Weighs what the pages of the built client load first; fails where one has grown above its limit. */
export const checkFirstLoad = (folder = clientFolder, pages: readonly FirstLoad[] = firstLoads): Ended => {
  const weighed = pages.map(({ page, sources, mostKB }) => ({ page, mostKB, kB: firstLoadOf(folder, sources) / 1000 }));
  return {
    code: weighed.every(({ kB, mostKB }) => kB <= mostKB) ? 0 : 1,
    output: weighed.map(({ page, kB, mostKB }) => `${page}: ${kB.toFixed(1)} kB of ${mostKB} kB`).join('\n'),
  };
};
