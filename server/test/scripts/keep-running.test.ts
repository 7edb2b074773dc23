import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSupervised, keepRunning } from '../../../scripts/keep-running.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-keep-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Keeps a program running that notes its arguments at each start, and then does this at its nth start (from 1). */
const keep = (doing: string): Promise<number> => {
  const starts = join(folder, 'starts');
  const program = `
    const { appendFileSync, readFileSync } = require('node:fs');
    appendFileSync(${JSON.stringify(starts)}, process.argv.slice(1).join(' ') + '\\n');
    const start = readFileSync(${JSON.stringify(starts)}, 'utf8').trim().split('\\n').length;
    const run = () => new Promise((done) => process.send('running', done));
    (async () => { ${doing} })();`;
  return keepRunning(
    {
      program: process.execPath,
      args: ['-e', program, 'first'],
      argsAgain: ['-e', program, 'again'],
      env: process.env,
    },
    { provenAfter: 60_000, firstWait: 1, longestWait: 10, endLimit: 1_000 },
  );
};
const starts = (): string[] => readFileSync(join(folder, 'starts'), 'utf8').trim().split('\n');

describe('a hub that is kept running', () => {
  it('is left alone when it ended in order', async () => {
    expect(await keep('await run(); process.exit(0)')).toBe(0);
    expect(starts()).toEqual(['first']);
  });

  it('is started again after a crash and after a kill, and asks for nothing a second time', async () => {
    const code = await keep(
      `await run(); if (start === 1) process.exit(70); if (start === 2) process.kill(process.pid, 'SIGKILL'); else process.exit(0)`,
    );
    expect(code).toBe(0);
    expect(starts()).toEqual(['first', 'again', 'again']);
  });

  it.each([
    ['a start that is refused', 69],
    ['a configuration with errors', 78],
  ])('is not started again after %s', async (_, code) => {
    expect(await keep(`process.exit(${code})`)).toBe(code);
    expect(starts()).toHaveLength(1);
  });

  it('is started again when a hub that has run before is refused: its database may come back', async () => {
    expect(await keep('if (start === 2) process.exit(69); await run(); process.exit(start === 1 ? 70 : 0)')).toBe(0);
    expect(starts()).toHaveLength(3);
  });

  it('is given up after five starts that did not come to run, when it never ran', async () => {
    expect(await keep('process.exit(70)')).toBe(70);
    expect(starts()).toHaveLength(5);
  });

  it.each([69, 70])(
    'is never given up once it has run, however often its start fails with %d: a meeting waits for it',
    async (code) => {
      const failing = `if (start === 1) { await run(); process.exit(70); } if (start < 12) process.exit(${code});`;
      expect(await keep(`${failing} await run(); process.exit(0)`)).toBe(0);
      expect(starts()).toHaveLength(12);
    },
  );

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('gets %s once, and has the last word', async (signal) => {
    const heard = join(folder, 'heard');
    const ended = keep(`
      process.on('${signal}', () => { appendFileSync(${JSON.stringify(heard)}, 'x'); setTimeout(() => process.exit(7), 200); });
      await run(); appendFileSync(${JSON.stringify(join(folder, 'up'))}, 'x'); setInterval(() => {}, 1000);`);
    await expect.poll(() => existsSync(join(folder, 'up')), { timeout: 15_000 }).toBe(true);
    process.emit(signal, signal);
    expect(await ended).toBe(7);
    expect(readFileSync(heard, 'utf8')).toBe('x');
    expect(starts()).toHaveLength(1);
  });

  it('is killed when it does not end', async () => {
    const ended = keep(`
      process.on('SIGTERM', () => {});
      await run(); appendFileSync(${JSON.stringify(join(folder, 'up'))}, 'x'); setInterval(() => {}, 1000);`);
    await expect.poll(() => existsSync(join(folder, 'up')), { timeout: 15_000 }).toBe(true);
    process.emit('SIGTERM', 'SIGTERM');
    expect(await ended).toBe(128 + 9);
  });
});

describe('one supervisor', () => {
  it('is systemd where it started this very process, and whoever says so', () => {
    expect(isSupervised({ SYSTEMD_EXEC_PID: '42' }, 42)).toBe(true);
    // A terminal that systemd started hands its variables on to everything that runs in it.
    expect(isSupervised({ SYSTEMD_EXEC_PID: '41', INVOCATION_ID: 'x' }, 42)).toBe(false);
    expect(isSupervised({ HUB_SUPERVISED: 'docker' }, 42)).toBe(true);
    expect(isSupervised({ HUB_SUPERVISED: '' }, 42)).toBe(false);
  });
});
