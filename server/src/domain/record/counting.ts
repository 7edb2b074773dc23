import type { MeetingType, NotCounted } from '@diem-cau/shared';
import type { AttendanceLog } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { meetingTime } from './presence.ts';
import { common, lengthMs, measure, type Span } from '../kit/spans.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** How long host and another endpoint must have been there together where no line of the parameter table says it, minutes. */
export const usualLeastTogetherMinutes = 5;

/** Why somebody said that a meeting counts in no report; null where nobody did, or took it back. The last word counts. */
export const leftOutBecause = (book: readonly StampedFact<BookFact>[]): string | null =>
  book.reduce<string | null>((before, { fact }) => {
    if (fact.type !== 'recordCorrected' || fact.correction.what !== 'counting') return before;
    return fact.correction.counts ? null : fact.reason;
  }, null);

/**
 * The longest for which the host and one other endpoint were there together, in milliseconds without breaks; any two endpoints where none
 * leads.
 */
export const togetherMs = (log: AttendanceLog, until: number): number => {
  const time = meetingTime(log, until);
  const places = log.endpoints.map(({ endpoint, stretches }) => {
    const there = common(
      time,
      stretches.map(({ from, to }): Span => ({ from, to: to ?? until })),
    );
    return { leads: endpoint.leads, there, length: lengthMs(there) };
  });
  const leading = places.filter(({ leads }) => leads);
  let longest = 0;
  for (const host of leading.length === 0 ? places : leading) {
    const withHost = measure(host.there);
    for (const other of places) {
      // No two are together for longer than either is there: of 66 endpoints of which none leads, few pairs are left to be looked at.
      if (other === host || Math.min(host.length, other.length) <= longest) continue;
      longest = Math.max(
        longest,
        other.there.reduce((total, span) => total + withHost(span), 0),
      );
    }
  }
  return longest;
};

/** What says whether a meeting counts. */
export interface Counting {
  readonly type: MeetingType;
  readonly leftOut: string | null;
  readonly togetherMs: number;
  /** People online by the confirmed rolls: outside the host's room. */
  readonly online: number;
}

/**
 * Why a meeting counts nowhere, null where it does: one that was a test, one that somebody left out, and one that was not held, for host
 * and another endpoint were hardly there together and no roll has anybody outside the host's room.
 */
export const whyNotCounted = (meeting: Counting, leastTogetherMinutes: number): NotCounted | null => {
  if (meeting.type === 'hop-thu') return 'test';
  if (meeting.leftOut !== null) return 'left-out';
  const held = meeting.togetherMs >= leastTogetherMinutes * 60_000 && meeting.togetherMs > 0;
  return held || meeting.online > 0 ? null : 'not-held';
};
