import type { MeetingEvent } from './events.ts';

const talk: ReadonlySet<MeetingEvent['type']> = new Set([
  'speakerChanged',
  'linkGraded',
  'rungChanged',
  'microphoneOpened',
  'microphoneClosed',
  'sendingStarted',
  'sendingStopped',
  'troubleBegan',
  'troubleEnded',
  'mediaOutageBegan',
  'mediaOutageEnded',
]);

/** Whether a fact is of the many that come and go within minutes: who speaks, what is sent and what is wrong with it, how a line is, when media stay away. A new kind of fact is none. */
export const isTalk = ({ type }: MeetingEvent): boolean => talk.has(type);
