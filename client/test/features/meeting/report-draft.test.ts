import { ConclusionId, MeetingId, type OwnReport } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import {
  draftedTask,
  keepReport,
  recallReport,
  reportFaults,
  reportRequest,
} from '../../../src/features/meeting/own-report/report-draft.ts';

const road = ConclusionId.parse('road');
const trees = ConclusionId.parse('trees');
const task = (conclusionId: typeof road, mark: 'done' | null = null): OwnReport['tasks'][number] => ({
  conclusionId,
  meetingId: MeetingId.parse('before'),
  meetingTitle: 'Giao ban',
  work: conclusionId,
  deadline: null,
  overdue: false,
  mark,
  line: mark === null ? '' : 'Đã xong',
});
const own = (...tasks: OwnReport['tasks']): OwnReport => ({
  called: { call: 2, day: '2026-11-30' },
  state: 'open',
  from: '2026-11-29',
  givenAt: null,
  tasks,
});

const store = (): Storage => {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};

describe('a written report as it is being written', () => {
  it('is sent when each task has a mark, and each stuck one a line', () => {
    const report = own(task(road, 'done'), task(trees));
    expect([reportFaults(report, {}), reportRequest(report, {})]).toEqual([{ unmarked: 1, lines: 0 }, null]);
    const stuck = { [trees]: { mark: 'stuck' as const, line: '  ' } };
    expect([reportFaults(report, stuck), reportRequest(report, stuck)]).toEqual([{ unmarked: 0, lines: 1 }, null]);
    expect(reportRequest(report, { [trees]: { mark: 'stuck', line: ' Thiếu đá ' } })).toEqual({
      call: 2,
      marks: [
        { conclusionId: road, mark: 'done', line: 'Đã xong' },
        { conclusionId: trees, mark: 'stuck', line: 'Thiếu đá' },
      ],
    });
    expect(draftedTask(report, { [road]: { mark: null, line: '' } }, road).mark).toBeNull();
  });

  it('without tasks is sent at once; what was begun of a task that is gone is not', () => {
    expect(reportRequest(own(), { [road]: { mark: 'done', line: '' } })).toEqual({ call: 2, marks: [] });
    expect(reportRequest({ ...own(), called: null }, {})).toBeNull();
  });

  it('outlives a reload, for its own call alone, and is forgotten once it was sent', () => {
    const kept = store();
    keepReport(kept, 2, { [road]: { mark: 'stuck', line: 'Thiếu' } });
    expect([recallReport(kept, 2), recallReport(kept, 3)]).toEqual([{ [road]: { mark: 'stuck', line: 'Thiếu' } }, {}]);
    keepReport(kept, 2, null);
    expect(recallReport(kept, 2)).toEqual({});
    kept.setItem('diem-cau.own-report.2', '{"road":{"mark":"maybe"}}');
    expect(recallReport(kept, 2)).toEqual({});
  });
});
