import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { JobTooLarge, inOwnProcess, type JobLimits } from '../../../../src/adapters/files/kit/own-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-jobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job = new URL('../../../../src/adapters/files/kit/job.ts', import.meta.url).href;
const limits: JobLimits = { ms: 30_000, heapMb: 64, memoryMb: 512 };

/** A program that answers by what stands in `work`, given `input`. */
const program = (name: string, work: string): URL => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `import { answerJob } from '${job}';\nanswerJob(async (input) => { ${work} });\n`);
  return pathToFileURL(file);
};

describe('a job in a process of its own', () => {
  test('is given its input and gives its result, bytes as bytes', async () => {
    const doubled = program('doubled', 'return input.map((each) => each * 2);');
    const bytes = await inOwnProcess(doubled, new Uint8Array([1, 2, 3]), z.instanceof(Uint8Array), limits);
    expect([...bytes]).toEqual([2, 4, 6]);
  });

  test('that throws says what', async () => {
    const broken = program('broken', "throw new Error('the paper jammed');");
    const failed = inOwnProcess(broken, null, z.string(), limits);
    await expect(failed).rejects.toThrow(/the paper jammed/u);
    await expect(failed).rejects.not.toBeInstanceOf(JobTooLarge);
  });

  test('that ends without a word, or answers something else, is no result', async () => {
    await expect(inOwnProcess(program('silent', 'process.exit(3);'), null, z.string(), limits)).rejects.toThrow(/3/u);
    await expect(inOwnProcess(program('wrong', 'return 7;'), null, z.string(), limits)).rejects.toBeInstanceOf(
      z.ZodError,
    );
  });

  test('knows nothing of the hub’s environment', async () => {
    process.env['DATABASE_URL'] = 'postgres://hub:secret@localhost/hub';
    try {
      const names = await inOwnProcess(
        program('names', 'return Object.keys(process.env);'),
        null,
        z.array(z.string()),
        limits,
      );
      expect(names).not.toContain('DATABASE_URL');
      expect(names).not.toContain('PATH');
    } finally {
      delete process.env['DATABASE_URL'];
    }
  });

  test.each([
    ['time', 'for (;;);', { ...limits, ms: 500 }],
    ['heap', 'const all = []; for (;;) all.push(new Array(1000).fill({}).map(() => ({ a: 1 })));', limits],
    ['memory outside the heap', 'globalThis.all = Buffer.alloc(1024 * 1024 * 1024, 1); for (;;);', limits],
    [
      'memory of a program that it runs',
      `const { spawn } = await import('node:child_process');
       const hungry = 'globalThis.all = Buffer.alloc(1024 * 1024 * 1024, 1); setTimeout(() => undefined, 20_000);';
       const program = ['--pdeathsig', 'KILL', '--', process.execPath, '-e', hungry];
       await new Promise((over) => spawn('setpriv', program).once('exit', over));`,
      limits,
    ],
  ])('is given up at its limit of %s, and the next one runs', async (what, work, within) => {
    const greedy = inOwnProcess(program(what.replace(/ /gu, '-'), work), null, z.string(), within);
    await expect(greedy).rejects.toBeInstanceOf(JobTooLarge);
    expect(await inOwnProcess(program('next', "return 'well';"), null, z.string(), limits)).toBe('well');
  });
});
