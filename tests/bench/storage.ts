import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MeetingId, meetingPolicies } from '@diem-cau/shared';
import { openStorage, type Storage } from '../../server/src/adapters/storage/storage.ts';
import { stamp } from '../../server/src/application/meeting/publish.ts';
import type { MeetingEvent } from '../../server/src/domain/meeting/events.ts';
import { percentile, report } from './figures.ts';

const fileBytes = 32 * 1024 * 1024;
/** An event every 20 ms: a hundred meetings' worth of speakers who change every two seconds. */
const pauseMs = 20;
const appends = 500;
const longRecord = 20_000;
const tickMs = 1;

const spoken: MeetingEvent = { type: 'speakerChanged', endpointId: null };
const tenths = (value: number): string => `${value.toFixed(value < 1 ? 2 : 1)} ms`;

/** Does something many times and prints how long each took, what the process and its first thread worked for each, and how the loop stood. */
const measure = async (what: string, times: number, act: () => Promise<unknown>, pause = 0): Promise<void> => {
  const stops: number[] = [];
  let at = performance.now();
  const meter = setInterval(() => {
    const now = performance.now();
    stops.push(now - at - tickMs);
    at = now;
  }, tickMs);
  await delay(50);
  stops.length = 0;
  const [all, own] = [process.cpuUsage(), process.threadCpuUsage()];
  const waits: number[] = [];
  for (let done = 0; done < times; done += 1) {
    const startedAt = performance.now();
    await act();
    waits.push(performance.now() - startedAt);
    if (pause > 0) await delay(pause);
  }
  const [usedByAll, usedByOwn] = [process.cpuUsage(all), process.threadCpuUsage(own)];
  await delay(5);
  clearInterval(meter);
  const each = ({ user, system }: NodeJS.CpuUsage): string => tenths((user + system) / 1_000 / times);
  report(`${what}: p50, p99`, `${tenths(percentile(waits, 50))}, ${tenths(percentile(waits, 99))}`);
  report(`  CPU of each: all, the meetings' thread`, `${each(usedByAll)}, ${each(usedByOwn)}`);
  const longest = tenths(Math.max(...stops));
  report('  stops of the loop: p99, longest', `${tenths(percentile(stops, 99))}, ${longest}`, 'longest 50 ms');
};

const opened = async ({ archive }: Storage, id: string): Promise<MeetingId> => {
  const meetingId = MeetingId.parse(id);
  const opening: MeetingEvent = {
    type: 'meetingOpened',
    meetingId,
    title: id,
    meetingType: 'giao-ban',
    policy: meetingPolicies['giao-ban'],
    expected: [],
    maxEndpoints: 66,
    holdsNoStateSecret: true,
    actor: { by: 'hub' },
  };
  await archive.append(meetingId, stamp(0, [opening], 1));
  return meetingId;
};

/**
 * The storage on SQLite by itself: appends, a file of 32 MB, a long record. How long each takes, what it costs, and how long the thread of
 * the meetings stands still meanwhile.
 */
export const storage = async (): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'diem-cau-storage-'));
  const stored = await openStorage({ dataDir, databaseUrl: null });
  try {
    const { archive, files } = stored;
    const meetingId = await opened(stored, 'short');
    let seq = 1;
    const append = (): Promise<void> => archive.append(meetingId, stamp(seq, [spoken], ++seq));
    for (let warm = 0; warm < 200; warm += 1) await append();
    await measure('an append, without a pause', appends, append);
    await measure('an append every 20 ms', appends, append, pauseMs);

    const bytes = randomBytes(fileBytes);
    let fileId = await files.keep(bytes);
    await measure('a file of 32 MB is kept', 5, async () => {
      bytes.writeUInt32BE(++seq);
      fileId = await files.keep(bytes);
    });
    await measure('a file of 32 MB is read', 5, () => files.read(fileId));

    const long = await opened(stored, 'long');
    for (let last = 1; last < longRecord; last += 1_000)
      await archive.append(
        long,
        stamp(
          last,
          Array.from({ length: 1_000 }, () => spoken),
          2,
        ),
      );
    await measure('a record of 20,000 events is read', 5, () => archive.events(long));
    await measure('one row is read', 1_000, () => archive.has(long));
  } finally {
    await stored.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
