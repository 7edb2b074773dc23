import type { Instant, MeetingId } from '@diem-cau/shared';
import type { Hub } from './hub.ts';
import type { SeatMedia } from './media/seat-media.ts';
import type { MeetingStore } from './meeting-store.ts';
import type { SeatLock } from './seat-lock.ts';
import type { SeatMemory } from './seat-memory.ts';

/** A meeting that this endpoint was in and that is over. */
export interface EndedMeeting {
  readonly title: string;
  readonly at: Instant;
}

/** Where this page stands: it sits in no meeting, enters one, sits in it, comes back to it, or lost its seat to another tab. */
export type SessionState =
  | { readonly state: 'outside'; readonly ended: EndedMeeting | null }
  | { readonly state: 'joining'; readonly meetingId: MeetingId }
  | { readonly state: 'inside'; readonly meetingId: MeetingId }
  | {
      readonly state: 'resuming';
      readonly meetingId: MeetingId;
      readonly since: Instant;
      /** The hub had said that it goes away and comes back. */
      readonly foretold: boolean;
      /** Its meeting is over, and it moves into the debriefing. */
      readonly moves?: true;
    }
  | { readonly state: 'taken'; readonly meetingId: MeetingId };

/** What a page's session in a meeting is made of. */
export interface SessionParts {
  readonly hub: Pick<
    Hub,
    'signalling' | 'onGreeted' | 'greet' | 'now' | 'follow' | 'clockAhead' | 'hello' | 'openMeetings'
  >;
  readonly store: MeetingStore;
  readonly media: SeatMedia;
  readonly memory: SeatMemory;
  readonly lock: SeatLock;
}

/** How a seat is taken. */
export interface HowSeated {
  readonly cameraWished: boolean;
  /** This very page sat in it and was cut off. */
  readonly samePage?: boolean;
  /** Nobody pressed, now or before. */
  readonly byItself?: boolean;
}
