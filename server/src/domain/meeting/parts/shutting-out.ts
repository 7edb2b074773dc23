import type { AccountId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';

/** A person who has a part in a meeting, by the names of the moment in which that was given. */
interface Person {
  readonly accountId: AccountId;
  readonly name: string;
}

/** Who has a part in a meeting by an account: its secretary, who was named to lead in the chair's place, and who does. */
export const personsIn = ({ parts: { secretary }, leading: { named, acting } }: Meeting): readonly Person[] => {
  const deputies = [named, acting?.deputy].flatMap((deputy) => (deputy?.of === 'account' ? [deputy] : []));
  return secretary === null ? deputies : [secretary, ...deputies];
};

/** An account was locked: it has no part any more, and the lead goes back where it had that; nothing for who has none. */
export const shutOutPerson = (meeting: Meeting, accountId: AccountId, actor: Actor): MeetingEvent[] => {
  if (meeting.course.phase.phase === 'closed') return [];
  const person = personsIn(meeting).find((each) => each.accountId === accountId);
  if (person === undefined) return [];
  const deputy = meeting.leading.acting?.deputy;
  const led = deputy?.of === 'account' && deputy.accountId === accountId;
  return [
    { type: 'personShutOut', accountId, name: person.name, actor },
    ...(led ? [{ type: 'leadReturned', cause: 'shut-out', actor } as const] : []),
  ];
};
