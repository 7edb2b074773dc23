import type { MeetingId, MeetingView } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { tabStorage } from '../core/tab-storage.ts';

const placeOf = (meetingId: MeetingId): string => `diem-cau.messages-read.${meetingId}`;

const stored = (meetingId: MeetingId): number => Number(tabStorage()?.getItem(placeOf(meetingId)) ?? 0);

/**
 * How many messages nobody has read at this page; none while they are open. Kept through a reload. At a commune that conducts what endpoints
 * say to whoever conducts counts as well.
 */
export const useUnreadMessages = (
  view: Pick<MeetingView, 'meetingId' | 'messages'> | null,
  open: boolean,
  conducts = false,
): number => {
  const [read, setRead] = useState<{ readonly of: MeetingId; readonly count: number } | null>(null);
  const of = view?.meetingId ?? null;
  const count = (view?.messages.count ?? 0) + (conducts ? (view?.messages.more ?? 0) : 0);
  useEffect(() => {
    if (!open || of === null) return;
    try {
      tabStorage()?.setItem(placeOf(of), String(count));
    } catch {
      // A full storage costs the count after a reload, nothing else.
    }
    setRead({ of, count });
  }, [open, of, count]);
  if (open || of === null) return 0;
  return Math.max(0, count - (read?.of === of ? read.count : stored(of)));
};
