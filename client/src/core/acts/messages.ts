import type { FormAct } from './act.ts';

/** Says something to all endpoints, by a phrase or a line of one's own. */
export const tellAll: FormAct<'messages.tell'> = {
  name: 'tell-all',
  how: 'form',
  request: 'messages.tell',
  when: ({ on }) => on === null,
};

/** What an endpoint said was dealt with; it stands on its tile no more. */
export const settleMessage: FormAct<'messages.settle'> = {
  name: 'settle-message',
  how: 'form',
  request: 'messages.settle',
  when: ({ on }) => on?.message !== undefined && on.message.answeredAt === undefined,
};
