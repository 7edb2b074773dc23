import { AccountId, Refusal, type Correction } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { correctedBy, correctedLog } from '../../../src/domain/record/corrected-log.ts';
import { checkCorrection, correctionHistory } from '../../../src/domain/record/corrections.ts';
import { durationMs, presence, presenceOf } from '../../../src/domain/record/presence.ts';
import { chair, clock, district, hoaBinh, minutes, recorded, yenLo } from './recorded-meetings.ts';

const { endpointId } = hoaBinh;
const log = attendanceLog(
  recorded([
    ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
    ['08:10:00', { type: 'endpointJoined', endpointId }],
    ['08:30:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
    ['08:50:00', { type: 'endpointResumed', endpointId }],
    ['10:00:00', { type: 'meetingClosed', actor: chair }],
  ]),
);
if (log === null) throw new Error('the meeting was opened');
const now = clock('12:00:00');
const presentOf = (seen: typeof log): number =>
  presence(seen, now).find((each) => each.endpointId === endpointId)?.presentMs ?? -1;
const fact = (correction: Correction): BookFact => ({
  type: 'recordCorrected',
  correction,
  reason: 'Chủ trì quên bấm kết thúc',
  actor: { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' },
});
const corrected = (...corrections: readonly Correction[]): typeof log => correctedBy(log, corrections);
const there = (from: string, to: string, present: boolean, who = endpointId): Correction => ({
  what: 'presence',
  endpointId: who,
  from: clock(from),
  to: clock(to),
  present,
});

describe('a correction', () => {
  test('of the closing ends the meeting and everybody’s presence with it, and a later word takes it back', () => {
    const toNine: Correction = { what: 'closing', at: clock('09:00:00') };
    const earlier = corrected(toNine);
    expect(durationMs(earlier, now)).toBe(minutes(60));
    expect(presentOf(earlier)).toBe(minutes(30));
    const back = corrected(toNine, { what: 'closing', at: clock('10:00:00') });
    expect(durationMs(back, now)).toBe(durationMs(log, now));
    expect(presentOf(back)).toBe(presentOf(log));
  });

  test('of the opening moves since when everybody was expected', () => {
    const later = corrected({ what: 'opening', at: clock('08:10:00') });
    expect(durationMs(later, now)).toBe(minutes(110));
    expect(presence(later, now).find((each) => each.endpointId === endpointId)?.lateMs).toBe(0);
  });

  test('of the opening leaves out who had gone by then, and a drop-out before it', () => {
    const after = corrected({ what: 'opening', at: clock('08:40:00') });
    expect(presence(after, now).find((each) => each.endpointId === endpointId)).toMatchObject({
      dropOuts: 0,
      absentMs: minutes(10),
      lateMs: minutes(10),
    });
    const gone = corrected(there('08:50:00', '10:00:00', false), { what: 'opening', at: clock('08:40:00') });
    expect(gone.endpoints.find(({ endpoint }) => endpoint.endpointId === endpointId)?.stretches).toEqual([]);
  });

  test.each<[string, Correction, Correction]>([
    ['closing', { what: 'closing', at: clock('08:20:00') }, { what: 'closing', at: clock('10:00:00') }],
    ['opening', { what: 'opening', at: clock('08:55:00') }, { what: 'opening', at: clock('08:00:00') }],
  ])('of the %s that is taken back leaves everything as the machine saw it', (_, wrong, right) => {
    expect(presence(corrected(wrong), now)).not.toEqual(presence(log, now));
    expect(presence(corrected(wrong, right), now)).toEqual(presence(log, now));
  });

  test('of a presence holds in a meeting that turns out to have been longer or shorter', () => {
    const until = (at: string): Correction => ({ what: 'closing', at: clock(at) });
    expect(presentOf(corrected(until('11:00:00'), there('10:30:00', '11:00:00', false)))).toBe(
      presentOf(log) + minutes(30),
    );
    expect(presentOf(corrected(until('11:00:00'), there('10:30:00', '11:00:00', true), until('09:00:00')))).toBe(
      minutes(30),
    );
  });

  test('of a break takes its time out, of a presence fills a drop-out or cuts a hole', () => {
    expect(durationMs(corrected({ what: 'break', from: clock('09:00:00'), to: clock('09:15:00') }), now)).toBe(
      minutes(105),
    );
    const filled = corrected(there('08:30:00', '08:50:00', true));
    expect(presence(filled, now).find((each) => each.endpointId === endpointId)).toMatchObject({
      presentMs: minutes(110),
      dropOuts: 0,
    });
    expect(presentOf(corrected(there('09:00:00', '09:10:00', false)))).toBe(presentOf(log) - minutes(10));
    expect(presentOf(corrected(there('08:00:00', '10:00:00', false)))).toBe(0);
  });

  test.each<[string, Correction, string]>([
    ['a closing before the opening', { what: 'closing', at: clock('07:00:00') }, 'bad-correction'],
    ['a closing in the future', { what: 'closing', at: clock('13:00:00') }, 'bad-correction'],
    ['an opening after the closing', { what: 'opening', at: clock('10:00:00') }, 'bad-correction'],
    ['an opening of another day', { what: 'opening', at: clock('08:00:00') - minutes(24 * 60) - 1 }, 'bad-correction'],
    ['a reversed break', { what: 'break', from: clock('09:10:00'), to: clock('09:00:00') }, 'bad-correction'],
    ['a break outside', { what: 'break', from: clock('07:50:00'), to: clock('08:10:00') }, 'bad-correction'],
    ['a presence after the end', there('09:50:00', '10:10:00', true), 'bad-correction'],
    ['a stranger', there('09:00:00', '09:10:00', true, yenLo.endpointId), 'not-found'],
  ])('with %s is refused', (_, correction, code) => {
    expect(() => checkCorrection(log, correction, now, log)).toThrow(expect.objectContaining({ code }));
  });

  test('of a closing that was forgotten leaves no break and no standstill of the night', () => {
    const forgotten = attendanceLog(
      recorded([
        ['08:00:00', { type: 'endpointJoined', endpointId }],
        ['09:00:00', { type: 'breakStarted', actor: chair }],
        ['09:15:00', { type: 'breakEnded', actor: chair }],
        ['09:50:00', { type: 'breakStarted', actor: chair }],
        ['11:00:00', { type: 'hubReturned', downSince: clock('10:30:00') }],
        ['11:30:00', { type: 'breakEnded', actor: chair }],
        ['11:40:00', { type: 'meetingClosed', actor: chair }],
      ]),
    );
    if (forgotten === null) throw new Error('the meeting was opened');
    const { breaks, hubGaps } = correctedBy(forgotten, [{ what: 'closing', at: clock('10:00:00') }]);
    expect(breaks).toEqual([
      { from: clock('09:00:00'), to: clock('09:15:00') },
      { from: clock('09:50:00'), to: clock('10:00:00') },
    ]);
    expect(hubGaps).toEqual([]);
    expect(correctedBy(forgotten, [{ what: 'opening', at: clock('09:10:00') }]).breaks[0]).toEqual({
      from: clock('09:10:00'),
      to: clock('09:15:00'),
    });
  });

  test('of the opening stays within a day of what the machine recorded, however often it is made', () => {
    const hours = (count: number): Correction => ({ what: 'opening', at: log.openedAt - count * minutes(60) });
    const moved = correctedBy(log, [hours(24)]);
    expect(() => checkCorrection(moved, hours(25), now, log)).toThrow(
      expect.objectContaining({ code: 'bad-correction' }),
    );
  });

  test('of the closing may go back as far as the opening, and on by a day at most, however often it is made', () => {
    const muchLater = log.openedAt + minutes(60 * 8000);
    const atHour = (hour: number): Correction => ({ what: 'closing', at: log.openedAt + minutes(60 * hour) });
    // One hour became 7,201 hours.
    expect(() => checkCorrection(log, atHour(7201), muchLater, log)).toThrow(
      expect.objectContaining({ code: 'bad-correction' }),
    );
    const moved = correctedBy(log, [atHour(26)]);
    expect(() => checkCorrection(log, atHour(26), muchLater, log)).not.toThrow();
    expect(() => checkCorrection(moved, atHour(27), muchLater, log)).toThrow(Refusal);
    const forgotten = { ...log, closedAt: log.openedAt + minutes(60 * 76) };
    expect(() => checkCorrection(forgotten, atHour(2), muchLater, forgotten)).not.toThrow();
  });

  test('of the opening to earlier, and of the closing to later, goes by one rule: who was there at that end was there', () => {
    const early: Correction = { what: 'opening', at: clock('07:30:00') };
    const late: Correction = { what: 'closing', at: clock('10:30:00') };
    const rows = presence(corrected(early, late), now);
    // The district was there from the first second to the last; Hòa Bình came ten minutes after the opening and stayed.
    expect(rows.find((each) => each.endpointId === district.endpointId)).toMatchObject({
      presentMs: minutes(180),
      absentMs: 0,
      lateMs: 0,
      leftEarlyMs: 0,
    });
    expect(rows.find((each) => each.endpointId === endpointId)).toMatchObject({
      lateMs: minutes(40),
      leftEarlyMs: 0,
      absentMs: minutes(60),
    });
    const slow = attendanceLog(
      recorded([
        ['08:03:00', { type: 'endpointJoined', endpointId }],
        ['10:00:00', { type: 'meetingClosed', actor: chair }],
      ]),
    );
    if (slow === null) throw new Error('the meeting was opened');
    // Three minutes after the recorded opening are three minutes after the corrected one.
    expect(presenceOf(correctedBy(slow, [early]), endpointId, now)).toMatchObject({
      presentMs: minutes(147),
      absentMs: minutes(3),
      lateMs: 0,
    });
  });

  test('of breaks that overlap, or overlap one that was recorded, makes one break', () => {
    const pause = (from: string, to: string): Correction => ({ what: 'break', from: clock(from), to: clock(to) });
    const { breaks } = corrected(
      pause('09:00:00', '09:20:00'),
      pause('09:10:00', '09:30:00'),
      pause('09:30:00', '09:35:00'),
      pause('08:50:00', '08:55:00'),
    );
    expect(breaks).toEqual([
      { from: clock('08:50:00'), to: clock('08:55:00') },
      { from: clock('09:00:00'), to: clock('09:35:00') },
    ]);
  });

  test('of the closing of a meeting that goes on is refused', () => {
    const open = { ...log, closedAt: null };
    expect(() => checkCorrection(open, { what: 'closing', at: clock('09:00:00') }, now, log)).toThrow(Refusal);
  });

  test('stands in the history with what was before and after, by whom and why', () => {
    const book = [
      { seq: 4, at: clock('11:00:00'), fact: fact({ what: 'closing', at: clock('09:00:00') }) },
      { seq: 5, at: clock('11:30:00'), fact: fact({ what: 'title', title: 'Giao ban đột xuất' }) },
    ];
    expect(correctionHistory(log, book, now)).toMatchObject([
      {
        seq: 4,
        by: 'Nguyễn Văn An',
        reason: 'Chủ trì quên bấm kết thúc',
        before: { durationMs: minutes(120) },
        after: { durationMs: minutes(60), title: 'Họp giao ban tháng 11' },
      },
      { seq: 5, before: { title: 'Họp giao ban tháng 11' }, after: { title: 'Giao ban đột xuất' } },
    ]);
    expect(correctedLog(log, book).opening.title).toBe('Giao ban đột xuất');
  });

  test('whatever is corrected, presence, absence and the hub’s time add up to the meeting since it was expected', () => {
    const at = fc.integer({ min: 0, max: 120 }).map((each) => clock('08:00:00') + minutes(each));
    const correction = fc.oneof(
      fc.record({ what: fc.constantFrom('opening' as const, 'closing' as const), at }),
      fc.record({ what: fc.constant('break' as const), from: at, to: at }),
      fc.record({
        what: fc.constant('presence' as const),
        endpointId: fc.constant(endpointId),
        from: at,
        to: at,
        present: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(correction, { maxLength: 8 }), (wishes) => {
        const made: Correction[] = [];
        for (const wish of wishes) {
          try {
            checkCorrection(correctedBy(log, made), wish, now, log);
            made.push(wish);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        }
        const after = correctedBy(log, made);
        for (const { presentMs, absentMs, hubMs } of presence(after, now)) {
          expect(Math.min(presentMs, absentMs, hubMs)).toBeGreaterThanOrEqual(0);
          expect(presentMs + absentMs + hubMs).toBe(durationMs(after, now));
        }
      }),
    );
  });
});
