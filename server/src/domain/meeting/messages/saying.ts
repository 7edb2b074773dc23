import {
  Refusal,
  messageStandsSeconds,
  mostMessages,
  mostMessagesRead,
  type ConductorWords,
  type EndpointId,
  type EndpointWords,
  type Instant,
  type Message,
  type MessageId,
  type ResultOf,
} from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentSeat } from '../seats/seating.ts';
import type { Due } from '../topic.ts';
import { standingOf } from './state.ts';

/** The same words to all within so many milliseconds are said once: two people who pressed for the same, or one whose finger slipped. */
const onePressMs = 3_000;

const sameWords = (a: Message['words'], b: Message['words']): boolean =>
  a.says === 'phrase' ? b.says === 'phrase' && a.phrase === b.phrase : b.says === 'text' && a.text === b.text;

const endpointOf = (actor: Actor): EndpointId | null => (actor.by === 'endpoint' ? actor.endpointId : null);

/** Who leads says something to all; nothing where that was said already, by this asking or just now. Refuses with `messages-full`. */
export const tellAll = (
  meeting: Meeting,
  { messageId, words }: { readonly messageId: MessageId; readonly words: ConductorWords },
  now: Instant,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  const told = meeting.messages.all.filter(({ to }) => to === 'all');
  const last = told.at(-1);
  const justSaid = last !== undefined && sameWords(last.words, words) && Math.abs(now - last.at) < onePressMs;
  if (justSaid || told.some((each) => each.messageId === messageId && each.from === endpointOf(actor))) return [];
  if (told.length >= mostMessages.toAll) throw new Refusal('messages-full');
  return [{ type: 'messageTold', messageId, words, actor }];
};

/**
 * An endpoint that is there says something to whoever conducts; nothing where it said so already. Refuses with `not-in-meeting`,
 * `messages-full`, with `forbidden` the one that leads.
 */
export const sendMessage = (
  meeting: Meeting,
  endpointId: EndpointId,
  { messageId, words }: { readonly messageId: MessageId; readonly words: EndpointWords },
  actor: Actor,
): MeetingEvent[] => {
  if (presentSeat(meeting, endpointId).endpoint.leads) throw new Refusal('forbidden');
  const sent = meeting.messages.all.filter(({ to }) => to === 'conductors');
  const own = sent.filter(({ from }) => from === endpointId);
  const standing = standingOf(meeting.messages, endpointId);
  if (own.some((each) => each.messageId === messageId)) return [];
  if (standing !== null && sameWords(standing.words, words)) return [];
  if (own.length >= mostMessages.ofOne || sent.length >= mostMessages.ofEndpoints) throw new Refusal('messages-full');
  return [{ type: 'messageSent', messageId, endpointId, words, actor }];
};

/** Whoever conducts dealt with what an endpoint said; nothing where it stands no more. Refuses with `not-found` what was never said. */
export const settleMessage = (
  meeting: Meeting,
  { endpointId, messageId }: { readonly endpointId: EndpointId; readonly messageId: MessageId },
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  const { messages } = meeting;
  const isIt = (each: Message): boolean =>
    each.to === 'conductors' && each.messageId === messageId && each.from === endpointId;
  if (!messages.all.some(isIt)) throw new Refusal('not-found');
  return standingOf(messages, endpointId)?.messageId === messageId
    ? [{ type: 'messageSettled', messageId, endpointId, cause: 'answered', actor }]
    : [];
};

/** What nobody has dealt with stands no more after a while. */
export const messagesDue = ({ messages }: Meeting): readonly Due[] =>
  [...messages.last.keys()].flatMap((endpointId) => {
    const standing = standingOf(messages, endpointId);
    if (standing === null) return [];
    const { messageId, at } = standing;
    return {
      name: 'what an endpoint said stands no more',
      at: at + messageStandsSeconds * 1000,
      decide: (now: Meeting): MeetingEvent[] =>
        standingOf(now.messages, endpointId)?.messageId === messageId
          ? [{ type: 'messageSettled', messageId, endpointId, cause: 'lapsed', actor: { by: 'hub' } }]
          : [],
    };
  });

/** The latest messages before a number, or of all: for an endpoint those to all and its own, for null (whoever conducts or watches) each. */
export const readMessages = (
  { messages: { all } }: Meeting,
  reader: EndpointId | null,
  before: number | null,
): ResultOf<'messages.read'> => {
  const readable = all.filter(
    ({ to, from, number }) =>
      (reader === null || to === 'all' || from === reader) && (before === null || number < before),
  );
  return { messages: readable.slice(-mostMessagesRead), earlier: readable.length > mostMessagesRead };
};
