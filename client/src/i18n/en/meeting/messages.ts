import { messagePhrases } from './message-phrases.ts';

/** Messages that do not disturb. */
export const messages = {
  title: 'Messages',
  toAll: 'To all endpoints',
  toConductors: 'To the secretary and the chair',
  own: 'Something else',
  send: 'Send',
  phrases: messagePhrases,
  desk: 'Secretary',
  line: '{{who}} at {{time}}:',
  others: '{{count}} more endpoints are waiting',
  waits: 'The message of {{time}} was sent. It waits for the secretary.',
  answered: 'The secretary has dealt with the message of {{time}}.',
  putAway: 'Hide the message',
  list: {
    title: 'Messages in this meeting',
    none: 'There are no messages yet.',
    coming: 'The messages are coming…',
    lost: 'The messages could not be loaded.',
    retry: 'Try again',
    earlier: 'Show earlier messages',
    toAll: '{{who}} to all',
    stands: 'waiting',
    answered: 'dealt with at {{time}}',
    lapsed: 'nobody has dealt with it',
    replaced: 'a later one came',
  },
} as const;
