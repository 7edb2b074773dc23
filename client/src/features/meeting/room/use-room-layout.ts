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

/** The room's layout, remembered in its browser, how to choose one and how to go on to the next. */
export const useRoomLayout = (): readonly [RoomLayout, (layout: RoomLayout) => void, () => void] => {
  const [layout, setLayout] = useState(remembered);
  const choose = (chosen: RoomLayout): void => {
    setLayout(chosen);
    try {
      localStorage.setItem(key, chosen);
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  };
  const { options } = RoomLayout;
  const next = (): void => choose(options[(options.indexOf(layout) + 1) % options.length] ?? 'roll');
  return [layout, choose, next];
};
