import { Refusal, type Instant } from '@diem-cau/shared';
import type { MeetingEvent, StampedEvent } from '../../domain/meeting/events.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { applyEvent } from '../../domain/meeting/fold.ts';

/** A decision of the domain: what would happen to this meeting at this instant; throws a Refusal when it may not. */
export type Decide = (meeting: Meeting, at: Instant) => readonly MeetingEvent[];

/** A fact that was seen: it cannot be refused. */
export interface SeenFact {
  /** What was seen, for the log. */
  readonly name: string;
  readonly decide: Decide;
  readonly at: Instant;
}

/** Numbers and times events that follow the meeting's last one. */
export const stamp = (lastSeq: number, events: readonly MeetingEvent[], at: Instant): StampedEvent[] =>
  events.map((event, index) => ({ seq: lastSeq + 1 + index, at, event }));

/** What may come on the record, all or nothing. */
export interface Change {
  readonly events: readonly StampedEvent[];
  /** The meeting once they are there. */
  readonly next: Meeting;
  /** The facts that are dealt with then; none for a decision that may be refused. */
  readonly facts: readonly SeenFact[];
  /** Of these, what met a bug and has no events. */
  readonly misfits: readonly { readonly fact: SeenFact; readonly error: unknown }[];
}

/**
 * The change by a decision. Throws its Refusal; whatever else is thrown is a bug, also one of the fold: what can't be folded must not come
 * on the record.
 */
export const changeBy = (meeting: Meeting, decide: Decide, at: Instant): Change => {
  const events = stamp(meeting.seq, decide(meeting, at), at);
  const next = events.reduce((before, event) => applyEvent(before, event) ?? before, meeting);
  return { events, next, facts: [], misfits: [] };
};

/**
 * The change by facts together, each decided behind the one before. One that the meeting has no place for any more (it was closed
 * meanwhile) is no fact of this meeting and adds nothing.
 */
export const changeBySeen = (meeting: Meeting, facts: readonly SeenFact[]): Change => {
  const events: StampedEvent[] = [];
  const misfits: Change['misfits'][number][] = [];
  let next = meeting;
  for (const fact of facts)
    try {
      const change = changeBy(next, fact.decide, fact.at);
      events.push(...change.events);
      next = change.next;
    } catch (error) {
      if (!(error instanceof Refusal)) misfits.push({ fact, error });
    }
  return { events, next, facts, misfits };
};
