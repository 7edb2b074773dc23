import type { MeetingEvent } from './events.ts';

const talk: ReadonlySet<MeetingEvent['type']> = new Set([
  'speakerChanged',
  'linkGraded',
  'microphoneOpened',
  'microphoneClosed',
  'sendingStarted',
  'sendingStopped',
  'troubleBegan',
  'troubleEnded',
]);

/** Whether a fact is of the many that come and go within minutes: who speaks, what is sent and what is wrong with it, how a line is. A new kind of fact is none. */
export const isTalk = ({ type }: MeetingEvent): boolean => talk.has(type);
