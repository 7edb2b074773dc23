import { ConclusionId, UnitId, type ConclusionRow, type ConclusionsView, type UnitBody } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import {
  blankRow,
  draftOf,
  followed,
  isChanged,
  rowFaults,
  rowsToSave,
  settled,
  type ConclusionsDraft,
} from '../../../src/features/papers/conclusions/conclusions-draft.ts';
import { keepDraft, recallDraft } from '../../../src/features/papers/conclusions/draft-memory.ts';
import {
  addRow,
  addUnit,
  changeRow,
  moveRow,
  putBack,
  removeRow,
} from '../../../src/features/papers/conclusions/edit-rows.ts';
import { mergeDrafts } from '../../../src/features/papers/conclusions/merge-drafts.ts';
import { unitAsTyped } from '../../../src/ui/desk/unit-names.ts';

const asTyped = (words: string): string => words.trim();

const row = (id: string, change: Partial<ConclusionRow> = {}): ConclusionRow => ({
  conclusionId: ConclusionId.parse(id),
  work: `Việc ${id}`,
  leadUnit: 'Xã Hòa Bình',
  cooperatingUnits: [],
  deadline: null,
  ...change,
});

const view = (version: number, rows: ConclusionRow[]): ConclusionsView => ({
  version,
  rows,
  removed: [],
  states: [],
  versions: [],
  receipts: [],
  communes: [],
  clock: { workingDays: 5, due: null, issuedOn: null, state: 'not-running', daysLeft: null },
});

const first = view(1, [row('a'), row('b', { deadline: '2026-11-30' })]);
const edit = (draft: ConclusionsDraft, key: string, change: Parameters<typeof changeRow>[2]): ConclusionsDraft => ({
  ...draft,
  rows: changeRow(draft.rows, key, change),
});
const works = ({ rows }: { rows: readonly { work: string }[] }): string[] => rows.map(({ work }) => work);

describe('conclusions as they are written', () => {
  it('are as they were saved until something is typed; a blank row is no change', () => {
    const draft = draftOf(first);
    expect(isChanged(draft)).toBe(false);
    expect(isChanged({ ...draft, rows: addRow(draft.rows, null).rows })).toBe(false);
    expect(isChanged(edit(draft, 'a', { cooperatingTyped: 'xã' }))).toBe(true);
    expect(isChanged({ ...draft, rows: [...moveRow(draft.rows, 'a', 1)] })).toBe(true);
    expect(isChanged(edit(draft, 'b', { deadline: 'mai' }))).toBe(true);
  });

  it('are sent with their ids, trimmed, without blank rows, with what is still being typed as a unit', () => {
    const { rows, key } = addRow(draftOf(first).rows, 'a');
    const changed = changeRow(rows, key, {
      work: ' Sửa đường ',
      leadUnit: ' Phòng Tài chính - Kế hoạch ',
      cooperatingUnits: ['Xã A'],
      cooperatingTyped: ' Xã A ',
      deadline: '1/12/2026',
    });
    expect(rowsToSave({ ...draftOf(first), rows: [...changed, blankRow('new-9')] }, asTyped)).toEqual([
      first.rows[0],
      {
        conclusionId: null,
        work: 'Sửa đường',
        leadUnit: 'Phòng Tài chính - Kế hoạch',
        cooperatingUnits: ['Xã A'],
        deadline: '2026-12-01',
      },
      first.rows[1],
    ]);
  });

  it.each([
    [{ work: ' ' }, ['work']],
    [{ leadUnit: '' }, ['lead']],
    [{ deadline: '31/02/2026' }, ['deadline']],
    [{ cooperatingUnits: Array.from({ length: 51 }, (_, n) => `Xã ${n}`) }, ['cooperating']],
    [{}, []],
  ])('with %o have the faults %o', (change, faults) => {
    const [changed] = edit(draftOf(first), 'a', change).rows;
    expect(changed && rowFaults(changed)).toEqual(faults);
  });

  it('a blank row is no fault, but one that was saved and is emptied is', () => {
    expect(rowFaults(blankRow('new-1'))).toEqual([]);
    const emptied = edit(draftOf(first), 'a', { work: '', leadUnit: '' }).rows[0];
    expect(emptied && rowFaults(emptied)).toEqual(['work', 'lead']);
  });

  it('rows move by one place and stay at the ends, and taking one out names its neighbour', () => {
    const { rows } = draftOf(first);
    expect(moveRow(rows, 'a', -1)).toBe(rows);
    expect(moveRow(rows, 'b', 1)).toBe(rows);
    expect(works({ rows: moveRow(rows, 'b', -1) })).toEqual(['Việc b', 'Việc a']);
    expect(removeRow(rows, 'a').next).toBe('b');
    expect(removeRow(rows, 'b').next).toBe('a');
    expect(removeRow(removeRow(rows, 'a').rows, 'b').next).toBeNull();
    expect(putBack(removeRow(rows, 'a').rows, row('a')).map(({ conclusionId }) => conclusionId)).toEqual(['b', 'a']);
  });

  it('a unit is added once, and what was being typed is done', () => {
    const typed = { ...blankRow('new-1'), cooperatingUnits: ['Xã A'], cooperatingTyped: 'xa a' };
    expect(addUnit(typed, 'Xã A')).toEqual({ cooperatingUnits: ['Xã A'], cooperatingTyped: '' });
  });

  it('what is typed while a version is being saved stays, under the ids that the hub gave', () => {
    const { rows, key } = addRow(draftOf(first).rows, null);
    const sent = edit({ ...draftOf(first), rows }, key, { work: 'Mới ', leadUnit: 'Xã A' });
    const now = edit(edit(sent, 'a', { work: 'Việc a, thêm' }), 'x', {});
    const saved = view(2, [...first.rows, row('c', { work: 'Mới', leadUnit: 'Xã A' })]);
    const after = settled(now, sent, saved);
    expect(after.rows.map((each) => [each.key, each.conclusionId, each.work])).toEqual([
      ['a', 'a', 'Việc a, thêm'],
      ['b', 'b', 'Việc b'],
      [key, 'c', 'Mới'],
    ]);
    expect(isChanged(after)).toBe(true);
    expect(isChanged(settled(sent, sent, saved))).toBe(false);
  });

  it('follow the hub where nothing is typed, and keep a blank row', () => {
    const { rows, key } = addRow(draftOf(first).rows, null);
    const after = followed({ ...draftOf(first), rows }, view(2, [row('b'), row('c')]));
    expect(after.rows.map((each) => each.key)).toEqual(['b', 'c', key]);
    expect(after.basedOn).toBe(2);
  });

  it('are kept for a reload, and what an older page kept is left alone', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    const draft = edit(draftOf(first), 'a', { work: 'Đang gõ' });
    keepDraft(storage, 'm', draft);
    expect(recallDraft(storage, 'm')).toEqual(draft);
    expect(recallDraft(storage, 'other')).toBeNull();
    keepDraft(storage, 'm', null);
    expect(recallDraft(storage, 'm')).toBeNull();
    kept.set('diem-cau.conclusions.m', '{"rows":1}');
    expect(recallDraft(storage, 'm')).toBeNull();
  });
});

describe('two who write at once', () => {
  it('keep what each added, changed and took out', () => {
    const { rows, key } = addRow(draftOf(first).rows, 'a');
    const mine = edit(edit({ ...draftOf(first), rows }, key, { work: 'Của tôi' }), 'a', { deadline: '01/12/2026' });
    const theirs = view(2, [row('c'), row('a', { work: 'Việc a, sửa' })]);
    const merged = mergeDrafts(mine, theirs);
    expect(merged.basedOn).toBe(2);
    expect(merged.rows.map((each) => [each.conclusionId, each.work, each.deadline])).toEqual([
      ['c', 'Việc c', ''],
      // The work is theirs, the deadline mine.
      ['a', 'Việc a, sửa', '01/12/2026'],
      [null, 'Của tôi', ''],
    ]);
  });

  it('keep both rows where both changed the same thing of one', () => {
    const merged = mergeDrafts(
      edit(draftOf(first), 'a', { work: 'Tôi' }),
      view(2, [row('a', { work: 'Họ' }), row('b')]),
    );
    expect(merged.rows.map((each) => [each.conclusionId, each.work])).toEqual([
      ['a', 'Họ'],
      [null, 'Tôi'],
      ['b', 'Việc b'],
    ]);
    expect(new Set(merged.rows.map(({ key }) => key)).size).toBe(3);
  });

  it('keep a row that one took out and the other changed, and drop one that the other left as it was', () => {
    const theyChanged = view(2, [row('a', { work: 'Họ sửa' }), row('b')]);
    const withoutA = { ...draftOf(first), rows: removeRow(draftOf(first).rows, 'a').rows };
    expect(works(mergeDrafts(withoutA, theyChanged))).toEqual(['Họ sửa', 'Việc b']);
    expect(works(mergeDrafts(withoutA, view(2, [...first.rows, row('c')])))).toEqual(['Việc b', 'Việc c']);
    const iChanged = edit(draftOf(first), 'a', { work: 'Tôi sửa' });
    expect(works(mergeDrafts(iChanged, view(2, [row('b')])))).toEqual(['Tôi sửa', 'Việc b']);
    expect(works(mergeDrafts(edit(draftOf(first), 'b', { work: 'Tôi sửa' }), view(2, [row('b')])))).toEqual([
      'Tôi sửa',
    ]);
  });
});

describe('a unit as it is typed', () => {
  const unit = (id: string, kind: string, name: string, validTo: string | null = null): UnitBody => ({
    unitId: UnitId.parse(id),
    code: id,
    kind,
    name,
    parentId: null,
    validFrom: null,
    validTo,
    successorId: null,
  });
  const units = [
    unit('1', 'xã', 'Hòa Bình'),
    unit('2', 'thị trấn', 'Bình Gia'),
    unit('3', 'huyện', 'Bình Gia'),
    unit('4', 'xã', 'Quý Hòa', '2025-06-30'),
    unit('5', 'xã', 'Tân Hòa'),
    unit('6', 'xã', 'Tân Hóa'),
  ];
  it.each([
    ['hoa binh', 'Xã Hòa Bình'],
    ['  XA HOA BINH ', 'Xã Hòa Bình'],
    // Two are called so: nobody guesses.
    ['binh gia', 'binh gia'],
    ['huyen binh gia', 'Huyện Bình Gia'],
    ['quy hoa', 'quy hoa'],
    ['tan hoa', 'tan hoa'],
    ['TÂN\u00A0HOÀ', 'Xã Tân Hòa'],
    ['xã tân hoá', 'Xã Tân Hóa'],
    ['Phòng Tài chính - Kế hoạch ', 'Phòng Tài chính - Kế hoạch'],
  ])('“%s” means “%s”', (words, name) => {
    expect(unitAsTyped(units, words, '2026-11-22')).toBe(name);
  });
});
