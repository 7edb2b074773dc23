import type { MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyEndsMs } from '../../../src/domain/meeting/course/emptiness.ts';
import { room } from '../../support/meetings.ts';
import { TestHub } from '../../support/test-hub.ts';

let test: TestHub;
let meetingId: MeetingId;
beforeEach(async () => {
  vi.useFakeTimers();
  test = new TestHub();
  meetingId = await test.openMeeting();
});
afterEach(() => void vi.useRealTimers());

const step = 60_000;
const wait = async (hub: TestHub, ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= step) {
    hub.now += Math.min(step, left);
    await vi.advanceTimersByTimeAsync(Math.min(step, left));
  }
};
const listed = async (hub: TestHub) => (await hub.endpoint(room).ask('hub.hello', {})).openMeetings;

describe('a meeting that all have left', () => {
  it('is closed by the hub when its time has come, goes from the lists, and says why', async () => {
    const chair = await test.joined(meetingId, room);
    await wait(test, 10 * step);
    await chair.ask('meeting.leave', {});
    const over = test.now;
    expect((await listed(test))[0]).toMatchObject({ emptySince: over, endsItselfAt: over + emptyEndsMs });
    await wait(test, emptyEndsMs - step);
    expect(await listed(test)).toHaveLength(1);
    await wait(test, step);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await listed(test)).toEqual([]);
    const last = test.archive.meetings.get(meetingId)?.at(-1);
    expect(last).toMatchObject({ at: over + emptyEndsMs, event: { type: 'meetingClosed', overSince: over } });
    expect(await chair.refused('meeting.watch', { meetingId })).toBe('meeting-not-open');
    expect(() => test.hub.liveMeeting(meetingId)).toThrow('meeting-not-open');
    expect(test.errors).toEqual([]);
  });

  it('waits anew once the hub is back that was killed meanwhile, and for the disk', async () => {
    const chair = await test.joined(meetingId, room);
    await chair.ask('meeting.leave', {});
    const over = test.now;
    await wait(test, emptyEndsMs - step);
    // Killed: nothing is written any more.
    await test.hub.close();
    const after = new TestHub(test.archive);
    after.now = test.now + 10 * emptyEndsMs;
    test.archive.alive = { at: test.now, up: null, meetings: new Map() };
    await after.hub.recover();
    const backAt = after.now;
    await wait(after, emptyEndsMs - step);
    expect(after.archive.types(meetingId)).not.toContain('meetingClosed');
    test.archive.failing = true;
    await wait(after, 2 * step);
    expect(await listed(after)).toHaveLength(1);
    test.archive.failing = false;
    await wait(after, step);
    expect(await listed(after)).toEqual([]);
    expect(test.archive.meetings.get(meetingId)?.at(-1)).toMatchObject({
      at: backAt + emptyEndsMs,
      event: { type: 'meetingClosed', overSince: over },
    });
    expect(new Set(after.errors.map(({ message }) => message)).size, 'the disk alone').toBe(1);
    await after.hub.close();
  });
});
