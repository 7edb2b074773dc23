import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFirstLoad, firstLoadOf } from '../../../scripts/checks/first-load.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-first-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes that no compression makes fewer. */
const weights = { 'too-old.css': 1_000, 'assets/entry.js': 20_000, 'assets/seat.js': 5_000, 'assets/shared.js': 3_000 };

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  for (const [name, bytes] of Object.entries(weights)) writeFileSync(join(folder, name), randomBytes(bytes));
  writeFileSync(join(folder, 'assets', 'seat.css'), randomBytes(2_000));
  writeFileSync(join(folder, 'assets', 'desk.js'), randomBytes(90_000));
  writeFileSync(
    join(folder, 'index.html'),
    '<link rel="stylesheet" href="/too-old.css" /><script type="module" src="/assets/entry.js"></script>',
  );
  const manifest = {
    'index.html': { file: 'assets/entry.js', isEntry: true, dynamicImports: ['src/seat.tsx', 'src/desk.tsx'] },
    'src/seat.tsx': { file: 'assets/seat.js', css: ['assets/seat.css'], imports: ['_shared.js', 'index.html'] },
    'src/desk.tsx': { file: 'assets/desk.js', imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared.js', imports: ['index.html'] },
  };
  writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest));
});

describe('the first load', () => {
  it('is the page, what its HTML names, and a part with all that this imports, each once; and nothing of another part', () => {
    const bytes = firstLoadOf(folder, ['src/seat.tsx']);
    expect(bytes).toBeGreaterThan(31_000);
    expect(bytes).toBeLessThan(32_000);
  });

  it('is told for each page, and refused above its limit', () => {
    const page = { page: 'seat', sources: ['src/seat.tsx'] };
    expect(checkFirstLoad(folder, [{ ...page, mostKB: 32 }])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^seat: 31\.\d kB of 32 kB$/u),
    });
    expect(checkFirstLoad(folder, [{ ...page, mostKB: 30 }]).code).toBe(1);
  });

  it('of a part that was not built is nothing that could pass', () => {
    expect(() => firstLoadOf(folder, ['src/renamed.tsx'])).toThrow('nothing was built from client/src/renamed.tsx');
  });
});
