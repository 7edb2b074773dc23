import type { Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { checkpointFacts } from './checkpoints/facts.ts';
import { courseFacts } from './course/facts.ts';
import { debriefingFacts } from './debriefing/facts.ts';
import { floorFacts } from './floor/facts.ts';
import { leadingFacts } from './leading/facts.ts';
import { ladderFacts } from './ladder/facts.ts';
import { duplexFacts } from './duplex/facts.ts';
import { linkFacts } from './links/facts.ts';
import { lockFacts } from './lock/facts.ts';
import { messageFacts } from './messages/facts.ts';
import { microphoneFacts } from './microphones/facts.ts';
import { outageFacts } from './outages/facts.ts';
import { panelFacts } from './panels/facts.ts';
import { partFacts } from './parts/facts.ts';
import { planFacts } from './plan/facts.ts';
import { ringFacts } from './rings/facts.ts';
import { readyFacts } from './ready/facts.ts';
import { rollFacts } from './roll/facts.ts';
import { recordingFacts } from './recording/facts.ts';
import { receiptFacts } from './receipts/facts.ts';
import { reportFacts } from './reports/facts.ts';
import { rungFacts } from './rungs/facts.ts';
import { seatFacts } from './seats/facts.ts';
import { sourceFacts } from './sources/facts.ts';
import { speakerFacts } from './speaker/facts.ts';
import { speakersFacts } from './speakers/facts.ts';
import { stageFacts } from './stage/facts.ts';
import { troubleFacts } from './troubles/facts.ts';

/** The facts of each topic, as they are written and read. */
export const factSchemas = {
  course: courseFacts,
  seats: seatFacts,
  microphones: microphoneFacts,
  sources: sourceFacts,
  speaker: speakerFacts,
  stage: stageFacts,
  links: linkFacts,
  parts: partFacts,
  panels: panelFacts,
  leading: leadingFacts,
  lock: lockFacts,
  plan: planFacts,
  debriefing: debriefingFacts,
  floor: floorFacts,
  speakers: speakersFacts,
  roll: rollFacts,
  rings: ringFacts,
  ready: readyFacts,
  checkpoints: checkpointFacts,
  receipts: receiptFacts,
  messages: messageFacts,
  reports: reportFacts,
  troubles: troubleFacts,
  outages: outageFacts,
  ladder: ladderFacts,
  rungs: rungFacts,
  duplex: duplexFacts,
  recording: recordingFacts,
} as const;
type Facts = typeof factSchemas;

/** The topics of which a meeting is made. */
export type TopicName = keyof Facts;

/** The facts of one topic, or of several. */
export type FactOf<Name extends TopicName> = z.infer<Facts[Name][number]>;

/** What happened in a meeting. Facts, in the past tense; all else about a meeting is derived from them. */
export const MeetingEvent = z.discriminatedUnion('type', [
  ...factSchemas.course,
  ...factSchemas.seats,
  ...factSchemas.microphones,
  ...factSchemas.sources,
  ...factSchemas.speaker,
  ...factSchemas.stage,
  ...factSchemas.links,
  ...factSchemas.parts,
  ...factSchemas.panels,
  ...factSchemas.leading,
  ...factSchemas.lock,
  ...factSchemas.plan,
  ...factSchemas.debriefing,
  ...factSchemas.floor,
  ...factSchemas.speakers,
  ...factSchemas.roll,
  ...factSchemas.rings,
  ...factSchemas.ready,
  ...factSchemas.checkpoints,
  ...factSchemas.receipts,
  ...factSchemas.messages,
  ...factSchemas.reports,
  ...factSchemas.troubles,
  ...factSchemas.outages,
  ...factSchemas.ladder,
  ...factSchemas.rungs,
  ...factSchemas.duplex,
  ...factSchemas.recording,
]);
export type MeetingEvent = FactOf<TopicName>;
export type MeetingEventOf<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;

const typesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(factSchemas).map(([name, schemas]) => [name, new Set(schemas.map(({ shape }) => shape.type.value))]),
);

/** Whether an event is a fact of one of these topics: who reads the record names the topics that concern it, and thinks of each of their facts. */
export const isFactOf = <Name extends TopicName>(
  event: MeetingEvent,
  ...names: readonly Name[]
): event is Extract<MeetingEvent, FactOf<Name>> => names.some((name) => typesOf.get(name)?.has(event.type) === true);

/** An event as it stands in the archive: its number in the meeting (from 1, without gaps) and its time. */
export interface StampedEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly event: MeetingEvent;
}
