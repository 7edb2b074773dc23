import type { MeetingId } from '@diem-cau/shared';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useHub } from './hub-context.tsx';
import { MeetingWatch, type FollowsAs, type Watched } from '../core/meeting-watch.ts';

/** The meeting as it goes on, for as long as the page shows it. */
export const useWatchedMeeting = (meetingId: MeetingId, as: FollowsAs = 'meeting.watch'): Watched => {
  const { signalling } = useHub();
  const watch = useMemo(() => new MeetingWatch(signalling, meetingId, as), [signalling, meetingId, as]);
  useEffect(() => {
    watch.start();
    return () => watch.close();
  }, [watch]);
  return useStore(watch.watched);
};
