import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointId, MeetingId, MeetingRecord } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';
import { isAlive } from '../support/is-alive.ts';
import { keptInStepMs } from '../support/kept-in-step.ts';

let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

const page = (index: number): AttendingPage => {
  const found = pages[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const countOf = (record: MeetingRecord, type: string, endpointId: EndpointId): number =>
  record.facts.filter((fact) => fact.type === type && fact.endpointId === endpointId).length;

/** All pages come back by themselves, as their clients do, and the meeting goes on. */
const comeBack = async (): Promise<void> => {
  const room = await district.page(district.room);
  const { openMeetings } = await room.line.ask('hub.hello', {});
  expect(openMeetings).toMatchObject([{ meetingId, expectedCount: 3, presentCount: 0 }]);
  room.close();
  pages = await district.joined(meetingId, ...district.pcs);
  await Promise.all(pages.map((each) => each.send('camera')));
};

beforeAll(async () => {
  district = await District.start(3);
  const first = await district.page(district.room);
  meetingId = await district.openMeeting(first);
  first.close();
  pages = await district.joined(meetingId, ...district.pcs);
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

describe('a hub that is killed in the middle of a meeting', () => {
  /** Acts that the hub acknowledged, by what and whom. */
  const acknowledged = new Map<string, number>();
  /** When the last acknowledged act was asked for, and when the hub was killed. */
  let lastAskedAt = 0;
  let killedAt = 0;
  let record: MeetingRecord;

  const note = (askedAt: number, type: string, endpointId: EndpointId): void => {
    lastAskedAt = Math.max(lastAskedAt, askedAt);
    const key = `${type} ${endpointId}`;
    acknowledged.set(key, (acknowledged.get(key) ?? 0) + 1);
  };
  /** Acts without a pause until the line breaks: the hub is killed with acts on their way. */
  const actOnAndOn = async (
    endpointId: EndpointId,
    acts: readonly { readonly type: string; readonly act: () => Promise<unknown> }[],
  ): Promise<void> => {
    try {
      for (;;)
        for (const { type, act } of acts) {
          const askedAt = Date.now();
          await act();
          note(askedAt, type, endpointId);
          await delay(60);
        }
    } catch {
      // The hub is dead.
    }
  };

  it('dies with acts on their way', async () => {
    const [room, first, second, third] = [page(0), page(1), page(2), page(3)];
    const { endpointId } = district.commune(0);
    await first.send('microphone');
    await room.send('microphone');
    const acts = Promise.all([
      actOnAndOn(endpointId, [
        { type: 'microphoneWithheld', act: () => room.line.ask('muting.mute', { endpointId }) },
        { type: 'microphoneAllowed', act: () => room.line.ask('muting.allow', { endpointId }) },
      ]),
      actOnAndOn(district.commune(1).endpointId, [
        { type: 'sendingStarted', act: () => second.send('camera') },
        { type: 'sendingStopped', act: () => second.endpoint.stop('camera') },
      ]),
      actOnAndOn(district.commune(2).endpointId, [
        { type: 'sendingStarted', act: () => third.send('screen') },
        { type: 'sendingStopped', act: () => third.endpoint.stop('screen') },
      ]),
    ]);
    await delay(3_000);
    const workers = childrenOf(district.hub.pid);
    expect(workers).not.toEqual([]);
    await district.hub.end('SIGKILL');
    killedAt = Date.now();
    await acts;
    expect([...acknowledged.values()].reduce((sum, each) => sum + each)).toBeGreaterThan(12);
    await expect.poll(() => workers.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  it('comes back with the meeting open, and takes up its endpoints', async () => {
    await delay(1_000);
    await district.hub.up();
    const waiting = await district.page(district.room);
    await waiting.line.ask('meeting.watch', { meetingId });
    const { snapshot } = await waiting.line.ask('meeting.snapshot', {});
    for (const seat of snapshot.seats) expect(seat.seat).toMatchObject({ state: 'dropped', cause: 'hub' });
    waiting.close();
    await comeBack();
    expect(page(0).view.seats.map((seat) => seat.seat.state)).toEqual(Array.from({ length: 4 }, () => 'present'));
  });

  it('keeps every act that it acknowledged', async () => {
    record = await district.record(meetingId);
    expect(record.facts.map(({ seq }) => seq)).toEqual(record.facts.map((_, index) => index + 1));
    const returned = record.facts.findIndex(({ type }) => type === 'hubReturned');
    const before = { ...record, facts: record.facts.slice(0, returned) };
    for (const [key, count] of acknowledged) {
      const [type = '', endpointId] = key.split(' ');
      const pc = district.pcs.find((each) => each.endpointId === endpointId);
      const kept = countOf(before, type, pc?.endpointId ?? district.room.endpointId);
      // One more may have been written whose acknowledgement the kill cut off.
      expect([count, count + 1], key).toContain(kept);
    }
  });

  it('keeps the mute over its death', async () => {
    const last = record.facts.findLast(({ type }) => type === 'microphoneWithheld' || type === 'microphoneAllowed');
    const [room, muted] = [page(0), page(1)];
    // It was open before the kill; withheld since, it does not come back by itself, though the chair has allowed it again.
    expect(await muted.refusedToSend('microphone', true)).toBe(
      last?.type === 'microphoneWithheld' ? 'microphone-withheld' : 'held-back',
    );
    expect(muted.seat(district.commune(0).endpointId).microphone).toBe(
      last?.type === 'microphoneWithheld' ? 'withheld' : 'closed',
    );
    await room.line.ask('muting.mute', { endpointId: district.commune(0).endpointId });
    expect(await muted.refusedToSend('microphone')).toBe('microphone-withheld');
  });

  it('opens again without a press what was open and nobody has withheld', async () => {
    const { endpointId } = district.room;
    expect(page(1).seat(endpointId).microphone).toBe('closed');
    await page(0).sendAgain('microphone');
    await expect.poll(() => page(1).seat(endpointId).microphone).toBe('open');
  });

  it('shows the gap as its own, not as the communes’ absence', () => {
    expect(record.hubGaps).toHaveLength(1);
    const [gap] = record.hubGaps;
    // Facts were written until the kill, so that the gap begins with it.
    expect(gap?.from).toBeGreaterThanOrEqual(lastAskedAt - keptInStepMs(120_000));
    expect(gap?.from).toBeLessThanOrEqual(killedAt + keptInStepMs(120_000));
    expect(gap?.to ?? 0).toBeGreaterThan(killedAt + 1_000);
    for (const each of record.endpoints) {
      expect(each.stretches.map(({ end }) => end)).toEqual(['hub', null]);
      expect(each.stretches[0]?.to).toBe(gap?.from);
      expect(each).toMatchObject({ dropOuts: 0, droppedMs: 0 });
      expect(each.hubMs).toBeGreaterThan(1_000);
      // Absent only from the opening to the joining.
      expect(each.absentMs).toBe((each.firstJoinedAt ?? 0) - record.summary.openedAt);
    }
  });
});

describe('a hub that is stopped and started again', () => {
  it('takes the meeting up again, and says of the time between that it was the hub’s', async () => {
    const stoppedAt = Date.now();
    await district.hub.end('SIGTERM');
    const goneAt = Date.now();
    expect(district.hub.output).toContain('the hub is stopping');
    for (const each of pages) await expect.poll(() => each.ended).toHaveLength(1);
    await district.hub.up();
    await comeBack();
    const record = await district.record(meetingId);
    expect(record.hubGaps).toHaveLength(2);
    expect(record.hubGaps[1]?.from).toBeGreaterThanOrEqual(stoppedAt - keptInStepMs(240_000));
    expect(record.hubGaps[1]?.from).toBeLessThanOrEqual(goneAt + keptInStepMs(240_000));
    for (const each of record.endpoints) {
      expect(each.stretches.map(({ end }) => end)).toEqual(['hub', 'hub', null]);
      expect(each.dropOuts).toBe(0);
    }
    expect(record.facts.filter(({ type }) => type === 'endpointDropped')).toEqual([]);
  });

  it('is closed once, and stays closed', async () => {
    await page(0).line.ask('meeting.close', {});
    await district.hub.end('SIGKILL');
    await district.hub.up();
    const room = await district.page(district.room);
    expect((await room.line.ask('hub.hello', {})).openMeetings).toEqual([]);
    expect(await room.refused('meeting.watch', { meetingId })).toBe('meeting-not-open');
    room.close();
    const record = await district.record(meetingId);
    expect(record.facts.at(-1)?.type).toBe('meetingClosed');
    expect(record.hubGaps).toHaveLength(2);
  });
});
