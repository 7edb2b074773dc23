import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'diem-cau-samples-'));
const read = (name: string): Buffer => readFileSync(join(folder, name));

beforeAll(() => {
  execFileSync(process.execPath, [join(checkout, 'scripts/samples.ts'), folder], { timeout: 110_000 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the samples', () => {
  it('are made by their script, the same ones that are checked in', () => {
    expect(readdirSync(folder).sort()).toEqual(readdirSync(join(checkout, 'docs/samples')).sort());
  });

  it('say in each file that they are samples', () => {
    for (const name of ['bien-ban', 'thong-bao', 'bao-cao'])
      expect(execFileSync('pdftotext', [join(folder, `so-lieu-mau_${name}.pdf`), '-']).toString(), name).toContain(
        'SỐ LIỆU MẪU',
      );
    for (const name of ['bien-ban', 'thong-bao']) {
      const parts = unzipSync(read(`so-lieu-mau_${name}.docx`));
      const heads = Object.entries(parts).filter(([part]) => /^word\/header\d+\.xml$/u.test(part));
      expect(heads.length, name).toBeGreaterThan(1);
      for (const [part, bytes] of heads) expect(Buffer.from(bytes).toString(), part).toContain('SỐ LIỆU MẪU');
    }
    expect(read('so-lieu-mau_bao-cao.csv').toString()).toContain('SỐ LIỆU MẪU');
    const archive = unzipSync(read('so-lieu-mau_ho-so.zip'));
    expect(Buffer.from(archive['README.txt'] ?? []).toString()).toContain('SỐ LIỆU MẪU');
    const workbook = unzipSync(read('so-lieu-mau_bao-cao.xlsx'));
    expect(Buffer.from(workbook['xl/sharedStrings.xml'] ?? []).toString()).toContain('SỐ LIỆU MẪU');
  });
});
