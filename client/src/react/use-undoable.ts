import type { Instant, MeetingView } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useHub } from './hub-context.tsx';

type Undo = NonNullable<MeetingView['floor']['undo']>;

/** An act upon the floor that can be undone. */
export type Undoable = Undo['act'];

/** The act upon the floor that can be undone, for as long as it can; else null. */
export const useUndoable = (undo: Undo | null): Undoable | null => {
  const { hub } = useHub();
  const [over, setOver] = useState<Instant | null>(null);
  const until = undo?.until ?? null;
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setOver(until), Math.max(0, until - hub.now()));
    return () => clearTimeout(timer);
  }, [until, hub]);
  return undo === null || over === until ? null : undo.act;
};
