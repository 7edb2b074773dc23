import { useState } from 'react';
import { z } from 'zod';

/** How the room arranges the meeting: the stage with the roll around it, all in equal tiles, or the stage alone. */
export const RoomLayout = z.enum(['roll', 'gallery', 'stage']);
export type RoomLayout = z.infer<typeof RoomLayout>;

const key = 'diem-cau.room-layout';

const remembered = (): RoomLayout => {
  try {
    return RoomLayout.safeParse(localStorage.getItem(key)).data ?? 'roll';
  } catch {
    return 'roll';
  }
};

/** The room's layout, remembered in its browser, and the page of the roll where there is more than one. */
export const useRoomLayout = () => {
  const [layout, setLayout] = useState(remembered);
  const [page, setPage] = useState(0);
  const next = (): void => {
    const { options } = RoomLayout;
    const following = options[(options.indexOf(layout) + 1) % options.length] ?? 'roll';
    setLayout(following);
    setPage(0);
    try {
      localStorage.setItem(key, following);
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  };
  return { layout, next, page, turn: (by: number) => setPage((now) => Math.max(0, now + by)) };
};
