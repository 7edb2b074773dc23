import type { FloorMode } from '@diem-cau/shared';
import { comingUp, holderOf, placeInQueue } from '../floor/floor.ts';
import type { Asking, Conduct, FormAct } from './act.ts';

/** What one press of "+1" gives, in seconds. */
const oneMinute = 60;

const about = ({ on }: Asking) => (on === null ? null : { endpointId: on.endpointId });

/** Gives an endpoint the floor; while the talk is free, that ends the free talk. */
export const giveFloor: Conduct = {
  name: 'give-floor',
  key: 'number',
  place: 'floor',
  how: 'at-once',
  request: 'floor.give',
  params: about,
  when: ({ view, on }) =>
    on !== null && !on.leads && on.seat.state === 'present' && holderOf(view, on.endpointId) === null,
  takenBackBy: 'take-back-floor',
};

/** Gives whoever has the floor one minute more. */
export const extendFloor: Conduct = {
  name: 'extend-floor',
  key: 'floorMore',
  place: 'floor',
  how: 'at-once',
  request: 'floor.extend',
  params: ({ on }) => (on === null ? null : { endpointId: on.endpointId, seconds: oneMinute }),
  when: ({ view, on }) => on !== null && holderOf(view, on.endpointId) !== null,
  takenBackBy: 'take-back-floor',
};

/** Takes the floor back from one endpoint. */
export const takeBackFloor: Conduct = {
  name: 'take-back-floor',
  key: 'floorBack',
  place: 'floor',
  how: 'at-once',
  request: 'floor.takeBack',
  params: about,
  when: ({ view, on }) => on !== null && holderOf(view, on.endpointId) !== null,
  takenBackBy: 'undo-floor',
};

/** The chair speaks: whoever has the floor loses it, and everybody sees the chair. */
const chairSpeaks: Conduct = {
  name: 'chair-speaks',
  key: 'chairSpeaks',
  place: 'floor',
  how: 'at-once',
  request: 'floor.chairSpeaks',
  params: () => ({}),
  when: ({ view, on }) => on === null && view.floor.holders.length > 0,
  takenBackBy: 'undo-floor',
};

/** Takes another's hand off the queue. */
export const lowerHand: Conduct = {
  name: 'lower-hand',
  place: 'floor',
  how: 'at-once',
  request: 'floor.lower',
  params: about,
  when: ({ view, on }) => on !== null && placeInQueue(view, on.endpointId) !== null,
  takenBackBy: 'undo-floor',
};

/** Gives the floor to whoever comes next, of the list of speakers or of the queue, and takes it from whoever has it. */
export const nextFloor: Conduct = {
  name: 'next-floor',
  key: 'floorNext',
  place: 'floor',
  how: 'at-once',
  request: 'floor.next',
  params: () => ({}),
  when: ({ view, on }) => on === null && comingUp(view).length > 0,
  takenBackBy: 'undo-floor',
};

const switchTo = (mode: FloorMode): Conduct => ({
  name: `mode-${mode}`,
  place: 'floor',
  how: 'at-once',
  request: 'floor.setMode',
  params: () => ({ mode }),
  when: ({ view, on }) => on === null && view.floor.mode !== mode,
  takenBackBy: 'undo-floor',
});

/** Switches how the floor goes round, by the mode that it switches to. */
export const modeActs: Readonly<Record<FloorMode, Conduct>> = {
  discussion: switchTo('discussion'),
  conference: switchTo('conference'),
  training: switchTo('training'),
};

/** Undoes the last act upon the floor, for some seconds. */
export const undoFloor: Conduct = {
  name: 'undo-floor',
  key: 'undo',
  place: 'floor',
  how: 'at-once',
  request: 'floor.undo',
  params: () => ({}),
  when: ({ view, on }) => on === null && (view.floor.undo ?? null) !== null,
};

/** Moves a hand to another place; the surface says to which. */
export const moveHand: FormAct<'floor.move'> = {
  name: 'move-hand',
  place: 'floor',
  how: 'form',
  request: 'floor.move',
  when: ({ view, on }) => on !== null && placeInQueue(view, on.endpointId) !== null,
};

/** What can be done about the floor (quyền phát biểu), in the order in which surfaces draw it. */
export const floorActs = [
  giveFloor,
  extendFloor,
  takeBackFloor,
  lowerHand,
  moveHand,
  chairSpeaks,
  nextFloor,
  ...Object.values(modeActs),
  undoFloor,
];
