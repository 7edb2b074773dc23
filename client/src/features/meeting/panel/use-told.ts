import { undoSeconds, type EndpointId, type MeetingView } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acts as allActs } from '../../../core/acts/acts.ts';
import { extendFloor, undoFloor } from '../../../core/acts/floor.ts';
import { undoStage } from '../../../core/acts/stage.ts';
import type { Acts, Done, PressedAct } from '../../../react/use-acts.ts';

/** What has just been done in the meeting, and what takes it back. */
export interface Told {
  readonly words: string;
  /** Null where it cannot be taken back. */
  readonly back: { readonly act: PressedAct; readonly on: EndpointId | null } | null;
}

/** What takes back what this panel did last: the hub's undoing, where it did that last, seconds and places included, else the act that is its opposite. */
const backOf = ({ act, on }: Done, acts: Acts): Told['back'] => {
  const onFloor = act.place === 'floor' || act.takenBackBy === undoFloor.name;
  const back = onFloor ? undoFloor : allActs.find(({ name }) => name === act.takenBackBy);
  // One minute more is not undone with what was done before it.
  if (back === undefined || back.how === 'form' || act === extendFloor) return null;
  const about = back === undoFloor ? null : on;
  return acts.isPossible(back, about) ? { act: back, on: about } : null;
};

/** What stands on the panel for some seconds: what this panel did, or what another surface did that can be undone; null while there is nothing. */
export const useTold = (view: MeetingView | null, acts: Acts): Told | null => {
  const { t } = useTranslation(['floor', 'panel']);
  const { done, undoable, stageUndoable } = acts;
  const [over, setOver] = useState<Done | null>(null);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = setTimeout(() => setOver(done), undoSeconds * 1_000);
    return () => clearTimeout(timer);
  }, [done]);
  const own = done === over ? null : done;
  const floorUntil = undoable === null ? 0 : (view?.floor.undo?.until ?? 0);
  const stageUntil = stageUndoable ? (view?.stage.undo?.until ?? 0) : 0;
  const undo = floorUntil === 0 && stageUntil === 0 ? null : floorUntil >= stageUntil ? undoFloor : undoStage;
  if (own === null && undo === null) return null;
  const byHub = undo === null ? null : { act: undo, on: null };
  if (own !== null) return { words: own.words, back: backOf(own, acts) };
  return { words: undo === undoFloor ? t(`floor:undo.${undoable ?? 'give'}`) : t('panel:stageDone'), back: byHub };
};
