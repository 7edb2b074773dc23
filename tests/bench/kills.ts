import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointId, MeetingId, MeetingRecord } from '@diem-cau/shared';
import { reconnectDelay } from '../../client/src/core/reconnect-delay.ts';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District, type EnrolledPc } from '../../server/test/support/district.ts';
import { askHttp } from '../../server/test/support/hub-http.ts';
import { ownPostgres } from '../../server/test/support/throwaway-postgres.ts';
import { ms, report } from './figures.ts';

const communes = 4;
/** How long everybody acts before the next kill: at least, and by chance as much more. */
const actsForMs = { least: 3_200, more: 1_300 } as const;
/** A hub that is not back with everybody by then has failed the round. */
const roundLimitMs = 60_000;

/** What everybody was told that it is on the record, since the last kill: how often, by fact and endpoint. */
type Acknowledged = Map<string, number>;

interface Round {
  readonly lost: number;
  readonly acknowledged: number;
  /** From the kill until the hub answered, everybody was seated, and everybody's camera and microphone were taken again. */
  readonly answersMs: number;
  readonly seatedMs: number;
  readonly sendingMs: number;
}

const note = (told: Acknowledged, type: string, endpointId: EndpointId): void => {
  const key = `${type} ${endpointId}`;
  told.set(key, (told.get(key) ?? 0) + 1);
};

/**
 * Acts without a pause until the line breaks: the room mutes and allows a commune, a commune stops and sends its camera.
 * @param mutes the commune that the room mutes; null for a commune
 */
const actOn = async (
  page: AttendingPage,
  own: EndpointId,
  mutes: EndpointId | null,
  told: Acknowledged,
): Promise<void> => {
  try {
    // Whatever the last kill left; not counted, as it may change nothing.
    if (mutes !== null) await page.line.ask('muting.allow', { endpointId: mutes });
    for (;;) {
      if (mutes === null) {
        await page.endpoint.stop('camera');
        note(told, 'sendingStopped', own);
        await page.send('camera');
        note(told, 'sendingStarted', own);
      } else {
        await page.line.ask('muting.mute', { endpointId: mutes });
        note(told, 'microphoneWithheld', mutes);
        await page.line.ask('muting.allow', { endpointId: mutes });
        note(told, 'microphoneAllowed', mutes);
      }
      await delay(20);
    }
  } catch {
    // The hub is dead.
  }
};

/** Comes back as the client does: tries again until it is seated. */
const comeBack = async (district: District, pc: EnrolledPc, meetingId: MeetingId): Promise<AttendingPage> => {
  const until = performance.now() + roundLimitMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const page = await district.page(pc);
      await page.join(meetingId);
      return page;
    } catch (error) {
      if (performance.now() > until) throw error;
      await delay(reconnectDelay(attempt, Math.random()));
    }
  }
};

/** Resolves when the hub answers (again). */
const answers = async (url: string): Promise<void> => {
  const until = performance.now() + roundLimitMs;
  while (performance.now() < until) {
    if ((await askHttp(`${url}/healthz`).catch(() => null))?.status === 200) return;
    await delay(50);
  }
  throw new Error('the hub does not come back');
};

const sendAll = async (pc: EnrolledPc, page: AttendingPage, told: Acknowledged): Promise<void> => {
  for (const source of ['microphone', 'camera'] as const) {
    // The chair may have withheld the microphone when the hub died.
    if ((await page.refusedToSend(source)) === null) note(told, 'sendingStarted', pc.endpointId);
  }
};

/** Acts that were acknowledged between two returns of the hub and are not among the facts of that time. */
const lostOf = (told: Acknowledged, facts: MeetingRecord['facts']): number =>
  [...told].reduce((lost, [key, count]) => {
    const kept = facts.filter(({ type, endpointId }) => `${type} ${endpointId ?? ''}` === key).length;
    return lost + Math.max(0, count - kept);
  }, 0);

/** Where the hub's last return stands among the facts; 0 before the first. */
const lastReturn = ({ facts }: MeetingRecord): number =>
  Math.max(
    0,
    facts.findLastIndex(({ type }) => type === 'hubReturned'),
  );

const quantile = (figures: readonly number[], share: number): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

const killAgainAndAgain = async (rounds: number, environment: Record<string, string>): Promise<readonly Round[]> => {
  const district = await District.start(communes, { LOG_LEVEL: 'warn', ...environment }, 'kept');
  let pages: AttendingPage[] = [];
  try {
    await district.adminCookie();
    const opener = await district.page(district.room);
    const meetingId = await district.openMeeting(opener);
    opener.close();
    pages = await district.joined(meetingId, ...district.pcs);
    let told: Acknowledged = new Map();
    const seated = (): (readonly [EnrolledPc, AttendingPage])[] =>
      district.pcs.flatMap((pc, index) => {
        const page = pages[index];
        return page === undefined ? [] : [[pc, page] as const];
      });
    await Promise.all(seated().map(([pc, page]) => sendAll(pc, page, told)));
    const muted = district.commune(0).endpointId;
    const measured: Round[] = [];
    for (let from = 0; measured.length < rounds;) {
      const acts = seated().map(([pc, page]) => actOn(page, pc.endpointId, pc === district.room ? muted : null, told));
      await delay(actsForMs.least + Math.random() * actsForMs.more);
      const killedAt = performance.now();
      process.kill(district.hub.pid, 'SIGKILL');
      await Promise.all(acts);
      const before = told;
      told = new Map();
      let seatedMs = 0;
      const answering = answers(district.hub.url).then(() => performance.now() - killedAt);
      pages = await Promise.all(
        district.pcs.map(async (pc) => {
          const page = await comeBack(district, pc, meetingId);
          seatedMs = Math.max(seatedMs, performance.now() - killedAt);
          await sendAll(pc, page, told);
          return page;
        }),
      );
      const sendingMs = performance.now() - killedAt;
      const answersMs = await answering;
      const record = await district.record(meetingId);
      const lost = lostOf(before, record.facts.slice(from, lastReturn(record)));
      from = lastReturn(record);
      const acknowledged = [...before.values()].reduce((sum, each) => sum + each, 0);
      measured.push({ lost, acknowledged, answersMs, seatedMs, sendingMs });
    }
    return measured;
  } catch (error) {
    process.stdout.write(`the hub's last lines:\n${district.hub.output.slice(-4_000)}\n`);
    throw error;
  } finally {
    for (const page of pages) page.close();
    await district.remove();
  }
};

const tell = (where: string, measured: readonly Round[]): void => {
  const sum = (of: (round: Round) => number): number => measured.reduce((total, each) => total + of(each), 0);
  const spread = (figures: readonly number[]): string =>
    [0.5, 0.99, 1].map((share) => ms(quantile(figures, share))).join(', ');
  report(`${where}: kills, acts acknowledged`, `${measured.length}, ${sum(({ acknowledged }) => acknowledged)}`);
  report(`${where}: acknowledged acts that were lost`, String(sum(({ lost }) => lost)), '0');
  report(
    `${where}: from the kill to the hub's answer: p50, p99, longest`,
    spread(measured.map((each) => each.answersMs)),
  );
  report(`${where}: … to all seated`, spread(measured.map(({ seatedMs }) => seatedMs)));
  report(
    `${where}: … to all sending again: p50, p99, longest`,
    spread(measured.map(({ sendingMs }) => sendingMs)),
    '5 s',
  );
};

/**
 * Kills a hub that is kept running again and again, in a meeting of five endpoints who act all the time, on SQLite and on PostgreSQL.
 * @param rounds how many kills on each
 */
export const kills = async (rounds: number): Promise<void> => {
  tell('SQLite', await killAgainAndAgain(rounds, {}));
  const server = await ownPostgres();
  try {
    tell('PostgreSQL', await killAgainAndAgain(rounds, { DATABASE_URL: await server.emptyDatabase() }));
  } finally {
    await server.close();
  }
};
