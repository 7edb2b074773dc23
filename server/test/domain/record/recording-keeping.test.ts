import { AccountId, meetingPolicies, type Instant, type MeetingPolicy } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { keepingOf } from '../../../src/domain/record/recording-keeping.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';

const dayMs = 86_400_000;
const closedAt = 1_700_000_000_000;
const actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' } as const;

const meeting = (
  policy: MeetingPolicy,
  phase: 'running' | 'closed' = 'closed',
  clockAheadMs = 0,
): Pick<Meeting, 'course'> => ({
  course: {
    ...{ title: 'Họp', type: 'giao-ban', policy, openedAt: closedAt - 3_600_000, scheduledAt: null },
    ...{
      phase: { phase, since: closedAt },
      maxEndpoints: 20,
      touchedAt: closedAt,
      countedFrom: closedAt,
      clockAheadMs,
    },
  },
});
const begun = closedAt - 1_800_000;
const { 'giao-ban': weekly, 'hop-thu': trial } = meetingPolicies;
const decision = (keep: boolean): BookFact => ({ type: 'recordingKeepingDecided', keep, reason: 'thanh tra', actor });
const bookOf = (...facts: BookFact[]): { at: Instant; fact: BookFact }[] =>
  facts.map((fact, index) => ({ at: closedAt + index, fact }));

describe('how long a recording is kept', () => {
  it('is what its type of meeting says, from the closing on', () => {
    expect(keepingOf(meeting(weekly), [], begun)).toEqual({ days: 90, until: closedAt + 90 * dayMs, decided: null });
    expect(keepingOf(meeting(trial), [], begun).until).toBe(closedAt + 7 * dayMs);
    expect(keepingOf(meeting({ ...weekly, recordingDays: null }), [], begun)).toMatchObject({
      days: null,
      until: null,
    });
  });

  it('counts from the later hour where the clock was set during the meeting: nothing goes too early', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40 * 365 * dayMs, max: 40 * 365 * dayMs }), (aheadMs) => {
        const { until } = keepingOf(meeting(weekly, 'closed', aheadMs), [], begun);
        expect(until).toBe(Math.max(closedAt, closedAt + aheadMs) + 90 * dayMs);
      }),
    );
  });

  it('is ninety days for records whose policy does not know it', () => {
    const { recordingDays: _, ...before } = weekly;
    expect(keepingOf(meeting(before), [], begun).days).toBe(90);
  });

  it('has no end while the meeting goes on, where nothing was recorded, and once it was deleted', () => {
    expect(keepingOf(meeting(weekly, 'running'), [], begun).until).toBeNull();
    expect(keepingOf(meeting(weekly), [], null).until).toBeNull();
    expect(keepingOf(meeting(weekly), bookOf({ type: 'recordingDeleted', actor }), begun).until).toBeNull();
  });

  it('is what was decided last, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), (decisions) => {
        const keeping = keepingOf(meeting(weekly), bookOf(...decisions.map(decision)), begun);
        const keep = decisions.at(-1) === true;
        expect(keeping.until === null).toBe(keep);
        expect(keeping.decided).toEqual({
          ...{ keep, reason: 'thanh tra', by: 'Nguyễn Văn An', at: closedAt + decisions.length - 1 },
        });
      }),
    );
  });
});
