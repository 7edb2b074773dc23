import { join } from 'node:path';
import type { MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { isAlive } from '../support/is-alive.ts';

let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

beforeAll(async () => {
  const bug = join(import.meta.dirname, '../support/bug-on-signal.ts');
  district = await District.start(2, { NODE_OPTIONS: `--import=${bug}` }, 'kept');
  const room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  room.close();
  pages = await district.joined(meetingId, ...district.pcs);
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

/** Ends the hub by this signal and lets its pages come back once it has come back itself; its keeper stays. */
const survives = async (signal: NodeJS.Signals): Promise<void> => {
  const { pid, keeperPid } = district.hub;
  await district.hub.backAfter(() => process.kill(pid, signal));
  expect(isAlive(pid)).toBe(false);
  expect(district.hub.keeperPid).toBe(keeperPid);
  for (const each of pages) await expect.poll(() => each.ended).toHaveLength(1);
  // It was ready: so the meeting is there.
  const room = await district.page(district.room);
  expect((await room.line.ask('hub.hello', {})).openMeetings).toMatchObject([{ meetingId, expectedCount: 2 }]);
  room.close();
  pages = await district.joined(meetingId, ...district.pcs);
  // What the others did is on its way to each of them.
  await expect
    .poll(() => pages[0]?.view.seats.map(({ seat }) => seat.state))
    .toEqual(['present', 'present', 'present']);
};

describe('a hub that is kept running', () => {
  it.each([
    ['an exception that nobody caught', 'SIGUSR2'],
    ['a promise that failed by a bug', 'SIGPWR'],
    ['a kill', 'SIGKILL'],
  ] as const)('comes back by itself with its meeting after %s', async (_, signal) => {
    await survives(signal);
  });

  it('has said why it ended, and left the gap on the record as its own', async () => {
    expect(district.hub.output.match(/a bug that nobody caught/g)).toHaveLength(2);
    expect(district.hub.output).toContain('The hub ended abnormally (SIGKILL)');
    const { hubGaps, facts } = await district.record(meetingId);
    expect(hubGaps).toHaveLength(3);
    expect(facts.filter(({ type }) => type === 'endpointDropped')).toEqual([]);
  });

  it('comes back although a media worker hung when it was killed, and ends that worker', async () => {
    const workers = childrenOf(district.hub.pid);
    expect(workers).toHaveLength(1);
    for (const worker of workers) process.kill(worker, 'SIGSTOP');
    await survives('SIGKILL');
    expect(workers.filter(isAlive)).toEqual([]);
  });

  it('ends in order when its keeper is killed, and holds no port', async () => {
    const { pid } = district.hub;
    await district.hub.end('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
    await district.hub.up();
    expect(district.hub.pid).not.toBe(pid);
  });

  it('ends for good when its keeper is told to', async () => {
    const { pid } = district.hub;
    expect(await district.hub.end('SIGTERM')).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });
});
