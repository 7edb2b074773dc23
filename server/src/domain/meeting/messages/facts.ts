import { ConductorWords, EndpointId, EndpointWords, MessageId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;
const messageId = MessageId;

/** What was said in writing, and who dealt with what endpoints said. */
export const messageFacts = [
  /** To all endpoints, those that come later too. */
  z.strictObject({ type: z.literal('messageTold'), messageId, words: ConductorWords, actor }),
  /** By an endpoint to whoever conducts; what it said before stands no more. */
  z.strictObject({ type: z.literal('messageSent'), messageId, endpointId: EndpointId, words: EndpointWords, actor }),
  /** `lapsed`: nobody dealt with it as long as it stood. The end of the meeting ends it as well, without a fact of its own. */
  z.strictObject({
    type: z.literal('messageSettled'),
    messageId,
    endpointId: EndpointId,
    cause: z.enum(['answered', 'lapsed']),
    actor,
  }),
] as const;
