import type { EndpointAttendance, EndpointId, Instant } from '@diem-cau/shared';
import { isFactOf, type StampedEvent } from '../meeting/events.ts';

/** What one endpoint confirmed: how often of how often it was asked to, and when each was, in order. */
type ConfirmedPresence = NonNullable<EndpointAttendance['checkpoints']>;

/** What each endpoint confirmed at the checkpoints that count; who was asked at none is missing. A checkpoint that was cut short counts for nobody. */
export const confirmedPresence = (events: readonly StampedEvent[]): ReadonlyMap<EndpointId, ConfirmedPresence> => {
  const all = new Map<EndpointId, { at: Instant; confirmed: boolean }[]>();
  let open: { readonly endpointId: EndpointId; readonly at: Instant; readonly confirmed: boolean }[] = [];
  for (const { at, event } of events) {
    if (!isFactOf(event, 'checkpoints')) continue;
    switch (event.type) {
      case 'checkpointBegan':
        open = [];
        break;
      case 'presenceConfirmed':
        open.push({ endpointId: event.endpointId, at, confirmed: true });
        break;
      case 'presenceMissed':
        open.push({ endpointId: event.endpointId, at, confirmed: false });
        break;
      case 'checkpointEnded':
        for (const { endpointId, ...one } of open) all.set(endpointId, [...(all.get(endpointId) ?? []), one]);
        open = [];
        break;
      case 'checkpointsSet':
      case 'checkpointsStopped':
        break;
    }
  }
  return new Map(
    [...all].map(([endpointId, at]) => [
      endpointId,
      { confirmed: at.filter(({ confirmed }) => confirmed).length, of: at.length, at },
    ]),
  );
};
