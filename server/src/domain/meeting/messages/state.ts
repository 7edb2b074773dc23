import type { EndpointId, Message } from '@diem-cau/shared';

/** What an endpoint said to whoever conducts. */
export type SentMessage = Extract<Message, { to: 'conductors' }>;

/** What was said in writing. */
export interface Messages {
  /** All, by number from 1: that of the first is 1. */
  readonly all: readonly Message[];
  /** The number of what each endpoint said last, while it stands or was answered. */
  readonly last: ReadonlyMap<EndpointId, number>;
}

/** What an endpoint said last, while it stands or was answered; null where there is nothing. */
export const lastOf = ({ all, last }: Messages, endpointId: EndpointId): SentMessage | null => {
  const message = all[(last.get(endpointId) ?? 0) - 1];
  return message?.to === 'conductors' ? message : null;
};

/** What an endpoint said and nobody has dealt with yet; null where there is nothing. */
export const standingOf = (messages: Messages, endpointId: EndpointId): SentMessage | null => {
  const message = lastOf(messages, endpointId);
  return message === null || message.settled !== null ? null : message;
};
