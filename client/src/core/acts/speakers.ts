import { usualSpeakerSeconds, type EndpointId, type MeetingView } from '@diem-cau/shared';
import type { Asking, Conduct, FormAct } from './act.ts';

/** The communes of a meeting that have no turn before them, in its order: the list can take them in. */
export const listable = ({ seats, speakers: { list } }: MeetingView): readonly EndpointId[] => {
  const toSpeak = new Set(
    list.filter(({ stands }) => stands === 'waiting' || stands === 'speaking').map(({ endpointId }) => endpointId),
  );
  return seats
    .filter(({ endpointId, leads }) => !leads && !toSpeak.has(endpointId))
    .map(({ endpointId }) => endpointId);
};

const isListed = ({ view, on }: Asking): boolean =>
  on !== null && view.speakers.list.some(({ endpointId }) => endpointId === on.endpointId);

const hasList = ({ view, on }: Asking): boolean => on === null && view.speakers.list.length > 0;

/** Makes the list anew: all communes in the order of the meeting, each for as long as is usual for its type. */
const listAll: Conduct = {
  name: 'list-all',
  place: 'floor',
  how: 'at-once',
  request: 'speakers.add',
  params: ({ view }) => ({ endpointIds: [...listable(view)], seconds: usualSpeakerSeconds(view.type) }),
  when: (asking) => asking.on === null && !hasList(asking) && listable(asking.view).length > 0,
  takenBackBy: 'undo-floor',
};

/** Takes everybody off the list. */
export const clearList: Conduct = {
  name: 'clear-list',
  place: 'floor',
  how: 'at-once',
  request: 'speakers.remove',
  params: ({ view }) => ({ endpointIds: view.speakers.list.map(({ endpointId }) => endpointId) }),
  when: hasList,
  takenBackBy: 'undo-floor',
};

/** Arranges who has not spoken yet by the written reports. */
export const arrangeList: Conduct = {
  name: 'arrange-list',
  place: 'floor',
  how: 'at-once',
  request: 'speakers.arrange',
  params: () => ({}),
  when: ({ view, on }) => on === null && view.reports.rearranges,
  takenBackBy: 'undo-floor',
};

const pace = (name: string, byItself: boolean, takenBackBy: string): Conduct => ({
  name,
  place: 'floor',
  how: 'at-once',
  request: 'speakers.goByItself',
  params: () => ({ byItself }),
  when: (asking) => hasList(asking) && asking.view.speakers.byItself !== byItself,
  takenBackBy,
});

/** Whether the next of the list has the floor by itself when the time of the one before is over; one of them is possible at a time. */
export const paceActs = {
  byItself: pace('list-by-itself', true, 'list-by-hand'),
  byHand: pace('list-by-hand', false, 'list-by-itself'),
} as const;

/** What the room draws of the list beside its entries. */
export const listActs: readonly Conduct[] = [listAll, arrangeList, paceActs.byItself, paceActs.byHand, clearList];

/** Puts communes at the end of the list; the surface says which, and for how long. */
export const addSpeakers: FormAct<'speakers.add'> = {
  name: 'add-speakers',
  place: 'floor',
  how: 'form',
  request: 'speakers.add',
  when: ({ view, on }) => on === null && listable(view).length > 0,
};

/** Takes one off the list. */
export const removeSpeaker: FormAct<'speakers.remove'> = {
  name: 'remove-speaker',
  place: 'floor',
  how: 'form',
  request: 'speakers.remove',
  when: isListed,
};

/** Moves one in the list; the surface says to which place. */
export const moveSpeaker: FormAct<'speakers.move'> = {
  name: 'move-speaker',
  place: 'floor',
  how: 'form',
  request: 'speakers.move',
  when: isListed,
};

/** Says how long one of the list is to speak, and what about; a form asks. */
export const changeSpeaker: FormAct<'speakers.change'> = {
  name: 'change-speaker',
  place: 'floor',
  how: 'form',
  request: 'speakers.change',
  when: isListed,
};

/** What can be done about the list of speakers, in the order in which surfaces draw it. */
export const speakerActs = [...listActs, addSpeakers, removeSpeaker, moveSpeaker, changeSpeaker];
