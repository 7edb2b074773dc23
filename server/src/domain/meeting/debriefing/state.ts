import type { DebriefingEnd, EndpointId, Instant, MeetingId } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';

/** Why a debriefing was over, and who ended it. */
interface Ended {
  readonly cause: DebriefingEnd;
  readonly actor: Actor;
}

/** The debriefing with which a meeting was closed. */
interface Began {
  readonly debriefingId: MeetingId;
  readonly circle: readonly { readonly endpointId: EndpointId; readonly name: string }[];
}

/** Of a conference that is a debriefing itself. */
interface DebriefingOf {
  /** Its meeting. */
  readonly after: MeetingId;
  /** When its meeting was closed. */
  readonly closedAt: Instant;
  /** When it is over by itself. */
  readonly endsAt: Instant;
  /** Since when the leading endpoint has been away, also before it came; null while it is there. It rests while the hub stands still. */
  readonly roomAwaySince: Instant | null;
}

/** What a meeting has to do with a debriefing: it ended with one, or is one. */
export interface Debriefing {
  readonly began: Began | null;
  readonly ended: Ended | null;
  readonly of: DebriefingOf | null;
}
