import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District, type EnrolledPc } from '../../server/test/support/district.ts';
import { sendPdf } from '../../server/test/support/flood.ts';
import { askHttp } from '../../server/test/support/hub-http.ts';
import { MB, ms, percentile, report } from './figures.ts';
import { peakMemory, processUse, resetPeak } from './process-use.ts';

const sockets = 20;
const floodMs = 30_000;
/** An honest page asks again after so long, in milliseconds; one that is not answered within this other time counts as unanswered. */
const pauseMs = 100;
/** A PC may join so often and no oftener for as long as it likes. */
const joinPauseMs = 700;
const patienceMs = 10_000;
/** How long after the flood the hub is waited for until it answers again. */
const recoveryMs = 120_000;
const uploads = 25;
const uploadBytes = 32 * 1024 * 1024;

const Told = z.tuple([z.object({ tally: z.array(z.tuple([z.string(), z.number()])) })]).rest(z.unknown());

/** Begins a flood in a process of its own; what is returned ends it and gives what it was told. */
const startFlood = async (order: {
  readonly hub: string;
  readonly pc: EnrolledPc;
  readonly meetingId: MeetingId;
  readonly sockets: number;
}): Promise<() => Promise<ReadonlyMap<string, number>>> => {
  const child = fork(new URL('flood-process.ts', import.meta.url), [JSON.stringify(order)]);
  await once(child, 'message');
  return async () => {
    child.send('stop');
    const [{ tally }] = Told.parse(await once(child, 'message'));
    return new Map(tally);
  };
};

interface Honest {
  readonly what: string;
  readonly waits: number[];
  unanswered: number;
  readonly act: () => Promise<unknown>;
  readonly pauseMs: number;
}

/** How long an honest act takes, in milliseconds; null when it is not answered in time or fails. */
const timed = async (act: () => Promise<unknown>): Promise<number | null> => {
  const startedAt = performance.now();
  const given = act().then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([given, delay(patienceMs, false, { ref: false })]);
  return answered ? performance.now() - startedAt : null;
};

const keepAsking = async (honest: Honest, on: () => boolean): Promise<void> => {
  while (on()) {
    const wait = await timed(honest.act);
    if (wait === null) honest.unanswered += 1;
    else honest.waits.push(wait);
    await delay(honest.pauseMs);
  }
};

const tell = (when: string, all: readonly Honest[]): void => {
  for (const { what, waits } of all)
    report(
      `${when}: ${what}, p50 and p99 of ${waits.length}`,
      `${ms(percentile(waits, 50))}, ${ms(percentile(waits, 99))}`,
      'p99 ≤ 500 ms',
    );
  report(
    `${when}: honest acts that were not answered in ${patienceMs / 1_000} s`,
    String(all.reduce((sum, each) => sum + each.unanswered, 0)),
    '0',
  );
};

/** A page that comes in and goes out again, and what others do in and beside the meeting. */
const honestActs = (
  district: District,
  adminCookie: string,
  { room, seated, coming }: Readonly<Record<'room' | 'seated' | 'coming', AttendingPage>>,
  meetings: readonly [Parameters<AttendingPage['join']>[0], Parameters<AttendingPage['join']>[0]],
): Honest[] => {
  let muted = false;
  let turn = 0;
  const acts: Record<string, () => Promise<unknown>> = {
    'the chair mutes or allows all': () => room.line.ask((muted = !muted) ? 'muting.muteAll' : 'muting.allowAll', {}),
    'a seated commune says what it shows': () => seated.line.ask('media.show', { pictures: [] }),
    'a commune joins one of two meetings and leaves': async () => {
      await coming.join(meetings[turn++ % 2 === 0 ? 0 : 1]);
      await coming.leave();
    },
    'a record is read over HTTP': async () => {
      const { status } = await askHttp(`${district.hub.url}/api/meetings/${meetings[0]}`, { cookie: adminCookie });
      if (status !== 200) throw new Error(`answered ${status}`);
    },
  };
  return Object.entries(acts).map(([what, act]) => ({
    what,
    act,
    pauseMs: what.startsWith('a commune joins') ? joinPauseMs : pauseMs,
    waits: [],
    unanswered: 0,
  }));
};

/** One commune's PC floods the hub while others work; then an account sends many large PDFs at once. */
export const flood = async (): Promise<void> => {
  const district = await District.start(3, { LOG_LEVEL: 'warn' });
  const pages: AttendingPage[] = [];
  try {
    const adminCookie = await district.adminCookie();
    const room = await district.page(district.room);
    const meetingId = await district.openMeeting(room);
    const other = await district.openMeeting(room);
    await room.join(meetingId);
    const [seated] = await district.joined(meetingId, district.commune(1));
    const coming = await district.page(district.commune(2));
    if (seated === undefined) throw new Error('nobody is seated');
    pages.push(room, seated, coming);
    const { pid } = district.hub;
    const measure = async (when: string, forMs: number): Promise<void> => {
      const all = honestActs(district, adminCookie, { room, seated, coming }, [meetingId, other]);
      const end = performance.now() + forMs;
      await Promise.all(all.map((each) => keepAsking(each, () => performance.now() < end)));
      tell(when, all);
    };

    await measure('before', 5_000);
    resetPeak(pid);
    const before = processUse(pid).memory;
    const { cpuSeconds } = processUse(pid);
    const stop = await startFlood({ hub: district.hub.url, pc: district.commune(0), meetingId, sockets });
    await measure('flood', floodMs);
    const tally = await stop();
    report(
      'CPU of the hub’s Node during the flood',
      `${(processUse(pid).cpuSeconds - cpuSeconds).toFixed(1)} s of ${floodMs / 1_000} s`,
    );
    const endedAt = performance.now();
    let well: number | null = null;
    const late = await district.page(district.commune(1));
    pages.push(late);
    while (well === null && performance.now() - endedAt < recoveryMs) well = await timed(() => late.join(meetingId));
    report(
      'first join after the flood is answered',
      well === null ? `not in ${recoveryMs / 1_000} s` : ms(performance.now() - endedAt),
    );
    report(
      'memory of the hub’s Node before, peak, after',
      `${MB(before)}, ${MB(peakMemory(pid))}, ${MB(processUse(pid).memory)}`,
    );
    const told = [...tally].sort(([, one], [, two]) => two - one).slice(0, 14);
    for (const [what, times] of told) report(`  the flood: ${what}`, String(times));

    resetPeak(pid);
    const rested = processUse(pid).memory;
    const url = `${district.hub.url}/api/meetings/${meetingId}/documents?kind=minutes&name=a.pdf`;
    const startedAt = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: uploads }, () => sendPdf(url, adminCookie, uploadBytes, '%PDF-1.7\n')),
    );
    report(`${uploads} PDFs of 32 MB at once: memory before, peak`, `${MB(rested)}, ${MB(peakMemory(pid))}`);
    report(
      `  answered ${[...new Set(statuses)].map((each) => `${each} (${statuses.filter((status) => status === each).length})`).join(', ')} in`,
      ms(performance.now() - startedAt),
    );
  } finally {
    for (const page of pages) page.close();
    await district.remove();
  }
};
