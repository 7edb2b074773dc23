import type { Instant } from '@diem-cau/shared';
import type { MeetingStore } from './meeting-store.ts';
import type { Signalling } from './signalling.ts';

interface FollowedHub {
  readonly signalling: Pick<Signalling, 'ask' | 'onNotice'>;
  /** Told what time it is in the meeting. */
  readonly follow: (at: Instant) => void;
}

/**
 * Takes the hub's announcements into the view of the meeting, and asks for all of it where one is missing. Returns what ends it.
 * @param inside whether the page sits in the meeting still, when the answer comes
 */
export const followView = (
  { signalling, follow }: FollowedHub,
  store: MeetingStore,
  inside: () => boolean,
): (() => void) =>
  signalling.onNotice('meeting.changed', async (notice) => {
    follow(notice.at);
    if (store.hear(notice) !== 'gap') return;
    try {
      const { snapshot } = await signalling.ask('meeting.snapshot', {});
      if (inside()) store.take(snapshot);
    } catch (error) {
      // The next announcement shows the gap again.
      console.warn('meeting.snapshot', error);
    }
  });
