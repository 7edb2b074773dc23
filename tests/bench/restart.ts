import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import { reconnectDelay, returnDelay } from '../../client/src/core/reconnect-delay.ts';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District, communeNames, type EnrolledPc } from '../../server/test/support/district.ts';
import { askHttp } from '../../server/test/support/hub-http.ts';
import { median, ms, report } from './figures.ts';

/** An endpoint that is not back by then has failed the round. */
const roundLimitMs = 60_000;

/** A restart by a supervisor: when the hub was gone, answered again, and each endpoint was seated again; from the signal, in milliseconds. */
interface Round {
  readonly goneMs: number;
  readonly answersMs: number;
  readonly seatedMs: readonly number[];
}

/** Comes back as the client does: as soon as its socket has ended, tries again until it is seated. */
const comeBack = async (
  district: District,
  pc: EnrolledPc,
  meetingId: MeetingId,
  waits: typeof reconnectDelay,
): Promise<AttendingPage> => {
  const until = performance.now() + roundLimitMs;
  for (let attempt = 0; ; attempt += 1) {
    await delay(waits(attempt, Math.random()));
    try {
      const page = await district.page(pc);
      await page.join(meetingId);
      return page;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
};

const answers = async (url: string): Promise<void> => {
  const until = performance.now() + roundLimitMs;
  while (performance.now() < until) {
    if ((await askHttp(`${url}/healthz`).catch(() => null))?.status === 200) return;
    await delay(25);
  }
  throw new Error('the hub does not come back');
};

const tell = (how: string, rounds: readonly Round[]): void => {
  const seated = rounds.flatMap(({ seatedMs }) => seatedMs);
  report(`${how}: the hub is gone, median`, ms(median(rounds.map(({ goneMs }) => goneMs))));
  report(`${how}: it answers, median`, ms(median(rounds.map(({ answersMs }) => answersMs))));
  report(
    `${how}: an endpoint hears again: median, longest`,
    `${ms(median(seated))}, ${ms(Math.max(...seated))}`,
    '5 s',
  );
};

/**
 * Restarts a hub in a meeting of twenty endpoints as `systemctl restart` does (SIGTERM; when it is gone, ./scripts/start with its whole
 * set-up), and measures from the signal until each endpoint is seated again: with pages that were told, and as after any other loss.
 * @param rounds how many restarts of each
 */
export const restart = async (rounds: number): Promise<void> => {
  // The set-up's own worker, and no proof of it at each start.
  const district = await District.start(
    communeNames.length,
    { LOG_LEVEL: 'warn', MEDIASOUP_WORKER_BIN: '' },
    'supervised',
  );
  let pages: AttendingPage[] = [];
  try {
    const opener = await district.page(district.room);
    const meetingId = await district.openMeeting(opener);
    opener.close();
    pages = await district.joined(meetingId, ...district.pcs);
    for (const [how, waits] of [
      ['as after any loss', reconnectDelay],
      ['told', returnDelay],
    ] as const) {
      const measured: Round[] = [];
      while (measured.length < rounds) {
        const beganMs = performance.now();
        const since = (): number => performance.now() - beganMs;
        const ended = pages.map(
          (page) => new Promise<void>((done) => page.line.socket.once('disconnect', () => done())),
        );
        const restarting = district.hub.end('SIGTERM').then(async () => {
          const goneMs = since();
          const [answersMs] = await Promise.all([answers(district.hub.url).then(since), district.hub.up()]);
          return { goneMs, answersMs };
        });
        const seatedMs: number[] = [];
        pages = await Promise.all(
          district.pcs.map(async (pc, index) => {
            await ended[index];
            const page = await comeBack(district, pc, meetingId, waits);
            seatedMs.push(since());
            return page;
          }),
        );
        measured.push({ ...(await restarting), seatedMs });
        await delay(1_000);
      }
      tell(how, measured);
    }
  } finally {
    for (const page of pages) page.close();
    await district.remove();
  }
};
