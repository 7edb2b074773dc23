import type { FormAct } from './act.ts';

/** Names the secretary of the meeting, or nobody in particular; a form chooses whom. */
export const nameSecretary: FormAct<'meeting.nameSecretary'> = {
  name: 'name-secretary',
  how: 'form',
  request: 'meeting.nameSecretary',
  right: 'nameSecretary',
  when: ({ on }) => on === null,
};
