import { checkpoints } from './checkpoints/topic.ts';
import { course } from './course/topic.ts';
import type { MeetingEvent, MeetingEventOf, TopicName } from './events.ts';
import { debriefing } from './debriefing/topic.ts';
import { floor } from './floor/topic.ts';
import { ladder } from './ladder/topic.ts';
import { leading } from './leading/topic.ts';
import { duplex } from './duplex/topic.ts';
import { links } from './links/topic.ts';
import { lock } from './lock/topic.ts';
import type { Meeting } from './meeting.ts';
import { messages } from './messages/topic.ts';
import { microphones } from './microphones/topic.ts';
import { outages } from './outages/topic.ts';
import { panels } from './panels/topic.ts';
import { parts } from './parts/topic.ts';
import { receipts } from './receipts/topic.ts';
import { recording } from './recording/topic.ts';
import { reports } from './reports/topic.ts';
import { seats } from './seats/topic.ts';
import { plan } from './plan/topic.ts';
import { ready } from './ready/topic.ts';
import { rings } from './rings/topic.ts';
import { roll } from './roll/topic.ts';
import { rungs } from './rungs/topic.ts';
import { sources } from './sources/topic.ts';
import { speaker } from './speaker/topic.ts';
import { speakers } from './speakers/topic.ts';
import { stage } from './stage/topic.ts';
import type { Due, StoryLine } from './topic.ts';
import { troubles } from './troubles/topic.ts';

/** The one table of topics. Facts (`events.ts`), state (`meeting.ts`) and views (`view.ts`) are merged of the same names, or do not compile. */
export const topics = {
  course,
  seats,
  microphones,
  sources,
  speaker,
  stage,
  links,
  parts,
  panels,
  leading,
  lock,
  debriefing,
  floor,
  speakers,
  roll,
  rings,
  plan,
  ready,
  checkpoints,
  receipts,
  messages,
  reports,
  troubles,
  outages,
  ladder,
  rungs,
  duplex,
  recording,
} as const satisfies Record<TopicName, unknown>;

/** Each kind of fact with the line that its topic has for it. */
const lines: { readonly [Type in MeetingEvent['type']]: (fact: MeetingEventOf<Type>) => StoryLine } = {
  ...topics.course.lines,
  ...topics.seats.lines,
  ...topics.microphones.lines,
  ...topics.sources.lines,
  ...topics.speaker.lines,
  ...topics.stage.lines,
  ...topics.links.lines,
  ...topics.parts.lines,
  ...topics.panels.lines,
  ...topics.leading.lines,
  ...topics.lock.lines,
  ...topics.debriefing.lines,
  ...topics.floor.lines,
  ...topics.speakers.lines,
  ...topics.roll.lines,
  ...topics.rings.lines,
  ...topics.plan.lines,
  ...topics.ready.lines,
  ...topics.checkpoints.lines,
  ...topics.receipts.lines,
  ...topics.messages.lines,
  ...topics.reports.lines,
  ...topics.troubles.lines,
  ...topics.outages.lines,
  ...topics.ladder.lines,
  ...topics.rungs.lines,
  ...topics.duplex.lines,
  ...topics.recording.lines,
};

const lineBy = <Type extends MeetingEvent['type']>(type: Type, event: MeetingEventOf<Type>): StoryLine => {
  const line: (fact: MeetingEventOf<Type>) => StoryLine = lines[type];
  return line(event);
};

/** What the story says of an event. */
export const storyLine = (event: MeetingEvent): StoryLine => lineBy(event.type, event);

/** What falls due by itself as the meeting stands. */
export const dues = (meeting: Meeting): readonly Due[] =>
  Object.values(topics).flatMap((topic) => ('due' in topic ? (topic.due?.(meeting) ?? []) : []));
