import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { HubProcess } from '../support/hub-process.ts';
import { isAlive } from '../support/is-alive.ts';

let hub: HubProcess;
const patience = { timeout: 20_000, interval: 50 };
const relayPid = (): number => Number(readFileSync(join(hub.dataDir, 'relay', 'pid'), 'utf8'));
const runningSince = async (before: number): Promise<number> => {
  await vi.waitFor(() => expect(hub.output.slice(before)).toContain('the relay is running'), patience);
  return relayPid();
};

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_RELAY: 'on' });
});
afterAll(() => hub.remove());

it('the relay goes with its hub, also with one that is killed, and comes back with it', async () => {
  const first = await runningSince(0);
  expect(isAlive(first)).toBe(true);
  await hub.end('SIGKILL');
  await vi.waitFor(() => expect(isAlive(first)).toBe(false), patience);
  const before = hub.output.length;
  await hub.up();
  const second = await runningSince(before);
  expect(await hub.end('SIGTERM')).toBe(0);
  await vi.waitFor(() => expect(isAlive(second)).toBe(false), patience);
});
