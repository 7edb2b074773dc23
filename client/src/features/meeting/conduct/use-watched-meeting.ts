import type { MeetingId } from '@diem-cau/shared';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useHub } from '../../../react/hub-context.tsx';
import { MeetingWatch, type Watched } from './meeting-watch.ts';

/** The meeting as it goes on, for as long as the page shows it. */
export const useWatchedMeeting = (meetingId: MeetingId): Watched => {
  const { signalling } = useHub();
  const watch = useMemo(() => new MeetingWatch(signalling, meetingId), [signalling, meetingId]);
  useEffect(() => {
    watch.start();
    return () => watch.close();
  }, [watch]);
  return useStore(watch.watched);
};
