import type { Instant } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useHub } from './hub-context.tsx';

/** An act that can be undone, for as long as it can; else null. */
export const useUndoable = <Undo extends { readonly until: Instant }>(undo: Undo | null): Undo | null => {
  const { hub } = useHub();
  const [over, setOver] = useState<Instant | null>(null);
  const until = undo?.until ?? null;
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setOver(until), Math.max(0, until - hub.now()));
    return () => clearTimeout(timer);
  }, [until, hub]);
  return over === until ? null : undo;
};
