import { CorrectionRequest, EndpointId, MeetingId, type CorrectedFigures, type MeetingRecord } from '@diem-cau/shared';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  correctable,
  correctionDraft,
  correctionFaults,
  correctionOf,
} from '../../../src/features/record/records/correction-draft.ts';
import { changedFigures, correctionWords } from '../../../src/features/record/records/correction-words.ts';
import { deskPages } from '../../../src/i18n/vi/desk-pages.ts';
import { deskTimes } from '../../../src/ui/desk/desk-times.ts';

const times = deskTimes('Asia/Ho_Chi_Minh');
const openedAt = Date.parse('2026-11-22T01:02:03Z');
const closedAt = Date.parse('2026-11-22T02:30:00Z');
const record = (closed: number | null): MeetingRecord => ({
  summary: {
    meetingId: MeetingId.parse('m'),
    title: 'Họp giao ban',
    type: 'giao-ban',
    openedAt,
    closedAt: closed,
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
  openedBy: '',
  closedBy: null,
  holdsNoStateSecret: true,
  breaks: [],
  people: [],
  hubGaps: [],
  endpoints: [],
  scheduledAt: null,
  hostUnit: '',
  rollCalls: [],
  corrections: [],
  papers: null,
  facts: [],
});
const draft = (what: Parameters<typeof correctionDraft>[0]) => correctionDraft(what, record(closedAt), closedAt, times);

describe('the form of a correction', () => {
  it('offers the closing only where there was one', () => {
    expect(correctable(record(closedAt))).toContain('closing');
    expect(correctable(record(null))).not.toContain('closing');
  });

  it('begins with what the record says, to the second', () => {
    expect(draft('opening').from).toEqual({ day: '22/11/2026', clock: '08:02:03' });
    expect(correctionOf(draft('opening'), times)).toEqual({ what: 'opening', at: openedAt });
    expect(correctionOf(draft('closing'), times)).toEqual({ what: 'closing', at: closedAt });
    expect(draft('break').from).toEqual({ day: '22/11/2026', clock: '' });
  });

  it('makes requests that the hub can read', () => {
    const presence = { ...draft('presence'), endpointId: EndpointId.parse('a'), present: false, reason: 'mất điện' };
    const pause = {
      ...draft('break'),
      from: { day: '22/11/2026', clock: '8h30' },
      to: { day: '22/11/2026', clock: '8:45' },
    };
    const title = { ...draft('title'), title: ' Họp chuyên đề ' };
    for (const each of [presence, pause, title])
      expect(
        CorrectionRequest.safeParse({ correction: correctionOf(each, times), reason: 'mất điện' }).success,
        each.what,
      ).toBe(true);
    expect(correctionOf(pause, times)).toEqual({
      what: 'break',
      from: Date.parse('2026-11-22T01:30Z'),
      to: Date.parse('2026-11-22T01:45Z'),
    });
  });

  it('names every fault in the order of its fields', () => {
    expect(correctionFaults(draft('presence'), times)).toEqual(['endpoint', 'reason']);
    expect(correctionFaults({ ...draft('title'), title: ' ', reason: 'x' }, times)).toEqual(['title']);
    expect(correctionFaults({ ...draft('break'), reason: 'x' }, times)).toEqual(['from', 'to']);
    const turned = { ...draft('presence'), endpointId: EndpointId.parse('a'), reason: 'x' };
    expect(correctionFaults({ ...turned, to: turned.from }, times)).toEqual(['order']);
    expect(correctionOf({ ...turned, to: turned.from }, times)).toBeNull();
  });
});

describe('a correction in words', () => {
  beforeAll(async () => {
    await i18next.init({ lng: 'vi', resources: { vi: deskPages }, interpolation: { escapeValue: false } });
  });
  const figures: CorrectedFigures = { title: 'Họp', openedAt, closedAt, durationMs: 5_400_000, presentMs: null };

  it('tells only the figures that changed', () => {
    const t = i18next.getFixedT('vi', 'records');
    const after = { ...figures, openedAt: openedAt - 120_000, durationMs: 5_520_000 };
    expect(changedFigures(t, { before: figures, after }, times)).toEqual([
      { name: 'Khai mạc', before: '08:02:03', after: '08:00:03' },
      { name: 'Thời lượng (giờ:phút)', before: '1:30', after: '1:32' },
    ]);
    expect(changedFigures(t, { before: figures, after: figures }, times)).toEqual([]);
  });

  it('names the endpoint that it is about', () => {
    const t = i18next.getFixedT('vi', 'records');
    const correction = {
      what: 'presence' as const,
      endpointId: EndpointId.parse('a'),
      from: openedAt,
      to: closedAt,
      present: false,
    };
    expect(correctionWords(t, { correction }, { nameOf: () => 'Xã Hòa Bình', times })).toBe(
      'Xã Hòa Bình không có mặt 08:02:03–09:30:00.',
    );
  });
});
