import { useMemo } from 'react';
import { useStore } from 'zustand';
import { shortNames } from '../../core/layout/short-names.ts';
import { tiles, type Tile } from '../../core/layout/tiles.ts';
import { useEndpoint } from '../../react/endpoint-context.tsx';

/** The room's roll and the names that fit its tiles. */
export const useRoll = (): { tiles: readonly Tile[]; names: ReadonlyMap<string, string> } => {
  const { store, own } = useEndpoint();
  const meeting = useStore(store.state, (state) => state.meeting);
  return useMemo(() => {
    const roll = meeting === null ? [] : tiles(meeting, own);
    return { tiles: roll, names: shortNames(roll.map((tile) => tile.name)) };
  }, [meeting, own]);
};
