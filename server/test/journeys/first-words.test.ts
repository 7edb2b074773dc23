import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../support/hub-process.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');

let piped: HubProcess;
const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-terminal-'));

beforeAll(async () => {
  piped = await HubProcess.start();
  await piped.end('SIGTERM');
});
afterAll(async () => {
  await piped.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What a first start shows on a terminal (a pseudo terminal of util-linux `script`) until the hub rests. */
const onTerminal = (): Promise<string> =>
  new Promise((done, fail) => {
    const child = spawn('script', ['-qec', `exec ${process.execPath} ${main} --demo-directory`, '/dev/null'], {
      env: { ...piped.environment, HUB_DATA_DIR: dataDir },
    });
    let shown = '';
    child.once('error', fail);
    child.stdout.on('data', (chunk: Buffer) => {
      const before = shown;
      shown += chunk.toString();
      // What is still to come of the start comes within a second.
      if (!before.includes('Ctrl+C') && shown.includes('Ctrl+C')) setTimeout(() => child.kill('SIGTERM'), 1_000);
    });
    const limit = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.once('exit', () => {
      clearTimeout(limit);
      done(shown.replaceAll('\r', ''));
    });
  });

describe('the first words of a hub', () => {
  it('are short lines on a terminal, the password last', async () => {
    const shown = await onTerminal();
    expect(shown).not.toContain('{"level"');
    const lines = shown.split('\n');
    const line = (part: string | RegExp): number => lines.findIndex((each) => new RegExp(part, 'u').test(each));
    expect(line(/^\d\d:\d\d:\d\d media worker started · /u)).toBeGreaterThanOrEqual(0);
    expect(line('Xã Hưng Đạo: https')).toBeGreaterThan(line('the hub is running · '));
    expect(line('/ca$')).toBeGreaterThan(line('Xã Hưng Đạo: https'));
    expect(line(/(?:[0-9A-F]{2}:){31}/u)).toBeGreaterThan(line('/ca$'));
    const password = line(/^ {2}admin \/ \S+$/u);
    expect(password).toBeGreaterThan(line(/(?:[0-9A-F]{2}:){31}/u));
    // Nothing else comes after it before the hub is told to stop.
    expect(lines.slice(password + 1, line('^Dừng: ') + 1)).toEqual(['', 'Dừng: Ctrl+C (stop).']);
    expect(lines.slice(line('^Dừng: ') + 1).filter((each) => each !== '' && !each.includes('stopping'))).toEqual([]);
  });

  it('are a JSON object a line where a program keeps the log', () => {
    const lines = piped.output.split('\n').filter((each) => each.startsWith('{'));
    expect(lines.map((each): unknown => JSON.parse(each))).toContainEqual(
      expect.objectContaining({ level: 30, msg: 'the hub is running' }),
    );
  });
});
