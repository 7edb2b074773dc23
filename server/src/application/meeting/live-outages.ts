import type { EndpointId, Instant } from '@diem-cau/shared';
import type { Patience } from '../../domain/meeting/lives/life-signs.ts';
import { noteOutage } from '../../domain/meeting/outages/noting.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Announcements } from './followers/announcements.ts';
import type { MediaFollower } from './followers/media.ts';
import { OutageWatch } from './followers/outage-watch.ts';
import type { LiveRecord } from './live-record.ts';

interface OutagesPorts {
  readonly patience: Patience;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  readonly media: Pick<MediaFollower, 'ofSeats'>;
  readonly announcements: Pick<Announcements, 'fallSilent'>;
  readonly isHeard: (endpointId: EndpointId) => boolean;
  readonly covers: (endpointId: EndpointId, backAfterMs: number | null) => void;
}

/** Lets the pages and the record of a live meeting follow by whose media nothing comes while their pages are in contact. */
export const watchOutages = (record: LiveRecord, ports: OutagesPorts): OutageWatch => {
  const { patience, clock, logger, media, announcements, isHeard, covers } = ports;
  const dated = (heardMs: number): Instant => Math.floor(record.now() - (clock.monotonicMs() - heardMs));
  const outages = new OutageWatch({
    ...{ patience, clock, logger, isHeard, covers },
    seated: () => media.ofSeats,
    silent: (heardMs) =>
      announcements.fallSilent({
        outages: new Map<EndpointId, Instant>([...heardMs].map(([endpointId, ms]) => [endpointId, dated(ms)])),
      }),
    tell: (endpointId, told) => {
      const outage = told === null ? null : { since: dated(told.heardMs), cause: told.cause };
      // What has ended before it was written never was.
      const holds = (): boolean => outage === null || outages.isOutage(endpointId);
      void record.observe('outage', (meeting) => noteOutage(meeting, endpointId, outage), holds);
    },
  });
  return outages;
};
