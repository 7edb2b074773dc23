import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Timers } from '../../../src/application/meeting/followers/timers.ts';
import type { Due } from '../../../src/domain/meeting/topic.ts';
import { meetingAfter, opened } from '../../support/meetings.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const meeting = meetingAfter(opened());
const due = (name: string, at: number): Due => ({ name, at, decide: () => [] });

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe('what falls due by itself', () => {
  const armed = (dues: () => readonly Due[]) => {
    const fallen: string[] = [];
    const timers = new Timers({ now: () => Date.now(), dues, fell: ({ name }) => fallen.push(name) }, silentLogger);
    timers.settled({ meeting });
    return { fallen, timers };
  };

  it('is told when its time has come, each once and in order', () => {
    const { fallen, timers } = armed(() => [due('later', 5_000), due('soon', 1_000)]);
    vi.advanceTimersByTime(999);
    expect(fallen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fallen).toEqual(['soon']);
    timers.settled({ meeting });
    vi.advanceTimersByTime(10_000);
    expect(fallen).toEqual(['soon', 'later']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is told at once where its time passed while the hub was away', () => {
    const { fallen } = armed(() => [due('past', -60_000)]);
    vi.advanceTimersByTime(0);
    expect(fallen).toEqual(['past']);
  });

  it('is not told where the meeting has changed before', () => {
    let dues = [due('withdrawn', 1_000)];
    const { fallen, timers } = armed(() => dues);
    dues = [due('moved', 3_000)];
    timers.settled({ meeting });
    vi.advanceTimersByTime(2_000);
    expect(fallen).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(fallen).toEqual(['moved']);
  });

  it('is waited for across more than a timer can hold, and by nobody after the end', () => {
    const { fallen, timers } = armed(() => [due('next month', 40 * 24 * 3_600_000)]);
    vi.advanceTimersByTime(39 * 24 * 3_600_000);
    expect(fallen).toEqual([]);
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(fallen).toEqual(['next month']);
    timers.settled({ meeting });
    timers.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
