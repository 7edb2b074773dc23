import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import type { AttendingPage } from '../support/attending-page.ts';
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

  it('ends at once at a second signal', async () => {
    const { pid } = district.hub;
    const workers = childrenOf(pid);
    for (const worker of workers) process.kill(worker, 'SIGSTOP');
    process.kill(pid, 'SIGTERM');
    await expect.poll(() => district.hub.output.includes('the hub is stopping')).toBe(true);
    await new Promise((done) => setTimeout(done, 1_200));
    if (isAlive(pid)) await district.hub.end('SIGINT');
    expect(district.hub.output).toContain('the hub ends at once');
    await expect.poll(() => workers.filter(isAlive), { timeout: 5_000 }).toEqual([]);
  });
});
