import type { EndpointId } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { LineMemory } from '../../../src/application/meeting/line-memory.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { MemoryLines } from '../../fakes/memory-storage.ts';
import { anBinh, hoaLac, room } from '../../support/meetings.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { TestHub } from '../../support/test-hub.ts';

const dayMs = 24 * 3_600_000;

describe('what lines bore last', () => {
  let store: MemoryLines;
  let clock: FakeClock;
  let test: TestHub;
  const memory = () =>
    new LineMemory({ store, isLocal: () => false, clock, upkeep: clock, logger: silentLogger, keptDays: 30 });
  beforeEach(() => {
    store = new MemoryLines();
    clock = new FakeClock(Date.UTC(2026, 10, 30));
    test = new TestHub();
  });
  /** A connection of an endpoint, as the ladder of a meeting knows it. */
  const connectionOf = async (endpointId: EndpointId) => {
    const meetingId = await test.openMeeting();
    await test.joined(meetingId, endpointId);
    test.media.seat(meetingId, endpointId)?.estimate(900_000, 500_000);
    const told = test.toldLines.at(-1);
    if (told === undefined) throw new Error('an estimate is told');
    return told.connection;
  };

  it('is there for the next meeting, also after a restart, until it is too old', async () => {
    const connection = await connectionOf(anBinh);
    const first = memory();
    await first.start();
    expect(first.beginsWith(connection)).toBeNull();
    first.told(connection, { bears: 900_000, wished: 500_000 });
    expect(first.beginsWith(connection)).toBe(450_000);
    await first.close();
    const next = memory();
    await next.start();
    expect(next.beginsWith(connection)).toBe(450_000);
    await next.close();
    clock.pass(31 * dayMs);
    const later = memory();
    await later.start();
    expect(later.beginsWith(connection)).toBeNull();
    await later.close();
  });

  it('is written when the disk has room again, and no meeting is kept from beginning by a database that is away', async () => {
    const connection = await connectionOf(hoaLac);
    const its = memory();
    await its.start();
    its.told(connection, { bears: 900_000, wished: 500_000 });
    store.trouble = true;
    await its.write();
    store.trouble = false;
    expect(await store.allBorne('down')).toEqual([]);
    await its.close();
    expect(await store.allBorne('down')).toMatchObject([{ endpointId: hoaLac, bears: 900_000 }]);
  });

  it('is what the media of whoever joins begin with', async () => {
    const meetingId = await test.openMeeting();
    test.beginsWith = 640_000;
    await test.joined(meetingId, room);
    expect(test.media.seat(meetingId, room)?.begunWith).toBe(640_000);
  });
});
