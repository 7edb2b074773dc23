import { AccountId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/application/settings/calendar.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { MemoryLedgers } from '../../fakes/memory-storage.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const tet = { day: '2026-02-17', kind: 'holiday', name: 'Tết Nguyên đán' } as const;

describe('the calendar', () => {
  test('knows the fixed holidays of a year, and that Tết is still to be entered', async () => {
    const calendar = new Calendar(new MemoryLedgers(), { now: () => 5 });
    const year = await calendar.ofYear(2026);
    expect(year.days.map(({ day, fixed }) => [day, fixed])).toEqual([
      ['2026-01-01', true],
      ['2026-04-30', true],
      ['2026-05-01', true],
      ['2026-09-02', true],
    ]);
    expect(year.hasTet).toBe(false);
  });

  test('keeps what was set, by whom and when, and lets it go again', async () => {
    const ledgers = new MemoryLedgers();
    const calendar = new Calendar(ledgers, { now: () => 5 });
    await calendar.change({ set: [tet, { day: '2026-02-28', kind: 'working', name: 'Làm bù' }], clear: [] }, admin);
    const year = await calendar.ofYear(2026);
    expect(year.hasTet).toBe(true);
    expect(year.days.find(({ day }) => day === tet.day)).toEqual({ ...tet, fixed: false, by: 'Nguyễn Văn An', at: 5 });
    expect(await calendar.workingDays()).toEqual(
      new Map([
        ['2026-02-17', 'holiday'],
        ['2026-02-28', 'working'],
      ]),
    );
    await calendar.change({ set: [], clear: [tet.day] }, admin);
    expect((await calendar.ofYear(2026)).hasTet).toBe(false);
    expect([...(await ledgers.heads('calendar')).values()]).toEqual([3]);
  });

  test('a day that is cleared and set at once is set', async () => {
    const calendar = new Calendar(new MemoryLedgers(), { now: () => 5 });
    await calendar.change({ set: [tet], clear: [] }, admin);
    await calendar.change({ set: [tet], clear: [tet.day] }, admin);
    expect((await calendar.ofYear(2026)).hasTet).toBe(true);
  });

  test('a fixed holiday can be overruled, and nothing is written twice', async () => {
    const ledgers = new MemoryLedgers();
    const calendar = new Calendar(ledgers, { now: () => 5 });
    const moved = { day: '2026-09-02', kind: 'working', name: 'Làm bù' } as const;
    await calendar.change({ set: [moved], clear: [] }, admin);
    await calendar.change({ set: [moved], clear: ['2026-03-03'] }, admin);
    expect((await calendar.ofYear(2026)).days.filter(({ day }) => day === moved.day)).toMatchObject([
      { kind: 'working', fixed: false },
    ]);
    expect([...(await ledgers.heads('calendar')).values()]).toEqual([1]);
    expect((await calendar.ofYear(2025)).days).toHaveLength(4);
  });
});
