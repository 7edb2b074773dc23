import { AccountId, ConclusionId, MeetingId, Refusal, type ConclusionRow } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import {
  conclusionsOf,
  conclusionsVersions,
  removedConclusions,
  saveConclusions,
} from '../../../src/domain/papers/conclusions.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { byUrgency, notedStates, progressTask, taskOn, tasksOf } from '../../../src/domain/papers/tasks.ts';
import { eight } from '../record/recorded-meetings.ts';
import type { Book } from '../record/rolls.ts';

const actor: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const meeting = { meetingId: MeetingId.parse('m-1'), title: 'Giao ban', day: '2026-11-22' };

const row = (work: string, change: Partial<ConclusionRow> = {}): ConclusionRow => ({
  conclusionId: null,
  work,
  leadUnit: 'Xã Hòa Bình',
  cooperatingUnits: [],
  deadline: null,
  ...change,
});

const added = (book: Book, facts: readonly BookFact[]): Book => [
  ...book,
  ...facts.map((fact, index) => ({ seq: book.length + index + 1, at: eight + book.length, fact })),
];

let minted = 0;
const newId = () => `c-${(minted += 1)}`;
const saved = (book: Book, basedOn: number, rows: readonly ConclusionRow[]): Book =>
  added(book, saveConclusions(book, { basedOn, rows }, actor, newId));
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'not refused';
};

describe('conclusions', () => {
  test('new rows get ids and keep them when they are changed and moved', () => {
    const first = saved([], 0, [row('Rà soát hộ nghèo'), row('Sửa đường')]);
    const [poor, road] = conclusionsOf(first);
    if (poor === undefined || road === undefined) throw new Error('two rows were saved');
    expect(poor.conclusionId).not.toBe(road.conclusionId);
    const second = saved(first, 1, [{ ...road, deadline: '2026-11-30' }, row('Trồng rừng'), poor]);
    expect(conclusionsOf(second).map(({ work }) => work)).toEqual(['Sửa đường', 'Trồng rừng', 'Rà soát hộ nghèo']);
    expect(conclusionsOf(second)[0]?.conclusionId).toBe(road.conclusionId);
    expect(conclusionsOf(second)[2]?.conclusionId).toBe(poor.conclusionId);
    expect(conclusionsVersions(second).map(({ version, by }) => [version, by])).toEqual([
      [1, 'Nguyễn Văn An'],
      [2, 'Nguyễn Văn An'],
    ]);
  });

  test('a row that was taken out can be put back under its id', () => {
    const first = saved([], 0, [row('Sửa đường')]);
    const [road] = conclusionsOf(first);
    if (road === undefined) throw new Error('a row was saved');
    const second = saved(first, 1, []);
    expect(conclusionsOf(saved(second, 2, [road]))[0]?.conclusionId).toBe(road.conclusionId);
  });

  test('rows that were taken out are told of as they last stood, the last ones first, until they are put back', () => {
    const first = saved([], 0, [row('Sửa đường'), row('Trồng rừng'), row('Rà soát hộ nghèo')]);
    expect(removedConclusions(first)).toEqual([]);
    const [road, wood, poor] = conclusionsOf(first);
    if (road === undefined || wood === undefined || poor === undefined) throw new Error('three rows were saved');
    const second = saved(first, 1, [{ ...road, work: 'Sửa đường, cống' }, poor]);
    const third = saved(second, 2, []);
    expect(removedConclusions(third).map(({ work }) => work)).toEqual([
      'Rà soát hộ nghèo',
      'Sửa đường, cống',
      'Trồng rừng',
    ]);
    expect(removedConclusions(saved(third, 3, [wood, poor])).map(({ work }) => work)).toEqual(['Sửa đường, cống']);
  });

  test('what stands so already is not written again', () => {
    const book = saved([], 0, [row('Sửa đường', { cooperatingUnits: ['Xã A', 'Xã B'] })]);
    expect(saveConclusions(book, { basedOn: 1, rows: conclusionsOf(book) }, actor, newId)).toEqual([]);
    expect(saveConclusions([], { basedOn: 0, rows: [] }, actor, newId)).toEqual([]);
  });

  test('an older version, a foreign id and an id twice are refused', () => {
    const book = saved([], 0, [row('Sửa đường')]);
    const rows = conclusionsOf(book);
    const save = (basedOn: number, some: readonly ConclusionRow[]) => () =>
      saveConclusions(book, { basedOn, rows: some }, actor, newId);
    expect(refusalOf(save(0, rows))).toBe('edited-meanwhile');
    expect(refusalOf(save(2, rows))).toBe('edited-meanwhile');
    expect(refusalOf(save(1, [row('Khác', { conclusionId: ConclusionId.parse('foreign') })]))).toBe('not-found');
    expect(refusalOf(save(1, [...rows, ...rows]))).toBe('malformed');
  });
});

describe('tasks', () => {
  const book = saved([], 0, [row('Sửa đường', { deadline: '2026-11-30' }), row('Trồng rừng')]);
  const [road] = conclusionsOf(book);
  if (road === undefined) throw new Error('a row was saved');
  const { conclusionId } = road;

  test.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
  ])('on %s an open task with the deadline of 30 November is overdue: %s', (today, overdue) => {
    const [task] = tasksOf(meeting, book);
    if (task === undefined) throw new Error('there is a task');
    expect(taskOn(task, today)).toMatchObject({ state: 'open', overdue, meetingTitle: 'Giao ban', progress: [] });
  });

  test('the last word on its state counts, and all words stay', () => {
    const done = added(book, progressTask(book, conclusionId, { state: 'done', note: 'Đã nghiệm thu' }, actor));
    const again = added(done, progressTask(done, conclusionId, { state: 'open', note: 'Chưa xong cống' }, actor));
    const [first, second] = [done, again].map((each) => tasksOf(meeting, each)[0]);
    if (first === undefined || second === undefined) throw new Error('there is a task');
    expect(taskOn(first, '2027-01-01')).toMatchObject({ state: 'done', overdue: false });
    expect(taskOn(second, '2027-01-01')).toMatchObject({ state: 'open', overdue: true });
    expect(second.progress.map(({ state, note, by }) => [state, note, by])).toEqual([
      ['done', 'Đã nghiệm thu', 'Nguyễn Văn An'],
      ['open', 'Chưa xong cống', 'Nguyễn Văn An'],
    ]);
  });

  test('the same state without a word is not written; a row that was taken out is no task', () => {
    expect(progressTask(book, conclusionId, { state: 'open', note: '' }, actor)).toEqual([]);
    const without = saved(book, 1, []);
    expect(tasksOf(meeting, without)).toEqual([]);
    const noted = added(book, progressTask(book, conclusionId, { state: 'done', note: 'Đã xong' }, actor));
    expect(notedStates(book)).toEqual([]);
    expect(notedStates(saved(noted, 1, []))).toEqual([{ conclusionId, state: 'done', notes: 1 }]);
    const [back] = tasksOf(meeting, saved(saved(noted, 1, []), 2, [road]));
    expect(back).toMatchObject({ state: 'done', progress: [{ note: 'Đã xong' }] });
    expect(refusalOf(() => progressTask(without, conclusionId, { state: 'done', note: '' }, actor))).toBe('not-found');
  });

  test('the nearest deadline comes first, what has none behind it, what is done last', () => {
    const [task] = tasksOf(meeting, book);
    if (task === undefined) throw new Error('there is a task');
    const sorted = [
      { ...task, work: 'done', state: 'done' as const, deadline: '2026-01-01' },
      { ...task, work: 'no deadline', deadline: null },
      { ...task, work: 'later', deadline: '2026-12-31' },
      { ...task, work: 'sooner', deadline: '2026-12-01' },
      { ...task, work: 'no deadline, newer', deadline: null, meetingDay: '2026-11-29' },
    ].toSorted(byUrgency);
    expect(sorted.map(({ work }) => work)).toEqual(['sooner', 'later', 'no deadline, newer', 'no deadline', 'done']);
  });
});
