import type { FloorHolder, Hand } from '@diem-cau/shared';
import { useStore } from 'zustand';
import { holderOf, placeInQueue } from '../core/floor/floor.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** The floor as one commune sees it: its own, and its own hand. */
export interface OwnFloor {
  /** Null while it has not the floor. */
  readonly holder: FloorHolder | null;
  /** Null while its hand is not up. */
  readonly hand: Hand | null;
  /** Counted from 1; null while its hand is not up. */
  readonly place: number | null;
  /** The floor says who may open a microphone. */
  readonly byTurns: boolean;
}

export const useOwnFloor = (): OwnFloor => {
  const { store, own } = useEndpoint();
  const meeting = useStore(store.state, (state) => state.meeting);
  return {
    holder: meeting === null ? null : holderOf(meeting, own),
    hand: meeting?.floor.queue.find(({ endpointId }) => endpointId === own) ?? null,
    place: meeting === null ? null : placeInQueue(meeting, own),
    byTurns: meeting !== null && meeting.floor.mode !== 'discussion',
  };
};
