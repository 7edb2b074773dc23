import { MinutesBody, NoticeBody, type NoticeClock } from '@diem-cau/shared';
import fc from 'fast-check';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { clockWords } from '../../../src/features/papers/papers/clock-words.ts';
import {
  keepDraft,
  leftDrafts,
  recallDraft,
  type DraftPlace,
  type DraftStore,
} from '../../../src/features/papers/papers/draft-memory.ts';
import { aroundChanges, lineChanges } from '../../../src/features/papers/papers/line-changes.ts';
import { fieldChanges } from '../../../src/features/papers/papers/paper-changes.ts';
import {
  clashes,
  continuedOn,
  freshDraft,
  isOvertaken,
  ownDraft,
  standingText,
  unsavedDraft,
  withField,
  withFieldOf,
  withTextOf,
} from '../../../src/features/papers/papers/paper-draft.ts';
import type { PaperView } from '../../../src/features/papers/papers/paper-kind.ts';
import { bodyOf, headText, type PaperText } from '../../../src/features/papers/papers/paper-text.ts';
import { minutes, notice } from '../../../src/features/papers/papers/papers-api.ts';
import { papers as paperTexts } from '../../../src/i18n/vi/papers/papers.ts';

const row = (endpoint: string, present: string, absent = '') => ({ endpoint, present, absent });
const proposal: PaperText = {
  ...headText({ superiorAgency: 'UBND TỈNH LẠNG SƠN', agency: 'UBND HUYỆN BÌNH GIA', symbol: 'BB-UBND' }),
  meetingName: 'Họp giao ban',
  startsAt: '08 giờ 00 phút, ngày 23 tháng 11 năm 2026',
  place: 'Điểm cầu chủ tọa: Huyện Bình Gia.\nHọp trực tuyến với 2 điểm cầu.',
  attendance: '2 điểm cầu',
  chair: 'Hoàng Văn Hùng, Chủ tịch UBND huyện',
  secretary: 'Lý Thị Lan',
  course: '- 08 giờ 00 phút: khai mạc.\n- 09 giờ 45 phút: bế mạc.',
  endsAt: '09 giờ 45 phút, ngày 23 tháng 11 năm 2026',
  chairTitle: 'CHỦ TỊCH',
  chairName: 'Hoàng Văn Hùng',
  secretaryName: 'Lý Thị Lan',
  recipients: 'Như thành phần tham dự\nLưu: VT, Hồ sơ',
  attendanceRows: [row('Xã Hòa Bình', 'Nguyễn Văn An'), row('Xã Tân Hòa', '', 'Chưa điểm danh')],
};
const { fields } = minutes;
const saved = (version: number, change: PaperText = {}): Pick<PaperView, 'saved' | 'proposal'> => ({
  saved: { version: { version, at: version * 1000, by: 'Lan', note: '' }, text: { ...proposal, ...change } },
  proposal,
});
const unsaved = { saved: null, proposal };
const keysOf = (changes: ReturnType<typeof fieldChanges>) => changes.map(({ field: { key } }) => key);

describe('the fields of a paper', () => {
  it('are all those of the body, each once, and give back the body', () => {
    for (const [kind, body] of [
      [minutes, MinutesBody],
      [notice, NoticeBody],
    ] as const) {
      const keys = Object.keys(body.shape).flatMap((key) =>
        key === 'head' ? Object.keys(body.shape.head.shape).map((name) => `head.${name}`) : [key],
      );
      expect(kind.fields.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    }
    expect(MinutesBody.parse(bodyOf(proposal))).toEqual(bodyOf(proposal));
  });

  it('say what is wrong with them: too long by the limit of the schema, or missing', () => {
    expect(minutes.faults(proposal)).toEqual([]);
    const faults = minutes.faults({
      ...proposal,
      'head.symbol': 'x'.repeat(41),
      meetingName: '  ',
      attendanceRows: [row('Xã Hòa Bình', ''), row('x'.repeat(161), '', 'y'.repeat(4001))],
    });
    expect(faults).toEqual([
      { key: 'head.symbol', row: null, column: null, what: { is: 'too-long', most: 40 } },
      { key: 'meetingName', row: null, column: null, what: { is: 'missing' } },
      { key: 'attendanceRows', row: 1, column: 'endpoint', what: { is: 'too-long', most: 160 } },
      { key: 'attendanceRows', row: 1, column: 'absent', what: { is: 'too-long', most: 4000 } },
    ]);
  });
});

describe('two texts of a paper', () => {
  it('differ field by field in the order of the document', () => {
    const after = { ...proposal, endsAt: '10 giờ', 'head.agency': 'UBND XÃ', course: '' };
    const changes = fieldChanges(fields, proposal, after);
    expect(keysOf(changes)).toEqual(['head.agency', 'course', 'endsAt']);
    expect(changes[1]?.parts).toEqual([{ row: null, column: null, before: proposal['course'], after: '' }]);
    expect(fieldChanges(fields, proposal, { ...proposal })).toEqual([]);
  });

  it('differ in the annex cell by cell, whatever row an endpoint stands in', () => {
    const parts = (attendanceRows: PaperText[string]) =>
      fieldChanges(fields, proposal, { ...proposal, attendanceRows })[0]?.parts;
    expect(parts([row('Xã Tân Hòa', '', 'Ốm'), row('Xã Hòa Bình', 'Nguyễn Văn An')])).toEqual([
      { row: 'Xã Tân Hòa', column: 'absent', before: 'Chưa điểm danh', after: 'Ốm' },
    ]);
    expect(parts([row('Xã Hòa Bình', 'Nguyễn Văn An'), row('Xã Hòa Bình', 'Chi')])).toEqual([
      { row: 'Xã Hòa Bình', column: 'row', before: '', after: 'Xã Hòa Bình\nChi' },
      { row: 'Xã Tân Hòa', column: 'row', before: 'Xã Tân Hòa\nChưa điểm danh', after: '' },
    ]);
    expect(parts([row('Xã Tân Hòa', '', 'Chưa điểm danh'), row('Xã Hòa Bình', 'Nguyễn Văn An')])).toEqual([
      { row: null, column: 'order', before: 'Xã Hòa Bình\nXã Tân Hòa', after: 'Xã Tân Hòa\nXã Hòa Bình' },
    ]);
  });

  it('are compared line by line, and what is the same far from a change is left out', () => {
    const { before, after } = lineChanges('a\nb\nc\nd\ne\nf', 'a\nb\nx\nd\ne\nf\ng');
    expect(before.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['c']);
    expect(after.filter(({ changed }) => changed).map(({ text }) => text)).toEqual(['x', 'g']);
    expect(aroundChanges(before).map((line) => line?.text ?? null)).toEqual([null, 'b', 'c', 'd', null]);
    expect(lineChanges('', 'a')).toEqual({ before: [], after: [{ text: 'a', changed: true }] });
  });

  it('keep as many lines as they have in common, in their order', () => {
    const longest = ([a, ...restA]: string[], [b, ...restB]: string[]): number => {
      if (a === undefined || b === undefined) return 0;
      if (a === b) return 1 + longest(restA, restB);
      return Math.max(longest(restA, [b, ...restB]), longest([a, ...restA], restB));
    };
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const { before, after } = lineChanges(one.join('\n'), other.join('\n'));
        const kept = [before, after].map((side) => side.filter(({ changed }) => !changed).map(({ text }) => text));
        expect(kept[0]).toEqual(kept[1]);
        expect(kept[0]).toHaveLength(longest(one, other));
      }),
    );
  });
});

describe('a draft', () => {
  it('begins with the newest version, else with the proposal, and is none while nothing is written', () => {
    expect(standingText(unsaved)).toBe(proposal);
    const later = saved(2, { place: 'Phòng họp' });
    expect(standingText(later)['place']).toBe('Phòng họp');
    expect(freshDraft(later).basedOn).toBe(2);
    const typed = withField(freshDraft(later), 'chair', 'A');
    expect(ownDraft(fields, typed)).toBe(typed);
    expect(ownDraft(fields, withFieldOf(typed, 'chair', proposal))).toBeNull();
    expect(ownDraft(fields, { ...freshDraft(later), note: 'Bản gửi' })).not.toBeNull();
  });

  it('takes a field of the proposal over without touching another', () => {
    const typed = withField(freshDraft(saved(1, { place: 'Cũ', chair: 'Cũ' })), 'course', 'Của tôi');
    const taken = withFieldOf(typed, 'place', proposal);
    expect(keysOf(fieldChanges(fields, taken.text, proposal))).toEqual(['chair', 'course']);
  });

  it('of an earlier version is saved on the newest', () => {
    const back = withTextOf(saved(3, { place: 'Ba' }), { ...proposal, place: 'Một' }, 'Lấy lại bản 1');
    expect([back.basedOn, back.text['place'], back.base['place'], back.note]).toEqual([
      3,
      'Một',
      'Ba',
      'Lấy lại bản 1',
    ]);
  });

  it('that was overtaken keeps what was written, takes the rest from the newest, and tells what both changed', () => {
    const mine = withField(withField(freshDraft(saved(1)), 'chair', 'Của tôi'), 'course', 'Diễn biến của tôi');
    const newer = saved(2, { course: 'Diễn biến của người khác', place: 'Phòng họp' });
    expect(isOvertaken(newer, mine)).toBe(true);
    expect(isOvertaken(saved(1), mine)).toBe(false);
    expect(clashes(fields, mine, standingText(newer)).map(({ key }) => key)).toEqual(['course']);
    const kept = continuedOn(fields, mine, newer, new Set());
    expect(kept.basedOn).toBe(2);
    expect([kept.text['chair'], kept.text['course'], kept.text['place']]).toEqual([
      'Của tôi',
      'Diễn biến của tôi',
      'Phòng họp',
    ]);
    expect(isOvertaken(newer, kept)).toBe(false);
    const yielded = continuedOn(fields, mine, newer, new Set(['course']));
    expect([yielded.text['chair'], yielded.text['course']]).toEqual(['Của tôi', 'Diễn biến của người khác']);
  });

  it('of which the newest version says the same was saved, though the answer never came', () => {
    const mine = withField(freshDraft(saved(1)), 'chair', 'Bà Lan');
    expect(unsavedDraft(fields, saved(2, { chair: 'Bà Lan' }), mine)).toBeNull();
    expect(unsavedDraft(fields, saved(2, { chair: 'Bà Lan', place: 'Phòng họp' }), mine)).toBe(mine);
    expect(unsavedDraft(fields, saved(1), mine)).toBe(mine);
  });

  it('that both wrote alike does not clash', () => {
    const mine = withField(freshDraft(unsaved), 'chair', 'Bà Lan');
    const newer = saved(1, { chair: 'Bà Lan' });
    expect(clashes(fields, mine, standingText(newer))).toEqual([]);
    expect(ownDraft(fields, continuedOn(fields, mine, newer, new Set()))).toBeNull();
  });
});

describe('the memory of drafts', () => {
  const store = (kept = new Map<string, string>()): DraftStore => ({
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  });
  const place: DraftPlace = { paper: 'minutes', meetingId: 'm', writer: 'lan', tab: 'one' };

  it('brings a draft back to its tab, its writer, its meeting and its kind of paper only', () => {
    const storage = store();
    const draft = withField(freshDraft(unsaved), 'course', 'x'.repeat(200_000));
    expect(keepDraft(storage, place, draft, 1)).toBe(true);
    expect(recallDraft(storage, place)).toEqual(draft);
    for (const other of [{ writer: 'an' }, { meetingId: 'n' }, { paper: 'notice' as const }, { tab: 'two' }])
      expect(recallDraft(storage, { ...place, ...other })).toBeNull();
    keepDraft(storage, place, null, 2);
    expect(storage.length).toBe(0);
  });

  it('offers what the same person left in other tabs, the newest first', () => {
    const storage = store();
    const draft = withField(freshDraft(unsaved), 'chair', 'A');
    for (const [tab, at] of [
      ['one', 1],
      ['two', 2],
      ['three', 3],
    ] as const)
      keepDraft(storage, { ...place, tab }, draft, at);
    keepDraft(storage, { ...place, writer: 'an', tab: 'four' }, draft, 4);
    expect(leftDrafts(storage, place)).toEqual([
      { tab: 'three', at: 3, draft },
      { tab: 'two', at: 2, draft },
    ]);
  });

  it('says when the browser is full, and takes nothing from an older page', () => {
    const full = () => {
      throw new Error('full');
    };
    expect(keepDraft({ ...store(), setItem: full }, place, freshDraft(unsaved), 1)).toBe(false);
    expect(keepDraft(null, place, freshDraft(unsaved), 1)).toBe(false);
    for (const older of ['{"basedOn":"x"}', 'not json'])
      expect(recallDraft({ ...store(), getItem: () => older }, place)).toBeNull();
  });
});

describe('the clock of a notice', () => {
  const papers = createInstance({ lng: 'vi', resources: { vi: { papers: paperTexts } }, defaultNS: 'papers' });
  const clock = (part: Partial<NoticeClock>): NoticeClock => ({
    workingDays: 5,
    due: '2026-12-02',
    issuedOn: null,
    state: 'running',
    daysLeft: 3,
    ...part,
  });
  it.each([
    [clock({}), 'Còn 3 ngày làm việc.'],
    [clock({ daysLeft: 0 }), 'Hôm nay là ngày cuối.'],
    [clock({ state: 'overdue', daysLeft: -2 }), 'Quá hạn 2 ngày làm việc.'],
    [clock({ state: 'in-time', issuedOn: '2026-12-01', daysLeft: null }), 'Đã gửi ngày 01/12/2026, đúng hạn.'],
    [clock({ state: 'late', issuedOn: '2026-12-03', daysLeft: null }), 'Đã gửi ngày 03/12/2026, muộn hạn.'],
    [clock({ state: 'not-running' }), 'Chưa tính: cuộc họp chưa có kết luận.'],
    [clock({ state: 'not-running', due: null, daysLeft: null }), 'Chưa tính: cuộc họp chưa bế mạc.'],
  ])('is told in words: %#', async (at, words) => {
    await papers.init();
    expect(clockWords(papers.getFixedT('vi', 'papers'), at)).toBe(words);
  });
});
