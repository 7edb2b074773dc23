import { EndpointId, MeetingId, type EndpointAttendance, type MeetingRecord } from '@diem-cau/shared';
import fc from 'fast-check';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeLabels } from '../../../src/features/record/records/label-rows.ts';
import {
  courseMarks,
  laneMarks,
  marksAt,
  mergeNear,
  type Mark,
} from '../../../src/features/record/records/lane-marks.ts';
import { stepTo } from '../../../src/features/record/records/lane-steps.ts';
import { lengthWords, markWords } from '../../../src/features/record/records/mark-words.ts';
import { whenWords } from '../../../src/features/record/records/when-words.ts';
import { spanOf } from '../../../src/features/record/records/timeline.ts';
import { deskPages } from '../../../src/i18n/vi/desk-pages.ts';
import { deskTimes } from '../../../src/ui/desk/desk-times.ts';

const minute = 60_000;
const span = { from: 100 * minute, to: 200 * minute };
const mark = (from: number, to: number, kind: Mark['kind'] = 'speech'): Mark => ({
  kind,
  from: from * minute,
  to: to * minute,
  times: 1,
  ms: (to - from) * minute,
  call: null,
});
const stretch = (from: number, to: number) => ({ from: from * minute, to: to * minute });

const endpoint = (part: Partial<EndpointAttendance> = {}): EndpointAttendance => ({
  endpointId: EndpointId.parse('a'),
  name: 'Xã A',
  leads: false,
  stretches: [],
  firstJoinedAt: null,
  lastSeenAt: null,
  expectedFrom: span.from,
  presentMs: 0,
  absentMs: 0,
  hubMs: 0,
  dropOuts: 0,
  droppedMs: 0,
  lateMs: null,
  leftEarlyMs: null,
  speeches: [],
  speakingMs: 0,
  screens: [],
  links: [],
  people: null,
  ...part,
});

const record = (part: Partial<MeetingRecord> = {}): MeetingRecord => ({
  summary: {
    meetingId: MeetingId.parse('m'),
    title: 'Họp',
    type: 'giao-ban',
    openedAt: span.from,
    closedAt: span.to,
    durationMs: 0,
    expectedCount: 1,
    attendedCount: 1,
    secretary: null,
    leftOut: null,
    marks: { corrections: [], lateRolls: 0, openTooLongMs: null, clockSet: [] },
    toDo: {
      rollCall: { endpoints: 0, confirmed: 0, notCalled: 0 },
      minutes: false,
      notice: { state: 'not-running', daysLeft: null },
    },
  },
  openedBy: 'Chủ trì',
  closedBy: 'Chủ trì',
  holdsNoStateSecret: true,
  breaks: [],
  people: [],
  hubGaps: [],
  endpoints: [],
  scheduledAt: null,
  hostUnit: 'Huyện',
  rollCalls: [],
  corrections: [],
  papers: null,
  facts: [],
  ...part,
});

describe('what the time line reaches over', () => {
  it('begins with the invited time where the meeting began late, but not with one of another day', () => {
    expect(spanOf(record({ scheduledAt: span.from - 5 * minute }), 0).from).toBe(span.from - 5 * minute);
    expect(spanOf(record({ scheduledAt: span.from + 5 * minute }), 0).from).toBe(span.from);
    expect(spanOf(record({ scheduledAt: span.from - 90 * minute }), 0).from).toBe(span.from);
  });

  it('reaches up to now while the meeting is open', () => {
    const open = record();
    const running = { ...open, summary: { ...open.summary, closedAt: null } };
    expect(spanOf(running, 150 * minute)).toEqual({ from: span.from, to: 150 * minute });
  });
});

describe('the lane of an endpoint', () => {
  it('shows presence, drop-outs, speaking, screens and poor lines in the order of time', () => {
    const marks = laneMarks(
      endpoint({
        stretches: [
          { ...stretch(100, 120), end: 'link-lost' },
          { from: 126 * minute, to: null, end: null },
        ],
        speeches: [stretch(105, 107)],
        screens: [stretch(130, 140)],
        links: [
          { ...stretch(100, 110), grade: 'good' },
          { ...stretch(110, 118), grade: 'weak' },
          { ...stretch(118, 120), grade: 'bad' },
        ],
      }),
      span,
      0,
    );
    expect(marks.map(({ kind, from, to }) => [kind, from / minute, to / minute])).toEqual([
      ['present', 100, 120],
      ['speech', 105, 107],
      ['weak', 110, 118],
      ['bad', 118, 120],
      ['link-lost', 120, 126],
      ['present', 126, 200],
      ['screen', 130, 140],
    ]);
  });

  it('draws what lies too near as one, and says how often and how long in all', () => {
    const merged = mergeNear([mark(100, 101), mark(102, 103), mark(110, 112)], 3 * minute);
    expect(merged).toEqual([{ ...mark(100, 103), times: 2, ms: 2 * minute }, mark(110, 112)]);
  });

  it('never loses or makes up time by merging', () => {
    const speeches = fc
      .array(fc.integer({ min: 0, max: 5000 }), { maxLength: 40 })
      .map((times) => times.toSorted((a, b) => a - b))
      .map((times) =>
        times.flatMap((from, index) => {
          const to = times[index + 1];
          return index % 2 === 0 && to !== undefined ? [{ ...mark(0, 0), from, to, ms: to - from }] : [];
        }),
      );
    fc.assert(
      fc.property(speeches, fc.integer({ min: 0, max: 500 }), (marks, gap) => {
        const merged = mergeNear(marks, gap);
        const sum = (of: readonly Mark[], what: 'ms' | 'times') => of.reduce((all, each) => all + each[what], 0);
        expect(sum(merged, 'ms')).toBe(sum(marks, 'ms'));
        expect(sum(merged, 'times')).toBe(marks.length);
        for (const [index, each] of merged.entries()) {
          const next = merged[index + 1];
          if (next !== undefined) expect(next.from - each.to).toBeGreaterThanOrEqual(gap);
        }
      }),
    );
  });

  it('tells what lies below the pointer, within its reach', () => {
    const marks = [mark(100, 120, 'present'), mark(105, 106)];
    expect(marksAt(marks, 105.5 * minute, 0)).toHaveLength(2);
    expect(marksAt(marks, 107 * minute, 0)).toHaveLength(1);
    expect(marksAt(marks, 107 * minute, minute)).toHaveLength(2);
    expect(marksAt(marks, 130 * minute, minute)).toEqual([]);
  });
});

describe('the course of the meeting', () => {
  it('shows invitation, opening, roll calls, breaks, gaps of the hub and closing', () => {
    const course = courseMarks(
      record({
        scheduledAt: 95 * minute,
        breaks: [stretch(150, 160)],
        hubGaps: [stretch(120, 121)],
        rollCalls: [{ call: 1, ...stretch(103, 106), by: ['Thư ký'], endpoints: 3 }],
      }),
      { from: 95 * minute, to: 200 * minute },
    );
    expect(course.map(({ kind, call }) => [kind, call])).toEqual([
      ['scheduled', null],
      ['opening', null],
      ['roll-call', 1],
      ['hub-gap', null],
      ['break', null],
      ['closing', null],
    ]);
  });

  it('keeps a roll that was called after the closing, and its true time', () => {
    const late = { call: 2, ...stretch(230, 240), by: [], endpoints: 1 };
    expect(courseMarks(record({ rollCalls: [late] }), span).at(-1)).toMatchObject({
      kind: 'roll-call',
      from: 230 * minute,
    });
  });
});

describe('labels above the line', () => {
  it('never cover one another and never leave the line, whatever they say', () => {
    const labels = fc.array(
      fc.record({ at: fc.double({ min: 0, max: 900, noNaN: true }), width: fc.integer({ min: 20, max: 200 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(labels, (given) => {
        const placed = placeLabels(
          given.map((each) => ({ ...each, text: '' })),
          900,
        );
        for (const [index, one] of placed.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.left + one.width).toBeLessThanOrEqual(900);
          for (const other of placed.slice(index + 1))
            if (other.row === one.row) {
              const apart = one.left + one.width <= other.left || other.left + other.width <= one.left;
              expect(apart).toBe(true);
            }
        }
      }),
    );
  });

  it('stand in one row where there is room', () => {
    const row = placeLabels(
      [100, 400, 800].map((at) => ({ at, width: 120, text: '' })),
      900,
    );
    expect(row.map(({ row: which }) => which)).toEqual([0, 0, 0]);
  });
});

describe('the keyboard on the time line', () => {
  const lanes = [[mark(100, 110), mark(150, 160)], [], [mark(100, 120), mark(121, 123), mark(155, 158)]];

  it('goes along a lane and stops at its ends', () => {
    expect(stepTo(lanes, { lane: 2, mark: 0 }, 'ArrowRight')).toEqual({ lane: 2, mark: 1 });
    expect(stepTo(lanes, { lane: 2, mark: 2 }, 'ArrowRight')).toBeNull();
    expect(stepTo(lanes, { lane: 2, mark: 0 }, 'End')).toEqual({ lane: 2, mark: 2 });
    expect(stepTo(lanes, { lane: 2, mark: 1 }, 'x')).toBeNull();
  });

  it('goes to what is nearest in time in the next lane that has something', () => {
    expect(stepTo(lanes, { lane: 0, mark: 1 }, 'ArrowDown')).toEqual({ lane: 2, mark: 2 });
    expect(stepTo(lanes, { lane: 2, mark: 1 }, 'ArrowUp')).toEqual({ lane: 0, mark: 0 });
    expect(stepTo(lanes, { lane: 0, mark: 0 }, 'ArrowUp')).toBeNull();
  });
});

describe('a mark in words', () => {
  beforeAll(async () => {
    await i18next.init({ lng: 'vi', resources: { vi: deskPages }, interpolation: { escapeValue: false } });
  });
  const t = () => i18next.getFixedT('vi', 'records');
  const times = deskTimes('UTC');

  it('says what, from when to when, and how long, to the second', () => {
    expect(lengthWords(t(), 3_723_400)).toBe('1 giờ 2 phút 3 giây');
    expect(lengthWords(t(), 0)).toBe('0 giây');
    const one = { ...mark(0, 0), from: Date.UTC(2026, 10, 22, 8, 12, 5), to: Date.UTC(2026, 10, 22, 8, 15, 40) };
    expect(markWords(t(), { ...one, ms: 215_000 }, times)).toBe('phát biểu 08:12:05–08:15:40 (3 phút 35 giây)');
    expect(markWords(t(), { ...one, ms: 60_000, times: 3 }, times)).toBe(
      'phát biểu 3 lần trong khoảng 08:12:05–08:15:40 (tổng cộng 1 phút)',
    );
    expect(markWords(t(), { ...one, to: one.from, kind: 'opening' }, times)).toBe('Khai mạc 08:12:05');
    expect(markWords(t(), { ...one, ms: 60_000, kind: 'roll-call', call: 2 }, times)).toContain('Điểm danh lần 2');
  });

  it('names the day of what was not done on the meeting’s own', () => {
    const at = Date.UTC(2026, 10, 22, 8, 0);
    const day = 86_400_000;
    expect(whenWords({ from: at, to: at + 120_000 }, at, times)).toBe('08:00–08:02');
    expect(whenWords({ from: at, to: at + 1_000 }, at, times)).toBe('08:00');
    expect(whenWords({ from: at + day, to: at + day + 60_000 }, at, times)).toBe('23/11/2026 08:00–08:01');
    expect(whenWords({ from: at, to: at + day }, at, times)).toBe('08:00–23/11/2026 08:00');
  });
});
