import type { EndpointId, Instant } from '@diem-cau/shared';
import type { Meeting } from '../../../domain/meeting/meeting.ts';

/** Since when each endpoint that is there has been there: another instant means that it was away in between. */
export const presences = ({ seats }: Pick<Meeting, 'seats'>): ReadonlyMap<EndpointId, Instant> =>
  new Map(
    [...seats].flatMap(([endpointId, { presence }]) =>
      presence.state === 'present' ? [[endpointId, presence.since] as const] : [],
    ),
  );
