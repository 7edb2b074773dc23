import { useState } from 'react';
import { followQuiet, isByItself, type QuietGallery } from '../../../core/layout/quiet-gallery.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { useRoomLayout } from './use-room-layout.ts';

type Layouts = ReturnType<typeof useRoomLayout>;

/**
 * The layout that is seen: while nobody speaks all in equal tiles, instead of an empty stage. It comes by itself only while nobody is at the controls (`still`), so that no
 * tile moves under a hand, and goes at once: whoever speaks is seen, and what this room alone looks at (`looksElsewhere`). Whoever chooses a layout keeps it until somebody has
 * spoken again; the next one after a gallery that came by itself is what was there before.
 */
export const useQuietGallery = (
  [chosen, choose, next]: Layouts,
  { still, looksElsewhere }: { readonly still: boolean; readonly looksElsewhere: boolean },
): Layouts => {
  const nobodySpeaks = useMeeting(({ stage }) => stage.gallery !== undefined) ?? false;
  const quiet = nobodySpeaks && !looksElsewhere;
  const [gallery, setGallery] = useState<QuietGallery>({ seen: quiet, kept: false });
  const now = followQuiet(gallery, { quiet, still });
  if (now !== gallery) setGallery(now);
  const byItself = isByItself(now, chosen);
  const keep = (): void => setGallery({ ...now, kept: true });
  return [
    byItself ? 'gallery' : chosen,
    (layout) => {
      keep();
      choose(layout);
    },
    () => {
      keep();
      if (!byItself) next();
    },
  ];
};
