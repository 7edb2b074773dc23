import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { closedParts } from '../support/closing-order.ts';
import { District } from '../support/district.ts';
import { isAlive } from '../support/is-alive.ts';

let district: District;
let pages: AttendingPage[] = [];

beforeAll(async () => {
  district = await District.start(1);
  const room = await district.page(district.room);
  const meetingId = await district.openMeeting(room);
  room.close();
  pages = await district.joined(meetingId, ...district.pcs);
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

describe('a second hub on the same ports', () => {
  it('says which port is taken, closes what it had opened, and keeps its hands off', async () => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../src/main.ts')], {
      env: { ...district.hub.environment, HUB_MEDIA_PORT: '21499', HUB_DATA_DIR: `${district.hub.dataDir}-second` },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = await once(child, 'exit');
    expect(code).toBe(69);
    expect(output).toContain('HUB_PORT');
    // Its worker was closed in order before the process ended, not left to notice.
    expect(output).toContain('media worker started');
    expect(output).not.toContain('could not be closed in order');
    expect(closedParts(output)).toEqual(['guesses', 'media', 'storage']);
  });
});

describe('a hub that is told to end', () => {
  it('is gone within its time although a media worker hangs, and takes the worker along', async () => {
    const { pid } = district.hub;
    const workers = childrenOf(pid);
    expect(workers).toHaveLength(1);
    for (const worker of workers) process.kill(worker, 'SIGSTOP');
    const begunAt = performance.now();
    await district.hub.end('SIGTERM');
    const tookMs = performance.now() - begunAt;
    // The promise is 10 s; a slow machine is given as much again.
    expect(tookMs).toBeLessThan(20_000);
    await expect.poll(() => workers.filter(isAlive), { timeout: 5_000 }).toEqual([]);
    await district.hub.up();
  });
});

describe('a hub whose closing hangs', () => {
  /** A process that ends as the hub does, but whose closing never comes to an end; it gets these signals, so many ms apart. */
  const ended = async (signals: readonly NodeJS.Signals[], apartMs: number) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../support/hanging-hub.ts')]);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const gone = once(child, 'exit');
    await expect.poll(() => output, { timeout: 20_000 }).toContain('running');
    const begunAt = performance.now();
    for (const signal of signals) {
      child.kill(signal);
      await new Promise((done) => setTimeout(done, apartMs));
    }
    const [code] = await gone;
    return { code, output, tookMs: performance.now() - begunAt };
  };

  it('ends within its time all the same', async () => {
    const { code, output, tookMs } = await ended(['SIGTERM'], 0);
    expect([code, output.includes('abandoned')]).toEqual([70, true]);
    expect(tookMs).toBeLessThan(20_000);
  });

  it('ends at once at a second signal, but not at the same one that comes twice', async () => {
    const twice = await ended(['SIGINT', 'SIGINT'], 50);
    expect(twice.tookMs).toBeGreaterThan(5_000);
    const second = await ended(['SIGTERM', 'SIGINT'], 1_500);
    expect([second.code, second.output.includes('at once')]).toEqual([70, true]);
    expect(second.tookMs).toBeLessThan(twice.tookMs);
  });
});
