import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId, MeetingRecord } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { MovedClock } from '../support/moved-clock.ts';

const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;
const clock = new MovedClock();
let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];
/** A clock of the test that nobody sets: from before something was asked for until after it was answered. */
const asked = async <Result>(ask: () => Promise<Result>) => {
  const fromMs = performance.now();
  const result = await ask();
  return { fromMs, toMs: performance.now(), result };
};
type Asked = Pick<Awaited<ReturnType<typeof asked>>, 'fromMs' | 'toMs'>;
let opened: Asked;
let joined: Asked;

const room = (): AttendingPage => pages[0] ?? expect.fail();
const join = async (): Promise<void> => {
  pages = await district.joined(meetingId, ...district.pcs);
};
const record = (): Promise<MeetingRecord> => district.record(meetingId);
/** The hub has noticed that its clock was set, and its pages know. */
const shown = async (aheadMs: number): Promise<void> => {
  for (const page of pages)
    await expect.poll(() => Math.abs(page.view.clockAheadMs - aheadMs), { timeout: 30_000 }).toBeLessThan(1_000);
};
/** What lies between two askings, at least and at most, in milliseconds; the hub’s clocks are read in whole ones, and uptime in tens. */
const between = (first: Asked, last: Asked) => ({
  least: last.fromMs - first.toMs - 20,
  most: last.toMs - first.fromMs + 20,
});

beforeAll(async () => {
  district = await District.start(1, clock.environment);
  await district.adminCookie();
  const page = await district.page(district.room);
  const opening = await asked(() => district.openMeeting(page));
  meetingId = opening.result;
  opened = opening;
  page.close();
  joined = await asked(join);
});
afterAll(async () => {
  for (const page of pages) page.close();
  await district.remove();
  clock.remove();
});

describe('a hub whose clock is set in a meeting', () => {
  it('keeps everybody in the meeting, says on the record how it was set, and goes on dating facts evenly', async () => {
    for (const byMs of [hourMs, -2 * hourMs, yearMs]) {
      clock.set(byMs);
      await shown(clock.aheadMs);
      await room().line.ask('meeting.startBreak', {});
      await room().line.ask('meeting.endBreak', {});
    }
    clock.set(hourMs - yearMs);
    await shown(0);
    expect(pages.every((page) => page.ended.length === 0)).toBe(true);
    const { facts } = await record();
    const instants = facts.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    const steps = facts
      .filter(({ type }) => type === 'clockSet')
      .map(({ detail = '' }) => detail.split(' ').map(Number));
    expect(steps.map(([from = 0, to = 0]) => Math.round((to - from) / hourMs))).toEqual([1, -2, 8_760, -8_759]);
    // Announcements are dated as the facts are.
    const told = room().announced.map(({ at }) => at);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  let down: { readonly least: number; readonly most: number };

  it('comes back with the same time, killed in the moment in which it was set, and set again while it was down', async () => {
    const aliveMs = performance.now();
    // The sign of life is written each second.
    await delay(1_500);
    clock.set(-hourMs);
    await district.hub.end('SIGKILL');
    const killedMs = performance.now();
    await delay(3_000);
    clock.set(3 * hourMs);
    const up = await asked(() => district.hub.up());
    await join();
    down = { least: up.fromMs - killedMs, most: up.toMs - aliveMs };
    await shown(2 * hourMs);
    const hello = await asked(() => room().line.ask('hub.hello', {}));
    const { least, most } = between(opened, hello);
    expect(hello.result.now - room().view.openedAt).toBeGreaterThanOrEqual(least);
    expect(hello.result.now - room().view.openedAt).toBeLessThanOrEqual(most);
  });

  it('has the true length of the meeting and of each attendance on its record, in order', async () => {
    await delay(2_000);
    const closing = await asked(() => room().line.ask('meeting.close', {}));
    const { summary, facts, endpoints, breaks, hubGaps } = await record();
    const breaksMs = breaks.reduce((sum, { from, to }) => sum + (to ?? from) - from, 0);
    const { least, most } = between(opened, closing);
    const there = between(joined, closing);
    const lastedMs = (summary.closedAt ?? 0) - summary.openedAt;
    expect(breaks).toHaveLength(3);
    expect(lastedMs).toBeGreaterThanOrEqual(least);
    expect(lastedMs).toBeLessThanOrEqual(most);
    const instants = facts.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(hubGaps).toHaveLength(1);
    const gapMs = (hubGaps[0]?.to ?? 0) - (hubGaps[0]?.from ?? 0);
    expect(gapMs).toBeGreaterThanOrEqual(down.least);
    expect(gapMs).toBeLessThanOrEqual(down.most);
    expect(summary.durationMs).toBe(lastedMs - breaksMs);
    for (const { presentMs, hubMs, dropOuts, leftEarlyMs } of endpoints) {
      expect({ dropOuts, leftEarlyMs }).toEqual({ dropOuts: 0, leftEarlyMs: 0 });
      expect(presentMs + hubMs + breaksMs).toBeGreaterThanOrEqual(there.least);
      expect(presentMs + hubMs + breaksMs).toBeLessThanOrEqual(there.most);
    }
    expect(summary.marks.clockSet).toHaveLength(5);
  });
});
