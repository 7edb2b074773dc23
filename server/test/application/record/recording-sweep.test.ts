import { MeetingId, type Instant } from '@diem-cau/shared';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UpkeepClock, upkeepPace } from '../../../src/application/kit/upkeep-clock.ts';
import type { Settings } from '../../../src/application/ports/settings.ts';
import { RecordingSweep, overdueMs, sweepEveryMs } from '../../../src/application/record/recording-sweep.ts';

const [old, young, broken] = ['old', 'young', 'broken'].map((id) => MeetingId.parse(id)) as [
  MeetingId,
  MeetingId,
  MeetingId,
];
const start = 1_700_000_000_000;
const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
const logger = pino({ level: 'silent' });

let wall: number;
let monotonic: number;
let due: Map<MeetingId, Instant | null>;
let removed: MeetingId[];
let sweep: RecordingSweep;
let upkeep: UpkeepClock;
let kept: Map<string, string>;

const openSweep = (): RecordingSweep =>
  new RecordingSweep({
    meetings: async () => [...due.keys()],
    recordings: {
      of: async (meetingId) => {
        if (meetingId === broken) throw new Error('its record cannot be read');
        return { keeping: { days: 90, until: due.get(meetingId) ?? null, decided: null } };
      },
      remove: async (meetingId) => {
        removed.push(meetingId);
        due.delete(meetingId);
      },
    },
    clock: { monotonicMs: () => monotonic },
    upkeep: { now: () => upkeep.now() },
    logger,
  });

/** The hub starts, with what it kept of its upkeep. */
const startHub = async (): Promise<void> => {
  const settings: Settings = {
    read: async (name) => kept.get(name) ?? null,
    write: async (name, value) => void kept.set(name, value),
  };
  const clock = { now: () => wall, monotonicMs: () => monotonic };
  upkeep = await UpkeepClock.open({ settings, clock, logger }, start);
  sweep = openSweep();
};
const stopHub = async (): Promise<void> => {
  await upkeep.write();
  upkeep.close();
};

beforeEach(async () => {
  kept = new Map();
  wall = start;
  monotonic = 0;
  removed = [];
  due = new Map([
    [old, start - 1],
    [young, start + yearMs / 2],
  ]);
  await startHub();
});

afterEach(() => upkeep.close());

/** The hub runs on and looks again and again. */
const passes = async (ms: number): Promise<void> => {
  for (const end = monotonic + ms; monotonic < end;) {
    await sweep.sweep();
    const step = Math.min(sweepEveryMs, end - monotonic);
    monotonic += step;
    wall += step;
  }
  await sweep.sweep();
};

describe('recordings whose time is over', () => {
  it('are deleted once they have been due for hours of the hub’s running, and no other', async () => {
    await passes(overdueMs - 1);
    expect(removed).toEqual([]);
    await passes(1);
    expect(removed).toEqual([old]);
    await passes(overdueMs * 3);
    expect(removed).toEqual([old]);
  });

  it('stay where the clock stood a year ahead and was set right', async () => {
    due.set(old, start + yearMs / 2);
    wall += yearMs;
    await passes(overdueMs - 2);
    wall -= yearMs;
    await passes(overdueMs * 3);
    expect(removed).toEqual([]);
  });

  it('stay where the clock stands a year ahead for a day and the hub is started anew meanwhile, until they are as old', async () => {
    due.set(young, start + upkeepPace * dayMs + overdueMs);
    wall += yearMs;
    await passes(dayMs / 2);
    await stopHub();
    await startHub();
    await passes(dayMs / 2);
    expect(removed).toEqual([old]);
    await stopHub();
    wall -= yearMs;
    await startHub();
    await passes(dayMs);
    expect(removed).toEqual([old]);
    await passes(upkeepPace * dayMs);
    expect(removed).toEqual([old, young]);
  });

  it('count from anew where it was decided meanwhile to keep them, and then not', async () => {
    await passes(overdueMs - 1);
    due.set(old, null);
    await passes(sweepEveryMs);
    due.set(old, start - 1);
    await passes(overdueMs - 1);
    expect(removed).toEqual([]);
    await passes(1);
    expect(removed).toEqual([old]);
  });

  it('go beside one whose record cannot be read', async () => {
    due = new Map([[broken, null], ...due]);
    await passes(overdueMs);
    expect(removed).toEqual([old]);
  });
});
