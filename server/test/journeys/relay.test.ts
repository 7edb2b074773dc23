import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { District, type EnrolledPc } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import { HubProcess } from '../support/hub-process.ts';
import { isAlive } from '../support/is-alive.ts';
import { TurnClient } from '../support/turn-client.ts';

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

it('relays nothing any more for a PC whose enrolment is revoked, nor for one that has left', async () => {
  const district = await District.start(2, { HUB_RELAY: 'on' });
  await vi.waitFor(() => expect(district.hub.output).toContain('the relay is running'), patience);
  const port = Number(new URL(district.hub.url).port);
  const room = await district.page(district.room);
  const meetingId = await district.openMeeting(room);
  const revoked = await district.enrolBeside(district.commune(0), 'seat');
  const relayed = async (pc: EnrolledPc) => {
    const [page] = await district.joined(meetingId, pc);
    const { relay } = (await page?.line.ask('media.renewRelay', {})) ?? { relay: null };
    const client = await TurnClient.open(port, true);
    expect(await client.allocate(relay)).toBe('success');
    return { page, relay, client };
  };
  const gone = await relayed(revoked);
  const left = await relayed(district.commune(1));
  const path = `${district.hub.url}/api/enrolments/${revoked.enrolmentId}`;
  const answer = await askHttp(path, { method: 'DELETE', cookie: await district.adminCookie() });
  expect(answer.status).toBe(204);
  await vi.waitFor(() => expect(gone.client.ended).toBe(true), patience);
  expect(left.client.ended).toBe(false);
  await left.page?.leave();
  await vi.waitFor(() => expect(left.client.ended).toBe(true), patience);
  for (const { relay } of [gone, left])
    expect(await (await TurnClient.open(port, true)).allocate(relay)).not.toBe('success');
  room.close();
  await district.remove();
});
