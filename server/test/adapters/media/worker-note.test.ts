import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, expect, it } from 'vitest';
import { WorkerNote } from '../../../src/adapters/media/worker-note.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-worker-note-'));
const file = join(folder, 'media-workers');
const note = (): WorkerNote => new WorkerNote(file, pino({ level: 'silent' }));
let child: ChildProcess | null = null;

/** A process that does not end by itself, and its number. */
const started = async (): Promise<{ process: ChildProcess; pid: number }> => {
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  if (child.pid === undefined) throw new Error('no process');
  return { process: child, pid: child.pid };
};

afterEach(() => child?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a process that was noted and still runs, though it hangs, is gone when its ending resolves', async () => {
  const left = await started();
  note().write([left.pid]);
  left.process.kill('SIGSTOP');
  const gone = once(left.process, 'exit');
  await note().endLeft();
  expect((await gone)[1]).toBe('SIGKILL');
  await note().endLeft();
});

it('a later process that has the same number is left alone', async () => {
  const other = await started();
  note().write([other.pid]);
  const noted = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    noted.replace(/(\d+)"/, (_, ticks: string) => `${Number(ticks) - 1}"`),
  );
  expect(readFileSync(file, 'utf8')).not.toBe(noted);
  await note().endLeft();
  expect([other.process.exitCode, other.process.signalCode]).toEqual([null, null]);
});

it('nothing that stands in the file, or that it can not be written, stops a start', async () => {
  for (const rubbish of ['', 'x', '[{"pid":-1,"began":"x"}]', '{}']) {
    writeFileSync(file, rubbish);
    await note().endLeft();
  }
  rmSync(file);
  await note().endLeft();
  new WorkerNote(join(folder, 'nowhere', 'media-workers'), pino({ level: 'silent' })).write([process.pid]);
});
