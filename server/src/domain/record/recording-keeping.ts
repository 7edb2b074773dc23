import { recordingDays, type Instant, type RecordingKeeping } from '@diem-cau/shared';
import { actorName } from '../kit/actor.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { BookFact } from './book-fact.ts';

const dayMs = 86_400_000;

/**
 * How long the recording of a meeting is kept, by the rule of its type and by what was decided since; `from` is when it was begun, null where it never was. Where the clock
 * was set ahead during the meeting, its own time stayed behind: the days count from the later of both.
 */
export const keepingOf = (
  { course: { policy, phase, clockAheadMs } }: Pick<Meeting, 'course'>,
  book: readonly { readonly at: Instant; readonly fact: BookFact }[],
  from: Instant | null,
): RecordingKeeping => {
  const days = policy.recordingDays === undefined ? recordingDays : policy.recordingDays;
  let decided: RecordingKeeping['decided'] = null;
  let deleted = false;
  for (const { at, fact } of book) {
    if (fact.type === 'recordingKeepingDecided')
      decided = { keep: fact.keep, reason: fact.reason, at, by: actorName(fact.actor) };
    deleted ||= fact.type === 'recordingDeleted';
  }
  const goes = from !== null && phase.phase === 'closed' && !deleted && decided?.keep !== true && days !== null;
  return { days, until: goes ? phase.since + Math.max(0, clockAheadMs) + days * dayMs : null, decided };
};
