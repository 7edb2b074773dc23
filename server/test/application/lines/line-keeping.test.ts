import { EndpointId } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { LineHistories } from '../../../src/application/lines/line-histories.ts';
import { LineKeeping } from '../../../src/application/lines/line-keeping.ts';
import { noSums } from '../../../src/domain/lines/line-sums.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { memoryStorage, MemoryLines } from '../../fakes/memory-storage.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const anBinh = EndpointId.parse('an-binh');
const start = Date.UTC(2026, 10, 30, 0, 30);
const dayMs = 24 * 3_600_000;
const stretch = (from: number, measuredMs = 60_000) => ({
  endpointId: anBinh,
  from,
  sums: { ...noSums, measuredMs, lostMs: 1_000 },
});
const ever = Number.MAX_SAFE_INTEGER;

describe('what was measured of lines is kept', () => {
  const kept = () => {
    const clock = new FakeClock(start);
    const store = new MemoryLines();
    return {
      clock,
      store,
      keeping: new LineKeeping({ store, clock, upkeep: clock, logger: silentLogger, keptDays: 30 }),
    };
  };

  it('at once, or when the disk has room again, and nobody is refused meanwhile', async () => {
    const { store, keeping } = kept();
    store.trouble = true;
    await keeping.take([stretch(start)]);
    await keeping.take([stretch(start + 1)]);
    expect(await store.between(0, ever)).toEqual([]);
    store.trouble = false;
    await keeping.take([stretch(start + 2)]);
    expect((await store.between(0, ever)).map(({ from }) => from)).toEqual([start, start + 1, start + 2]);
  });

  it('but the oldest is forgotten where a database stays away for too long', async () => {
    const { store, keeping } = kept();
    store.trouble = true;
    for (let n = 0; n < 30; n += 1)
      await keeping.take(Array.from({ length: 100 }, (_, each) => stretch(start + n * 100 + each)));
    store.trouble = false;
    await keeping.take([]);
    const all = await store.between(0, ever);
    expect(all).toHaveLength(2_000);
    expect(all[0]?.from).toBe(start + 1_000);
  });

  it('while one writing is on its way, what comes waits for the next', async () => {
    const { store, keeping } = kept();
    const both = [keeping.take([stretch(start)]), keeping.take([stretch(start + 1)])];
    await Promise.all(both);
    await keeping.take([]);
    expect(await store.between(0, ever)).toHaveLength(2);
  });

  it('minute by minute for two weeks, hour by hour until its end', async () => {
    const { clock, store, keeping } = kept();
    await keeping.take([stretch(start), stretch(start + 60_000)]);
    clock.pass(13 * dayMs);
    await keeping.take([stretch(clock.now())]);
    expect(await store.between(0, ever)).toHaveLength(3);
    clock.pass(2 * dayMs);
    await keeping.take([]);
    const folded = await store.between(0, ever);
    expect(folded).toHaveLength(2);
    expect(folded[0]).toMatchObject({ from: start - 30 * 60_000, sums: { measuredMs: 120_000, lostMs: 2_000 } });
    clock.pass(16 * dayMs);
    await keeping.take([]);
    expect(await store.between(0, start + dayMs)).toEqual([]);
  });
});

describe('the history of a line', () => {
  const histories = (store: MemoryLines) => {
    const { directory } = memoryStorage();
    return new LineHistories({
      ...{ store, directory, clock: new FakeClock(start), timeZone: 'Asia/Ho_Chi_Minh', keptDays: 400 },
      hubName: () => 'Huyện Thử',
    });
  };

  it('is of the days of the hub’s zone, by months, with the worst hours, whatever is hours already', async () => {
    const store = new MemoryLines();
    // 06:59 of the first of December and 23:59 of the last of November in Vietnam.
    const [morning, evening] = [Date.UTC(2026, 10, 30, 23, 59), Date.UTC(2026, 10, 30, 16, 59)];
    await store.keep([stretch(morning), stretch(evening), stretch(Date.UTC(2026, 9, 31, 16, 59))]);
    await store.fold(morning);
    const { endpoints } = await histories(store).all({ from: '2026-11-01', to: '2026-12-01' });
    expect(endpoints).toHaveLength(1);
    expect(endpoints[0]).toMatchObject({ endpointId: anBinh, name: '', sums: { measuredMs: 120_000, lostMs: 2_000 } });
    expect(endpoints[0]?.months.map(({ month, sums }) => [month, sums.lostMs])).toEqual([
      ['2026-11', 1_000],
      ['2026-12', 1_000],
    ]);
    expect(endpoints[0]?.worst).toHaveLength(2);
  });

  it('is refused for days in the wrong order, and for an endpoint of which nothing is known', async () => {
    const all = histories(new MemoryLines());
    await expect(all.all({ from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject({ code: 'bad-period' });
    await expect(all.one({ from: '2026-11-01', to: '2026-11-02' }, anBinh)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
