import type { EndpointId, Instant, LeadCause } from '@diem-cau/shared';
import type { Deputy } from './facts.ts';

/** Who leads in the chair's place. */
export interface Acting {
  readonly deputy: Deputy;
  readonly since: Instant;
  readonly cause: LeadCause;
}

/** Who would lead in the chair's place, who does, and who has been away since when. */
export interface Leading {
  /** Who was named; null leaves it to the secretary. */
  readonly named: Deputy | null;
  readonly acting: Acting | null;
  /** Who led last in the chair's place and does no longer, and whether because it was shut out. */
  readonly last: (Acting & { readonly until: Instant; readonly shutOut: boolean }) | null;
  /** From when the time of those who were there and are not counts: it rests while the hub is down or stands still, and follows no clock that is set. */
  readonly away: ReadonlyMap<EndpointId, Instant>;
}
