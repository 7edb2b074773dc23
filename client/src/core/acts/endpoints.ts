import type { FormAct } from './act.ts';

/** Puts one more endpoint on the list of the meeting; a form chooses which. */
export const addEndpoint: FormAct<'meeting.addEndpoint'> = {
  name: 'add-endpoint',
  how: 'form',
  request: 'meeting.addEndpoint',
  when: ({ on }) => on === null,
};

/** Changes how many endpoints may be in at once; a form asks for the number. */
export const changeCap: FormAct<'meeting.changeCap'> = {
  name: 'change-cap',
  how: 'form',
  request: 'meeting.changeCap',
  when: ({ on }) => on === null,
};
