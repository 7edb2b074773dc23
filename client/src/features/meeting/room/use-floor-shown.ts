import { waitingOf } from '../../../core/floor/floor.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { Acts } from '../../../react/use-acts.ts';

/** Whether the room has something to say of the floor: not while the talk is free, nobody of a list waits and no hand is up. */
export const useFloorShown = ({ undoable }: Pick<Acts, 'undoable'>): boolean => {
  const hands = useMeeting(({ floor }) => floor.queue.length) ?? 0;
  const byTurns = useMeeting(({ floor }) => floor.mode !== 'discussion') ?? false;
  const listed = useMeeting(waitingOf) ?? 0;
  return byTurns || undoable !== null || listed > 0 || hands > 0;
};
