import { z } from 'zod';
import { EndpointId, MessageId } from '../kit/ids.ts';
import { ConductorWords, EndpointWords, Message, mostMessagesRead } from '../meeting/messages.ts';

const Nothing = z.strictObject({});

/** Requests about messages that do not disturb (tin nhắn). */
export const messageRequests = {
  /**
   * Whoever conducts says something to all endpoints. The page chooses the `messageId`, so that one that is asked again is said once; the same
   * words within a few seconds are said once, too. Refused with `messages-full`.
   */
  'messages.tell': { params: z.strictObject({ messageId: MessageId, words: ConductorWords }), result: Nothing },
  /**
   * An endpoint says something to whoever conducts. Said once, as above; nothing where the same words of it stand already. Refused with
   * `messages-full`, with `forbidden` to the one that leads.
   */
  'messages.send': { params: z.strictObject({ messageId: MessageId, words: EndpointWords }), result: Nothing },
  /** What an endpoint said was dealt with; nothing where it stands no more. Refused with `not-found`. */
  'messages.settle': {
    params: z.strictObject({ endpointId: EndpointId, messageId: MessageId }),
    result: Nothing,
  },
  /** The latest messages that who asks may read, or for a number those before it; an endpoint reads what was said to all and what it said itself. */
  'messages.read': {
    params: z.strictObject({ before: z.int().positive().nullable() }),
    result: z.strictObject({
      /** The latest at the end. */
      messages: z.array(Message).max(mostMessagesRead),
      /** There are earlier ones. */
      earlier: z.boolean(),
    }),
  },
} as const;
