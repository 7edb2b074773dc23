import { AccountId, ConclusionId, MeetingToDo } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { isToDo, toDo, workDone } from '../../../src/domain/record/work-done.ts';
import { district, hoaBinh, opening } from './recorded-meetings.ts';
import { attendee, rollOf } from './rolls.ts';
import { sampleMinutes } from '../../adapters/files/papers/sample-papers.ts';

const actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' } as const;
const roll = (endpointId: typeof hoaBinh.endpointId, state: 'online' | 'not-called'): BookFact => ({
  type: 'rollConfirmed',
  call: 1,
  endpointId,
  roll: rollOf([attendee('Nông Văn Dự', { state })]),
  reason: '',
  actor,
});
const conclusions: BookFact = {
  type: 'conclusionsSaved',
  rows: [
    {
      conclusionId: ConclusionId.parse('c-1'),
      work: 'Sửa đường',
      leadUnit: 'Xã Hòa Bình',
      cooperatingUnits: [],
      deadline: null,
    },
  ],
  actor,
};
const minutes: BookFact = { type: 'minutesSaved', body: sampleMinutes(), note: '', actor };
const issued = (day: string | null): BookFact => ({ type: 'noticeIssued', day, actor });

/** The meeting closed on Monday, 23 November 2026; two endpoints were on its list. */
const left = (facts: readonly BookFact[], today = '2026-11-25', closedOn: string | null = '2026-11-23') => {
  const book = facts.map((fact, index) => ({ seq: index + 1, at: index, fact }));
  return MeetingToDo.parse(toDo(workDone(opening(), book), 2, closedOn, { today, calendar: new Map() }));
};

describe('what is still to do', () => {
  test('of a fresh meeting is everything but a notice, which has nothing to tell of', () => {
    expect(left([])).toEqual({
      rollCall: { endpoints: 2, confirmed: 0, notCalled: 0 },
      minutes: false,
      notice: { state: 'not-running', daysLeft: null },
    });
    expect(isToDo(left([]))).toBe(true);
  });

  test('counts confirmed rolls, and people on them whom nobody called', () => {
    const facts = [roll(district.endpointId, 'online'), roll(hoaBinh.endpointId, 'not-called')];
    expect(left(facts).rollCall).toEqual({ endpoints: 2, confirmed: 2, notCalled: 1 });
    expect(isToDo(left([...facts, minutes]))).toBe(true);
    expect(isToDo(left([facts[0] ?? minutes, roll(hoaBinh.endpointId, 'online'), minutes]))).toBe(false);
  });

  test.each([
    [[conclusions], '2026-11-25', { state: 'running', daysLeft: 3 }],
    [[conclusions], '2026-12-01', { state: 'overdue', daysLeft: -1 }],
    [[conclusions, issued('2026-11-27')], '2026-12-01', { state: 'in-time', daysLeft: null }],
    [[conclusions, issued('2026-12-01')], '2026-12-01', { state: 'late', daysLeft: null }],
    [[conclusions, issued('2026-11-27'), issued(null)], '2026-11-30', { state: 'running', daysLeft: 0 }],
    [[conclusions, { ...conclusions, rows: [] }], '2026-11-25', { state: 'not-running', daysLeft: null }],
  ] satisfies readonly [BookFact[], string, MeetingToDo['notice']][])(
    'of the notice, by %j on %s',
    (facts, day, notice) => expect(left(facts, day).notice).toEqual(notice),
  );

  test('a meeting that goes on has no notice due', () => {
    expect(left([conclusions], '2026-11-25', null).notice).toEqual({ state: 'not-running', daysLeft: null });
  });
});
