import type { Instant } from '@diem-cau/shared';
import { useMeeting } from './use-meeting.ts';
import { useNow } from './use-now.ts';

/** What the hub's clock shows, told anew each second: where it was set meanwhile the meeting's own time, which facts are dated by, is another. */
export const useTimeOfDay = (): Instant => useNow() + (useMeeting(({ clockAheadMs }) => clockAheadMs) ?? 0);
