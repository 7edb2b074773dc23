import { MeetingId, type MeetingSummary } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { listQuery } from '../../../src/features/record/records/list-query.ts';
import { toDoSteps } from '../../../src/features/record/records/to-do-steps.ts';
import { writtenDay } from '../../../src/ui/desk/written-times.ts';

const meeting = (toDo: Partial<MeetingSummary['toDo']>, change: Partial<MeetingSummary> = {}): MeetingSummary => ({
  meetingId: MeetingId.parse('m'),
  title: 'Họp giao ban',
  type: 'giao-ban',
  openedAt: 0,
  closedAt: 1,
  durationMs: 1,
  expectedCount: 20,
  attendedCount: 19,
  secretary: null,
  leftOut: null,
  marks: { corrections: [], lateRolls: 0, openTooLongMs: null, clockSet: [] },
  toDo: {
    rollCall: { endpoints: 20, confirmed: 0, notCalled: 0 },
    minutes: false,
    notice: { state: 'not-running', daysLeft: null },
    ...toDo,
  },
  ...change,
});
const words = (of: MeetingSummary) => toDoSteps(of).map((step) => `${step.state} ${step.words} ${step.n}`);

describe('what is still to do, in the list', () => {
  it('is everything but the notice at first, and nothing where a meeting counts nowhere', () => {
    expect(words(meeting({}))).toEqual(['open notBegun 0', 'open notBegun 0', 'none notNeeded 0']);
    expect(words(meeting({}, { closedAt: null })).at(-1)).toBe('none whenClosed 0');
    expect(words(meeting({}, { type: 'hop-thu' }))).toEqual([]);
    expect(words(meeting({}, { leftOut: 'mở nhầm' }))).toEqual([]);
  });

  it('ticks a roll only when all endpoints are confirmed and everybody on them was called', () => {
    const roll = (confirmed: number, notCalled: number) =>
      words(meeting({ rollCall: { endpoints: 20, confirmed, notCalled } }))[0];
    expect([roll(12, 3), roll(20, 3), roll(20, 0)]).toEqual(['open endpoints 12', 'open notCalled 3', 'done done 20']);
  });

  it.each([
    [{ state: 'running', daysLeft: 3 }, 'open daysLeft 3'],
    [{ state: 'running', daysLeft: 0 }, 'open today 0'],
    [{ state: 'overdue', daysLeft: -2 }, 'late overdue 2'],
    [{ state: 'in-time', daysLeft: null }, 'done done 0'],
    [{ state: 'late', daysLeft: null }, 'done done 0'],
  ] as const)('says of a notice %j: %s', (notice, said) => {
    expect(words(meeting({ minutes: true, notice })).slice(1)).toEqual(['done done 0', said]);
  });
});

describe('the list’s address', () => {
  const of = (address: string) => {
    const query = new URLSearchParams(address);
    return listQuery((name) => query.get(name) ?? '');
  };

  it('asks the hub for what it names, and for nothing that is none of its words', () => {
    expect(of('')).toEqual({});
    expect(of('q=giao&type=tap-huan&state=to-do&from=2026-11-01&to=2026-11-30&sort=day')).toEqual({
      q: 'giao',
      type: 'tap-huan',
      state: 'to-do',
      from: '2026-11-01',
      to: '2026-11-30',
      order: 'oldest',
    });
    expect(of('type=x&state=y&from=1&to=2026-13-45&sort=-day')).toEqual({});
  });

  it('writes its days as in Vietnam', () => {
    expect([writtenDay('2026-11-01'), writtenDay(''), writtenDay('x')]).toEqual(['01/11/2026', '', '']);
  });
});
