import type { Instant, OpenMeeting } from '@diem-cau/shared';

/** So long nobody is in a meeting before whoever leads is asked whether it is over, in milliseconds: longer than a break, shorter than noon. */
const emptyTooLongMs = 3_600_000;

/** Since when nobody has been in a meeting, where that is so long that it may be over; null else. */
export const emptyTooLongSince = ({ emptySince }: Pick<OpenMeeting, 'emptySince'>, now: Instant): Instant | null =>
  emptySince !== undefined && now - emptySince > emptyTooLongMs ? emptySince : null;

/** 0 stands first: whom the chair waits for, then where somebody is, then where nobody is. */
const rank = ({ ledNow, emptySince }: OpenMeeting): number => {
  if (ledNow === true) return 0;
  return emptySince === undefined ? 1 : 2;
};

/** Open meetings as a page that waits lists them: whose chair is there first, empty ones last, and of equals the newest first. */
export const waitingOrder = (meetings: readonly OpenMeeting[]): readonly OpenMeeting[] =>
  [...meetings].sort((a, b) => rank(a) - rank(b) || b.openedAt - a.openedAt);
