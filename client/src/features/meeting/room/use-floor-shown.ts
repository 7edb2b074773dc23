import { useMeeting } from '../../../react/use-meeting.ts';
import { useTone } from '../../../react/use-tone.ts';
import { useUndoable } from '../../../react/use-undoable.ts';

/** Whether the room has something to say of the floor: not while the talk is free and no hand is up. Each new hand is softly heard. */
export const useFloorShown = (): boolean => {
  const hands = useMeeting(({ floor }) => floor.queue.map(({ endpointId, since }) => `${endpointId}/${since}`));
  useTone('hand', hands);
  const byTurns = useMeeting(({ floor }) => floor.mode !== 'discussion') ?? false;
  const undo = useUndoable(useMeeting(({ floor }) => floor.undo ?? null));
  return byTurns || undo !== null || (hands ?? []).length > 0;
};
