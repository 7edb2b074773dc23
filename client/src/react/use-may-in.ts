import { PartBody, may, rights, type MeetingPart, type Principal, type Right } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { getJson } from '../core/http.ts';

/** Whether somebody has a right in a meeting, open or closed. Until the hub has said which part is theirs in it, only what is so everywhere. */
export const useMayIn = (me: Principal, meetingId: string, right: Right): boolean => {
  const [known, setKnown] = useState<{ readonly meetingId: string; readonly part: MeetingPart | null } | null>(null);
  const everywhere = may(me, right);
  const asks = !everywhere && rights[right].ofMeeting !== undefined;
  useEffect(() => {
    if (!asks) return undefined;
    const leaving = new AbortController();
    getJson(`/api/meetings/${encodeURIComponent(meetingId)}/part`, PartBody, { signal: leaving.signal }).then(
      ({ part }) => setKnown({ meetingId, part }),
      // What the page itself asks for fails as well, and says why.
      () => undefined,
    );
    return () => leaving.abort();
  }, [asks, meetingId]);
  const part = known?.meetingId === meetingId ? known.part : null;
  return everywhere || may(me, right, { part, grants: [] });
};
