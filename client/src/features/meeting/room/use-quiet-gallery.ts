import { useState } from 'react';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { useRoomLayout } from './use-room-layout.ts';

type Layouts = ReturnType<typeof useRoomLayout>;

/**
 * The layout that is seen: while nobody speaks all in equal tiles, instead of an empty stage. It changes by itself only while nobody is at the controls (`still`), so that no
 * tile moves under a hand; whoever chooses a layout keeps it until somebody has spoken again.
 */
export const useQuietGallery = ([chosen, choose, next]: Layouts, still: boolean): Layouts => {
  const quiet = useMeeting(({ stage }) => stage.gallery !== undefined) ?? false;
  const [seen, setSeen] = useState(quiet);
  const [kept, setKept] = useState(false);
  if (still && seen !== quiet) {
    setSeen(quiet);
    setKept(false);
  }
  return [
    chosen === 'roll' && seen && !kept ? 'gallery' : chosen,
    (layout) => {
      setKept(true);
      choose(layout);
    },
    () => {
      setKept(true);
      next();
    },
  ];
};
