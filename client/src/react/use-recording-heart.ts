import {
  RecordingHeartBody,
  may,
  standingIn,
  type Instant,
  type MeetingView,
  type RecordingHeart,
} from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { getJson } from '../core/http.ts';
import { heartSaid, type HeartSaid } from '../core/recording/heart.ts';
import { useHub } from './hub-context.tsx';

/** What was heard of the recording of a meeting that runs, looked at every `everyMs` milliseconds; null where it does not run, nothing is heard, or it is not for this page. */
export const useRecordingHeart = (view: MeetingView | null, everyMs: number): HeartSaid | null => {
  const { hub, hello } = useHub();
  const runs = view?.recording?.state === 'running' && may(hello.me, 'playRecording', standingIn(view, hello.me));
  const meetingId = runs ? view.meetingId : null;
  const [heard, setHeard] = useState<{ readonly heart: RecordingHeart; readonly at: Instant } | null>(null);
  useEffect(() => {
    if (meetingId === null) return undefined;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const path = `/api/meetings/${encodeURIComponent(meetingId)}/recording/heart`;
      // A hub that is away is told of elsewhere.
      const body = await getJson(path, RecordingHeartBody, { signal: leaving.signal }).catch(() => null);
      if (leaving.signal.aborted) return;
      const heart = body?.heart ?? null;
      setHeard(heart === null ? null : { heart, at: hub.now() });
      timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
      setHeard(null);
    };
  }, [meetingId, everyMs, hub]);
  return heard === null ? null : heartSaid(heard.heart, heard.at, view?.plan?.endsAt ?? null);
};
