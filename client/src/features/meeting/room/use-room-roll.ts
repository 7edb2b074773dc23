import type { EndpointId } from '@diem-cau/shared';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { pageMarks, pageOf, type PageMark } from '../../../core/layout/pages.ts';
import { galleryGrid, rollGrid } from '../../../core/layout/roll-grid.ts';
import { shortNames } from '../../../core/layout/short-names.ts';
import { tiles, tilesOutOfReach, type Tile } from '../../../core/layout/tiles.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { RoomLayout } from './use-room-layout.ts';

/** The room's roll: all endpoints, those on the page that is shown, and the turning of pages. */
export interface RoomRoll {
  readonly all: readonly Tile[];
  readonly shown: readonly Tile[];
  /** Names that fit the tiles, by the full name. */
  readonly names: ReadonlyMap<string, string>;
  readonly page: number;
  readonly pages: number;
  readonly marks: readonly PageMark[];
  readonly turn: (by: number) => void;
  readonly turnTo: (page: number) => void;
  /** Turns to the page on which an endpoint stands. */
  readonly turnToShow: (endpointId: EndpointId) => void;
  /** The highest number that an endpoint has. */
  readonly numbers: number;
}

/** How many endpoints a page of this layout has; the gallery keeps a tile for the room itself. */
const capacityOf = (layout: RoomLayout, endpoints: number): number =>
  layout === 'gallery' ? galleryGrid(endpoints + 1).capacity - 1 : rollGrid(endpoints).capacity;

/** @param onTurn runs when another page is asked for */
export const useRoomRoll = (layout: RoomLayout, onTurn: () => void): RoomRoll => {
  const { session, media, store, own } = useEndpoint();
  const away = useStore(session.state, ({ state }) => state === 'resuming');
  // While the media flow everybody is seen and heard as before, whatever became of signalling.
  const lost = useStore(media.state, ({ flow }) => flow !== 'connected') && away;
  const meeting = useStore(store.state, (state) => state.meeting);
  // By the endpoint that stands first, so that another layout goes on with those who were seen.
  const [first, setFirst] = useState(0);
  const all = useMemo(() => {
    const known = meeting === null ? [] : tiles(meeting, own);
    return lost ? tilesOutOfReach(known) : known;
  }, [meeting, own, lost]);
  const names = useMemo(() => shortNames(all.map((tile) => tile.name)), [all]);
  const capacity = capacityOf(layout, all.length);
  const { items, page, pages } = pageOf(all, capacity, Math.floor(first / capacity));
  const turnTo = (to: number): void => {
    const next = Math.min(Math.max(0, to), pages - 1);
    if (next === page) return;
    onTurn();
    setFirst(next * capacity);
  };
  return {
    all,
    shown: items,
    names,
    page,
    pages,
    marks: pageMarks(all, capacity, page),
    turn: (by) => turnTo(page + by),
    turnTo,
    turnToShow: (endpointId) =>
      turnTo(
        Math.floor(
          Math.max(
            0,
            all.findIndex((tile) => tile.endpointId === endpointId),
          ) / capacity,
        ),
      ),
    numbers: Math.max(0, ...all.map(({ number }) => number ?? 0)),
  };
};
