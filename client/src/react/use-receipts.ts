import { useEffect, useState } from 'react';
import { isAwaited, lastSent, sentKey } from '../core/receipts.ts';
import { useMeeting } from './use-meeting.ts';

/** So long all stay in sight who have received a conclusion, in milliseconds. */
const lingersMs = 15_000;

/** Whether the receipts of the conclusion that was sent last are in sight, and what puts them away. */
export interface ReceiptsInSight {
  readonly on: boolean;
  readonly putAway: () => void;
}

/** They are in sight from the sending until all who are there have received it, and somewhat longer, or somebody puts them away. */
export const useReceipts = (): ReceiptsInSight => {
  const [away, setAway] = useState('');
  const seen = useMeeting((meeting) => {
    const sent = lastSent(meeting);
    return sent === null ? { key: '', awaited: false } : { key: sentKey(sent), awaited: isAwaited(sent) };
  });
  const { key, awaited } = seen ?? { key: '', awaited: false };
  // What stood there before the page began, and is received, is old news.
  const [old] = useState(awaited ? '' : key);
  const on = key !== '' && key !== away && (awaited || key !== old);
  useEffect(() => {
    if (!on || awaited) return undefined;
    const timer = setTimeout(() => setAway(key), lingersMs);
    return () => clearTimeout(timer);
  }, [on, awaited, key]);
  return { on, putAway: () => setAway(key) };
};
