import { ConclusionId, EndpointId, MeetingId, type Day, type GiveReport, type TaskBody } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import type { StampedFact } from '../../../src/domain/kit/stamped-fact.ts';
import type { ReportFact } from '../../../src/domain/papers/report-fact.ts';
import {
  callReports,
  currentCall,
  dayBefore,
  giveReport,
  inOrderOfExceptions,
  reportedTasks,
  reportState,
} from '../../../src/domain/papers/written-reports.ts';
import { refusalCode } from '../../support/meetings.ts';

const actor: Actor = { by: 'hub' };
const commune = EndpointId.parse('hoa-binh');
const meetingId = MeetingId.parse('giao-ban-48');
const stamped = (...facts: readonly ReportFact[]): readonly StampedFact<ReportFact>[] =>
  facts.map((fact, index) => ({ seq: index + 1, at: index * 1_000, fact }));
const called = (call: number, day: Day): ReportFact => ({ type: 'reportsCalled', call, day, actor });
const task = (work: string, change: Partial<TaskBody> = {}): TaskBody => ({
  conclusionId: ConclusionId.parse(work),
  meetingId,
  meetingTitle: 'Giao ban',
  meetingDay: '2026-11-23',
  work,
  leadUnit: 'Xã Hòa Bình',
  cooperatingUnits: [],
  deadline: null,
  state: 'open',
  overdue: false,
  progress: [],
  ...change,
});
const road = task('road', { overdue: true, deadline: '2026-11-20' });
const trees = task('trees');
const said = (call: number, ...marks: readonly GiveReport['marks'][number][]): GiveReport => ({
  call,
  marks: [...marks],
});
const mark = ({ conclusionId }: TaskBody, how: 'done' | 'not-yet' | 'stuck', line = '') => ({
  conclusionId,
  mark: how,
  line,
});

describe('a call for reports', () => {
  it('moves with its reports while no meeting has taken it and its day is not over; else it is another call', () => {
    const first = callReports([], '2026-11-30', '2026-11-27', actor);
    expect(first).toEqual([called(1, '2026-11-30')]);
    expect(callReports(stamped(...first), '2026-12-01', '2026-11-30', actor)).toEqual([called(1, '2026-12-01')]);
    expect(callReports(stamped(...first), '2026-11-30', '2026-11-28', actor)).toEqual([]);
    expect(callReports(stamped(...first), '2026-12-07', '2026-12-01', actor)).toEqual([called(2, '2026-12-07')]);
    const held: ReportFact = { type: 'reportsHeld', call: 1, meetingId };
    expect(callReports(stamped(...first, held), '2026-12-07', '2026-11-30', actor)).toEqual([called(2, '2026-12-07')]);
    expect(refusalCode(() => callReports([], '2026-11-26', '2026-11-27', actor))).toBe('bad-report-day');
  });

  it.each([
    ['2026-11-28', false, 'early'],
    ['2026-11-29', false, 'open'],
    ['2026-11-30', false, 'open'],
    ['2026-12-01', false, 'closed'],
  ] as const)('on %s is %s %s for a commune, as long as no meeting has taken it', (today, over, state) => {
    expect(reportState(currentCall(stamped(called(1, '2026-11-30'))), today, over)).toBe(state);
  });

  it('is open in the meeting that has taken it until the commune has had its turn, also after midnight', () => {
    const held = currentCall(stamped(called(1, '2026-11-30'), { type: 'reportsHeld', call: 1, meetingId }));
    expect(reportState(held, '2026-12-01', false)).toBe('open');
    expect(reportState(held, '2026-11-30', true)).toBe('closed');
    expect(reportState(null, '2026-11-30', false)).toBe('none');
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  });
});

describe('a commune’s report', () => {
  const call = currentCall(stamped(called(3, '2026-11-30')));
  const give = (marks: GiveReport, tasks: readonly TaskBody[] = [road, trees], from = call) => {
    if (from === null) throw new Error('it was called for');
    return giveReport(from, { endpointId: commune, tasks }, marks, actor);
  };

  it('has each of its open tasks as it stands, and replaces what was given before; the same once more is nothing', () => {
    const facts = give(said(3, mark(trees, 'not-yet'), mark(road, 'stuck', 'Thiếu đá')));
    expect(facts).toMatchObject([
      {
        type: 'reportGiven',
        call: 3,
        tasks: [
          { work: 'road', mark: 'stuck', line: 'Thiếu đá', overdue: true },
          { work: 'trees', mark: 'not-yet' },
        ],
      },
    ]);
    const before = currentCall(stamped(called(3, '2026-11-30'), ...facts));
    expect(give(said(3, mark(trees, 'not-yet'), mark(road, 'stuck', 'Thiếu đá')), [road, trees], before)).toEqual([]);
    const later = give(said(3, mark(trees, 'done'), mark(road, 'done')), [road, trees], before);
    const now = currentCall(stamped(called(3, '2026-11-30'), ...facts, ...later));
    expect(now?.given.get(commune)?.tasks.map((each) => each.mark)).toEqual(['done', 'done']);
  });

  it('without open tasks says that there is nothing to report', () => {
    expect(give(said(3), [])).toMatchObject([{ type: 'reportGiven', tasks: [] }]);
  });

  it.each([
    ['another call', said(2, mark(road, 'done'), mark(trees, 'done'))],
    ['too few tasks', said(3, mark(road, 'done'))],
    ['one that is not its own', said(3, mark(road, 'done'), mark(task('bridge'), 'done'))],
    ['one twice', said(3, mark(road, 'done'), mark(road, 'done'))],
    ['one too many', said(3, mark(road, 'done'), mark(trees, 'done'), mark(task('bridge'), 'done'))],
  ])('that speaks of %s is refused', (_what, marks) => {
    expect(refusalCode(() => give(marks))).toBe('report-outdated');
  });

  it('of a call before counts no more, and a task that came since is not marked', () => {
    const facts = stamped(
      called(3, '2026-11-30'),
      ...give(said(3, mark(road, 'done')), [road]),
      called(4, '2026-12-07'),
    );
    expect(currentCall(facts)).toMatchObject({ call: 4, given: new Map() });
    expect(reportedTasks([road, trees], [{ ...mark(road, 'done') }])).toMatchObject([{ mark: 'done' }, { mark: null }]);
  });

  it('stands behind those with more exceptions, its own tasks likewise', () => {
    const row = (name: string, tasks: readonly TaskBody[], ...marks: readonly ReturnType<typeof mark>[]) => ({
      name,
      givenAt: marks.length === 0 ? null : 1,
      tasks: reportedTasks(tasks, marks),
    });
    const rows = inOrderOfExceptions([
      row('green', [trees], mark(trees, 'done')),
      row('silent', [trees]),
      row('stuck', [road, trees], mark(road, 'done'), mark(trees, 'stuck', 'x')),
      row('overdue', [trees, road], mark(road, 'not-yet'), mark(trees, 'done')),
    ]);
    expect(rows.map(({ name }) => name)).toEqual(['overdue', 'stuck', 'silent', 'green']);
    expect(rows[0]?.tasks.map(({ work }) => work)).toEqual(['road', 'trees']);
    expect(rows[1]?.tasks.map(({ work }) => work)).toEqual(['trees', 'road']);
  });
});
