import { RecordingHeartBody, may, standingIn, type MeetingView, type RecordingHeart } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { getJson } from '../core/http.ts';
import { heartSaid, type HeartSaid } from '../core/recording/heart.ts';
import { useHub } from './hub-context.tsx';

/** Nobody waits longer for an answer, in milliseconds: what was heard before would stand there as if it were so now. */
const longestMs = 5_000;

const heartOf = async (meetingId: string, gone: AbortSignal): Promise<RecordingHeart | null> => {
  const asking = new AbortController();
  const end = (): void => asking.abort();
  const timer = setTimeout(end, longestMs);
  gone.addEventListener('abort', end);
  try {
    const path = `/api/meetings/${encodeURIComponent(meetingId)}/recording/heart`;
    return (await getJson(path, RecordingHeartBody, { signal: asking.signal })).heart;
  } catch {
    // A hub that is away is told of elsewhere.
    return null;
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', end);
  }
};

/** What was heard of the recording of a meeting that runs, looked at every `everyMs` milliseconds; null where it does not run, nothing is heard, or it is not for this page. */
export const useRecordingHeart = (view: MeetingView | null, everyMs: number): HeartSaid | null => {
  const { me } = useHub().hello;
  const runs = view?.recording?.state === 'running' && may(me, 'watchMeeting', standingIn(view, me));
  const meetingId = runs ? view.meetingId : null;
  const [heart, setHeart] = useState<RecordingHeart | null>(null);
  useEffect(() => {
    if (meetingId === null) return undefined;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const heard = await heartOf(meetingId, leaving.signal);
      if (leaving.signal.aborted) return;
      setHeart(heard);
      timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
      setHeart(null);
    };
  }, [meetingId, everyMs]);
  return heart === null ? null : heartSaid(heart, view?.plan?.endsAt ?? null);
};
