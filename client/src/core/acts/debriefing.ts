import type { Conduct, FormAct } from './act.ts';

/** Closes the meeting for all, while the room and a chosen circle go on talking; a form chooses whom. */
export const beginDebriefing: FormAct<'debriefing.begin'> = {
  name: 'debrief',
  how: 'form',
  request: 'debriefing.begin',
  when: ({ view: { seats }, on }) =>
    on === null &&
    seats.some(({ leads, seat }) => leads && seat.state === 'present') &&
    seats.some(({ leads, seat }) => !leads && seat.state === 'present'),
};

/** Ends a debriefing, for all. */
export const endDebriefing: Conduct = {
  name: 'end-debriefing',
  how: 'asks-once',
  request: 'debriefing.end',
  params: () => ({}),
  when: ({ view, on }) => on === null && view.debriefing?.is === 'this',
};
