import type { Conduct, FormAct } from './act.ts';

/** Has all communes confirm their presence at random times; a form says how often, and within how many minutes. */
export const setCheckpoints: FormAct<'checkpoints.set'> = {
  name: 'set-checkpoints',
  how: 'form',
  request: 'checkpoints.set',
  when: ({ on }) => on === null,
};

/** Has them confirm it no more. */
export const stopCheckpoints: Conduct = {
  place: 'roll',
  name: 'stop-checkpoints',
  how: 'at-once',
  request: 'checkpoints.stop',
  params: () => ({}),
  when: ({ on, view }) => on === null && view.checkpoints !== null,
  takenBackBy: 'set-checkpoints',
};
