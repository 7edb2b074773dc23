import { Refusal, type Instant, type MeetingId } from '@diem-cau/shared';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokenBucket } from '../../../src/application/kit/token-bucket.ts';
import { GuessBrake } from '../../../src/application/sign-in/guess-brake.ts';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { endpointRecords } from '../../../src/domain/record/endpoint-records.ts';
import { durationMs, presence } from '../../../src/domain/record/presence.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { MemoryGuessCounts } from '../../fakes/memory-storage.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { TestHub } from '../../support/test-hub.ts';

const hour = 3_600_000;
const minute = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each([
  ['set back', -hour],
  ['set forward', hour],
])('a wall clock that is %s in a meeting', (_, byMs) => {
  /** Ten minutes before the clock is set, ten after it. */
  const meetingWithSetClock = async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    const commune = await test.joined(meetingId, anBinh);
    test.now += 10 * minute;
    test.setClock(byMs);
    return { test, meetingId, chair, commune };
  };

  it('stops no request, drops nobody, and facts stay in their order', async () => {
    const { test, meetingId, chair, commune } = await meetingWithSetClock();
    await chair.ask('meeting.startBreak', {});
    test.now += 5 * minute;
    await chair.ask('meeting.endBreak', {});
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
    await chair.ask('meeting.close', {});
    const instants = (test.archive.meetings.get(meetingId) ?? []).map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(test.archive.types(meetingId)).not.toContain('endpointDropped');
  });

  it('keeps nobody from acting after the archive could not be written for a moment', async () => {
    const { test, meetingId, chair } = await meetingWithSetClock();
    test.archive.failing = true;
    expect(await chair.refused('meeting.startBreak', {})).toBe('record-unavailable');
    test.setClock(-byMs);
    test.archive.failing = false;
    test.now += 2_000;
    await chair.ask('meeting.startBreak', {});
    expect(test.archive.types(meetingId).at(-1)).toBe('breakStarted');
  });

  it('still tells who speaks', async () => {
    const { test, meetingId, commune } = await meetingWithSetClock();
    await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
    for (let report = 0; report < 6; report += 1) {
      test.media.speak(meetingId, { endpointId: anBinh, level: -20 });
      test.now += 300;
      test.setClock(report === 1 ? -byMs : 0);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(test.archive.types(meetingId).filter((type) => type === 'speakerChanged')).toHaveLength(1);
  });
});

describe('a wall clock that is set back in a meeting', () => {
  it('does not shorten the meeting nor who was there', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    const chair = await test.joined(meetingId, room);
    await test.joined(meetingId, anBinh);
    test.now += 10 * minute;
    await chair.ask('meeting.startBreak', {});
    test.setClock(-hour);
    test.now += 10 * minute;
    await chair.ask('meeting.endBreak', {});
    test.now += 10 * minute;
    await chair.ask('meeting.close', {});
    const log = attendanceLog(test.archive.meetings.get(meetingId) ?? []) ?? expect.fail();
    const end: Instant = log.closedAt ?? expect.fail();
    expect(durationMs(log, end)).toBe(20 * minute);
    expect(presence(log, end)[1]).toMatchObject({ presentMs: 20 * minute, absentMs: 0, hubMs: 0 });
  });
});

/** The watch of the clock looks, and the sign of life is noted. */
const look = async (test: TestHub): Promise<void> => {
  test.stand(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
};

/** Another hub with the same archive, on the machine that runs on or was started anew; the chair joins at once. */
const after = async (
  test: TestHub,
  {
    downMs,
    setByMs = 0,
    machine = 'runs on',
  }: { downMs: number; setByMs?: number; machine?: 'runs on' | 'starts anew' },
): Promise<TestHub> => {
  await test.hub.close();
  const next = new TestHub(test.archive);
  next.follow(test, machine);
  next.stand(downMs);
  next.setClock(setByMs);
  await next.hub.recover();
  return next;
};

/** What the record of the meeting says when the chair has closed it. */
const closedLog = async (test: TestHub, meetingId: MeetingId) => {
  await (await test.joined(meetingId, room)).ask('meeting.close', {});
  const events = test.archive.meetings.get(meetingId) ?? [];
  const instants = events.map(({ at }) => at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  const log = attendanceLog(events) ?? expect.fail();
  const end: Instant = log.closedAt ?? expect.fail();
  const [chair] = presence(log, end);
  return {
    lastedMs: durationMs(log, end),
    absentMs: chair?.absentMs,
    hubMs: chair?.hubMs ?? 0,
    clockSet: log.clockSet,
  };
};

describe('however the wall clock is set in a meeting, and the hub is killed', () => {
  const step = fc.record({
    act: fc.constantFrom('pass', 'pass', 'set', 'sleep', 'stand', 'kill', 'start anew', 'set and kill', 'kill and set'),
    ms: fc.integer({ min: 2 * minute, max: 400 * 24 * hour }),
    back: fc.boolean(),
  });

  it('the meeting lasts as long as time passed, and whoever was there was there as long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        let test = new TestHub();
        const meetingId = await test.openMeeting();
        await test.joined(meetingId, room);
        await look(test);
        let [passedMs, downMs] = [0, 0];
        for (const { act, ms, back } of steps) {
          const [setByMs, forMs] = [back ? -ms : ms, ms % (2 * hour)];
          if (act === 'set' || act === 'set and kill') test.setClock(setByMs);
          if (act === 'sleep') test.sleep(forMs);
          if (act === 'stand') test.stand(forMs);
          if (act === 'pass') test.now += forMs;
          if (act.includes('kill') || act === 'start anew') {
            test = await after(test, {
              downMs: forMs,
              setByMs: act === 'kill and set' ? setByMs : 0,
              machine: act === 'start anew' ? 'starts anew' : 'runs on',
            });
            await test.joined(meetingId, room);
            downMs += forMs;
          }
          passedMs += (act === 'set' ? 0 : forMs) + 1_000;
          await look(test);
        }
        const { lastedMs, absentMs, hubMs } = await closedLog(test, meetingId);
        expect(Math.abs(lastedMs - passedMs - 1_000)).toBeLessThanOrEqual(1_000);
        expect(absentMs).toBeLessThanOrEqual(1_000);
        expect(hubMs).toBeGreaterThanOrEqual(downMs - 1_000);
      }),
    );
  });

  it('says how it was set, also where the hub had no time to notice, or was down', async () => {
    for (const setByMs of [hour, -hour, 365 * 24 * hour])
      for (const when of ['before', 'meanwhile']) {
        const test = new TestHub();
        const meetingId = await test.openMeeting();
        await test.joined(meetingId, room);
        await look(test);
        if (when === 'before') test.setClock(setByMs);
        const next = await after(test, { downMs: 10 * minute, setByMs: when === 'before' ? 0 : setByMs });
        const { lastedMs, hubMs, clockSet } = await closedLog(next, meetingId);
        expect(lastedMs).toBe(10 * minute + 1_000);
        expect(hubMs).toBe(10 * minute);
        expect(clockSet.map(({ from, to }) => to - from)).toEqual([setByMs]);
      }
  });

  it('goes by the wall clock where the machine was started anew, and stays in order by one that is behind', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    await test.joined(meetingId, room);
    await look(test);
    const next = await after(test, { downMs: 10 * minute, setByMs: -hour, machine: 'starts anew' });
    const { lastedMs, clockSet } = await closedLog(next, meetingId);
    expect(lastedMs).toBe(1_000);
    expect(clockSet).toHaveLength(1);
  });
});

describe('speech', () => {
  it('lasts as long as it lasted when the clock is set in the middle of it', async () => {
    for (const byMs of [hour, -hour, 365 * 24 * hour]) {
      const test = new TestHub();
      const meetingId = await test.openMeeting();
      const chair = await test.joined(meetingId, room);
      const commune = await test.joined(meetingId, anBinh);
      await commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });
      for (let report = 0; report < 100; report += 1) {
        if (report === 50) test.setClock(byMs);
        test.media.speak(meetingId, { endpointId: anBinh, level: -20 });
        test.stand(300);
        await vi.advanceTimersByTimeAsync(300);
      }
      await chair.ask('meeting.close', {});
      const events = test.archive.meetings.get(meetingId) ?? [];
      const log = attendanceLog(events) ?? expect.fail();
      const spoken = endpointRecords(log, events, [], log.closedAt ?? expect.fail()).find(
        ({ endpointId }) => endpointId === anBinh,
      );
      expect(log.clockSet).toHaveLength(1);
      expect(spoken?.speakingMs).toBeGreaterThan(28_000);
      expect(spoken?.speakingMs).toBeLessThanOrEqual(30_000);
    }
  });
});

describe('the time that pages are told', () => {
  it('is the meeting’s, with how far the clock is ahead of it, and the clock’s again when it is over', async () => {
    const test = new TestHub();
    const chair = test.endpoint(room);
    const meetingId = await test.openMeeting();
    await test.joined(meetingId, room);
    await look(test);
    test.setClock(-hour);
    await look(test);
    expect(await chair.ask('hub.hello', {})).toMatchObject({ now: test.now, clockAheadMs: -hour });
    const { snapshot } = await test.account('secretary').ask('meeting.watch', { meetingId });
    expect(snapshot.clockAheadMs).toBe(-hour);
    await (await test.joined(meetingId, room)).ask('meeting.close', {});
    expect(await chair.ask('hub.hello', {})).toMatchObject({ now: test.now - hour, clockAheadMs: 0 });
  });
});

describe('brakes and budgets', () => {
  it('wait as long as they say when the wall clock is set back', () => {
    const clock = new FakeClock();
    const brake = new GuessBrake({ guessCounts: new MemoryGuessCounts(), clock, upkeep: clock, logger: silentLogger });
    const wrong = () => brake.begin([{ key: 'chu-toa', limit: { free: 1, forgiveEveryMs: hour } }]);
    wrong();
    expect(wrong).toThrow(Refusal);
    clock.set(-hour);
    clock.pass(16_000);
    expect(wrong).not.toThrow();
  });

  it('refill by the time that passed, whatever the wall clock says', () => {
    const clock = new FakeClock();
    const budget = tokenBucket(clock, { burst: 120, perSecond: 20 });
    while (budget.take());
    clock.set(-hour);
    clock.pass(1_000);
    expect(budget.take()).toBe(true);
  });
});

describe('a wall clock that jumps in a meeting', () => {
  const steps = (test: TestHub, meetingId: Awaited<ReturnType<TestHub['openMeeting']>>) =>
    (test.archive.meetings.get(meetingId) ?? []).flatMap(({ event }) => (event.type === 'clockSet' ? [event] : []));

  it.each([
    ['back', -hour],
    ['forward', 6_000],
  ])('%s is a fact with the old and the new time, once', async (_, byMs) => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    test.now += 10 * minute;
    await vi.advanceTimersByTimeAsync(1_000);
    const from = test.now;
    test.setClock(byMs);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(steps(test, meetingId)).toEqual([{ type: 'clockSet', from, to: from + byMs }]);
  });

  it('by less than some seconds, or while the machine slept, is none; small steps add up', async () => {
    const test = new TestHub();
    const meetingId = await test.openMeeting();
    test.setClock(3_000);
    test.stand(20 * minute);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(steps(test, meetingId)).toEqual([]);
    test.setClock(3_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(steps(test, meetingId)).toHaveLength(1);
  });

  it('is on the record of every open meeting, and on none that is over', async () => {
    const test = new TestHub();
    const over = await test.openMeeting();
    const chair = await test.joined(over, room);
    await chair.ask('meeting.close', {});
    const open = await test.openMeeting();
    test.setClock(hour);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([steps(test, over).length, steps(test, open).length]).toEqual([0, 1]);
  });
});
