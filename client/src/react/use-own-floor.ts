import type { FloorHolder, Hand, ListedSpeaker } from '@diem-cau/shared';
import { useStore } from 'zustand';
import { comingUp, holderOf, placeInQueue, waitingOf } from '../core/floor/floor.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** The floor as one commune sees it: its own, its own hand, and its own place on the list of speakers. */
export interface OwnFloor {
  /** Null while it has not the floor. */
  readonly holder: FloorHolder | null;
  /** Null while its hand is not up. */
  readonly hand: Hand | null;
  /** Counted from 1; null while its hand is not up. */
  readonly place: number | null;
  /** Its entry of the list of speakers while it waits for its turn; else null. */
  readonly listed: ListedSpeaker | null;
  /** How many are there and come before it, of the list and of the queue; null where it waits for no turn. */
  readonly before: number | null;
  /** Somebody of the list waits: it goes before the queue. */
  readonly listWaits: boolean;
  /** The floor says who may open a microphone. */
  readonly byTurns: boolean;
}

const nothing: OwnFloor = {
  holder: null,
  hand: null,
  place: null,
  listed: null,
  before: null,
  listWaits: false,
  byTurns: false,
};

export const useOwnFloor = (): OwnFloor => {
  const { store, own } = useEndpoint();
  const meeting = useStore(store.state, (state) => state.meeting);
  if (meeting === null || own === null) return nothing;
  const before = comingUp(meeting).indexOf(own);
  return {
    holder: holderOf(meeting, own),
    hand: meeting.floor.queue.find(({ endpointId }) => endpointId === own) ?? null,
    place: placeInQueue(meeting, own),
    listed: meeting.speakers.list.find((each) => each.endpointId === own && each.stands === 'waiting') ?? null,
    before: before === -1 ? null : before,
    listWaits: waitingOf(meeting) > 0,
    byTurns: meeting.floor.mode !== 'discussion',
  };
};
