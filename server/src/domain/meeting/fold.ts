import type { Instant } from '@diem-cau/shared';
import type { MeetingEvent, MeetingEventOf, StampedEvent } from './events.ts';
import type { Meeting } from './meeting.ts';
import { unchanged, type Fold, type Moment } from './topic.ts';
import { topics } from './topics.ts';

type EventType = MeetingEvent['type'];

/** The folds of a topic as one table over all kinds of facts; those that do not concern it are missing. */
interface Following<State> {
  readonly folds: { readonly [Type in EventType]?: Fold<State, Type> };
}

const foldOf = <State, Type extends EventType>({ folds }: Following<State>, type: Type): Fold<State, Type> => {
  const fold: Fold<State, Type> | undefined = folds[type];
  return fold ?? unchanged;
};

const opened = (opening: MeetingEventOf<'meetingOpened'>, at: Instant): Meeting => ({
  meetingId: opening.meetingId,
  seq: 1,
  course: topics.course.initial(opening, at),
  seats: topics.seats.initial(opening, at),
  microphones: topics.microphones.initial(opening, at),
  sources: topics.sources.initial(opening, at),
  speaker: topics.speaker.initial(opening, at),
  stage: topics.stage.initial(opening, at),
  links: topics.links.initial(opening, at),
  parts: topics.parts.initial(opening, at),
  panels: topics.panels.initial(opening, at),
  leading: topics.leading.initial(opening, at),
  lock: topics.lock.initial(opening, at),
  plan: topics.plan.initial(opening, at),
  debriefing: topics.debriefing.initial(opening, at),
  floor: topics.floor.initial(opening, at),
  speakers: topics.speakers.initial(opening, at),
  roll: topics.roll.initial(opening, at),
  rings: topics.rings.initial(opening, at),
  ready: topics.ready.initial(opening, at),
  checkpoints: topics.checkpoints.initial(opening, at),
  receipts: topics.receipts.initial(opening, at),
  messages: topics.messages.initial(opening, at),
  reports: topics.reports.initial(opening, at),
  troubles: topics.troubles.initial(opening, at),
  outages: topics.outages.initial(opening, at),
  ladder: topics.ladder.initial(opening, at),
  rungs: topics.rungs.initial(opening, at),
  duplex: topics.duplex.initial(opening, at),
  recording: topics.recording.initial(opening, at),
});

/** Folds one more event; null stands for a meeting that has not been opened. Pure and total. */
export const applyEvent = (meeting: Meeting | null, { seq, at, event }: StampedEvent): Meeting | null => {
  if (event.type === 'meetingOpened') return opened(event, at);
  if (meeting === null) return null;
  const moment: Moment = { at, before: meeting };
  const next = <State>(topic: Following<State>, state: State): State => foldOf(topic, event.type)(state, event, moment);
  return {
    meetingId: meeting.meetingId,
    seq,
    course: next(topics.course, meeting.course),
    seats: next(topics.seats, meeting.seats),
    microphones: next(topics.microphones, meeting.microphones),
    sources: next(topics.sources, meeting.sources),
    speaker: next(topics.speaker, meeting.speaker),
    stage: next(topics.stage, meeting.stage),
    links: next(topics.links, meeting.links),
    parts: next(topics.parts, meeting.parts),
    panels: next(topics.panels, meeting.panels),
    leading: next(topics.leading, meeting.leading),
    lock: next(topics.lock, meeting.lock),
    plan: next(topics.plan, meeting.plan),
    debriefing: next(topics.debriefing, meeting.debriefing),
    floor: next(topics.floor, meeting.floor),
    speakers: next(topics.speakers, meeting.speakers),
    roll: next(topics.roll, meeting.roll),
    rings: next(topics.rings, meeting.rings),
    ready: next(topics.ready, meeting.ready),
    checkpoints: next(topics.checkpoints, meeting.checkpoints),
    receipts: next(topics.receipts, meeting.receipts),
    messages: next(topics.messages, meeting.messages),
    reports: next(topics.reports, meeting.reports),
    troubles: next(topics.troubles, meeting.troubles),
    outages: next(topics.outages, meeting.outages),
    ladder: next(topics.ladder, meeting.ladder),
    rungs: next(topics.rungs, meeting.rungs),
    duplex: next(topics.duplex, meeting.duplex),
    recording: next(topics.recording, meeting.recording),
  };
};

/** Folds a meeting's whole record; null when it does not begin with an opening. */
export const foldMeeting = (events: readonly StampedEvent[]): Meeting | null =>
  events.reduce<Meeting | null>(applyEvent, null);
