import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District } from '../../server/test/support/district.ts';
import { MB, kB, median, ms, report } from './figures.ts';
import { childrenOf, processUse } from './process-use.ts';

const communes = 19;
/** How long a quiet meeting is watched, after it has settled, in milliseconds. */
const quietMs = 30_000;
const settleMs = 5_000;

/** How long an act takes, in milliseconds. */
const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
};

const joinAll = async (pages: readonly AttendingPage[], meetingId: MeetingId): Promise<void> => {
  await Promise.all(pages.map((page) => page.join(meetingId)));
};

/** Twenty endpoints join over real sockets, by a page each that agrees on its media but sends no packets; then nobody speaks. */
export const twentyEndpoints = async (): Promise<void> => {
  const district = await District.start(communes, { LOG_LEVEL: 'warn' });
  const pages = await Promise.all(district.pcs.map((pc) => district.page(pc)));
  try {
    const [room] = pages;
    if (room === undefined) throw new Error('nobody came');
    const meetingId = await district.openMeeting(room);

    const together = await timed(() => joinAll(pages, meetingId));
    report('20 endpoints press at once: first press to last joined', ms(together));
    for (const page of pages) await page.leave();
    const single: number[] = [];
    for (const page of pages) single.push(await timed(() => page.join(meetingId)));
    report('one after the other: a join, median', ms(median(single)));

    await Promise.all(pages.map((page) => page.send('camera')));
    await room.send('microphone');
    const { snapshot } = await room.line.ask('meeting.snapshot', {});
    report('snapshot of the meeting, JSON', kB(Buffer.byteLength(JSON.stringify(snapshot))));

    await delay(settleMs);
    const { pid } = district.hub;
    const [worker] = childrenOf(pid);
    const before = processUse(pid);
    await delay(quietMs);
    const after = processUse(pid);
    const share = ((after.cpuSeconds - before.cpuSeconds) / (quietMs / 1000)) * 100;
    report('quiet meeting of 20, 30 s: CPU of the hub’s Node', `${share.toFixed(1)} % of a core`, '≤ 3 %');
    report('memory of the hub’s Node', MB(after.memory));
    if (worker !== undefined) report('memory of the media worker', MB(processUse(worker).memory));
  } finally {
    for (const page of pages) page.close();
    await district.remove();
  }
};
