import type { FormAct } from './act.ts';

/** Has a device become a panel of the meeting; a dialog shows what it is invited by, and which panels there are. */
export const pairPanel: FormAct<'panels.invite'> = {
  name: 'pair-panel',
  how: 'form',
  request: 'panels.invite',
  right: 'pairPanels',
  when: ({ on }) => on === null,
};
