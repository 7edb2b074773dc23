import type { MeetingRecording } from '@diem-cau/shared';
import { useEffect } from 'react';
import { useLoaded, type Loading } from '../../../ui/desk/use-loaded.ts';
import { loadRecording } from './recording-api.ts';

/** While it is recorded, or one of its whole files is made, it is asked for again after so long, in milliseconds. */
const againMs = 4_000;

const changes = ({ from, to, mixed, film }: MeetingRecording): boolean =>
  (from !== null && to === null) || mixed.state === 'making' || film.state === 'waiting' || film.state === 'making';

/** The recording of a meeting, kept up to date while it goes on. */
export const useRecording = (meetingId: string, asOthers = false): Loading<MeetingRecording> => {
  const loading = useLoaded(`recording ${meetingId} ${asOthers}`, (signal) =>
    loadRecording(meetingId, asOthers, signal),
  );
  const { loaded, refresh } = loading;
  const follows = loaded.state === 'ready' && changes(loaded.value);
  useEffect(() => {
    if (!follows) return undefined;
    const timer = setInterval(refresh, againMs);
    return () => clearInterval(timer);
  }, [follows, refresh]);
  return loading;
};
