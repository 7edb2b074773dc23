import { z } from 'zod';
import { EndpointId, MessageId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

/** What an endpoint says by one press, ready-made. The names stand in records: never another one. */
export const EndpointPhrase = z.enum([
  'cannot-hear',
  'cannot-see',
  'please-repeat',
  'understood',
  'need-break',
  'please-call',
]);
export type EndpointPhrase = z.infer<typeof EndpointPhrase>;

/** What whoever conducts says to all by one press, ready-made. The names stand in records: never another one. */
export const ConductorPhrase = z.enum([
  'microphones-off',
  'prepare-report',
  'come-closer',
  'break-ten',
  'going-on',
  'see-documents',
]);
export type ConductorPhrase = z.infer<typeof ConductorPhrase>;

/** A message of one's own has so many characters at most. */
export const longestMessage = 200;

const text = z.strictObject({ says: z.literal('text'), text: Line(1, longestMessage) });
/** What an endpoint says to whoever conducts: a phrase, or a line of its own. */
export const EndpointWords = z.discriminatedUnion('says', [
  z.strictObject({ says: z.literal('phrase'), phrase: EndpointPhrase }),
  text,
]);
export type EndpointWords = z.infer<typeof EndpointWords>;
/** What whoever conducts says to all: a phrase, or a line of its own. */
export const ConductorWords = z.discriminatedUnion('says', [
  z.strictObject({ says: z.literal('phrase'), phrase: ConductorPhrase }),
  text,
]);
export type ConductorWords = z.infer<typeof ConductorWords>;

/** What an endpoint said stands on its tile for so long, in seconds, where nobody deals with it. */
export const messageStandsSeconds = 120;
/** So many messages of one endpoint, and of all endpoints together, are kept of a meeting, and so many to all. */
export const mostMessages = { ofOne: 100, ofEndpoints: 2_000, toAll: 500 } as const;
/** So many of the last stand in the view; earlier ones are read when somebody wants to. */
export const mostMessagesShown = 3;
/** So many are read at once. */
export const mostMessagesRead = 50;

/** How a message of an endpoint was dealt with: by a press of whoever conducts, or by nobody while it stood. */
export const SettledMessage = z.strictObject({ cause: z.enum(['answered', 'lapsed']), at: Instant });
export type SettledMessage = z.infer<typeof SettledMessage>;

const said = {
  /** Counted from 1 over all of the meeting. */
  number: z.int().positive(),
  messageId: MessageId,
  at: Instant,
};

/** A message as it is read: of an endpoint to whoever conducts, or to all by whoever conducts, from an endpoint or, for null, from a desk. */
export const Message = z.discriminatedUnion('to', [
  z.strictObject({
    ...said,
    to: z.literal('conductors'),
    from: EndpointId,
    words: EndpointWords,
    /** Null as long as it stands, and where a later one of the same endpoint took its place. */
    settled: SettledMessage.nullable(),
  }),
  z.strictObject({ ...said, to: z.literal('all'), from: EndpointId.nullable(), words: ConductorWords }),
]);
export type Message = z.infer<typeof Message>;

/** The messages that whoever has this view may read: communes are told in it what was said to all. */
export const MessagesView = z.strictObject({
  messages: z.strictObject({
    count: z.int().nonnegative(),
    /** Of communes alone, as they are told only what was said to all: how many more there are, which one that conducts may read. */
    more: z.int().nonnegative().optional(),
    /** The last of them, the latest at the end. */
    last: z.array(Message).max(mostMessagesShown),
  }),
});
export type MessagesView = z.infer<typeof MessagesView>;

/** What one endpoint said last, while it stands or was answered; communes are not told the words of others. */
export const SeatMessageView = z.strictObject({
  message: z
    .strictObject({
      messageId: MessageId,
      at: Instant,
      words: EndpointWords.optional(),
      /** Missing while it stands. */
      answeredAt: Instant.optional(),
    })
    .optional(),
});
export type SeatMessageView = z.infer<typeof SeatMessageView>;
