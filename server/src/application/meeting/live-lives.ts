import type { DropCause, EndpointId, Instant } from '@diem-cau/shared';
import type { Patience } from '../../domain/meeting/lives/life-signs.ts';
import { dropEndpoint, returnEndpoint } from '../../domain/meeting/seats/seating.ts';
import { sendAgain } from '../../domain/meeting/sources/sending.ts';
import type { SeatConnection } from './connections/connection.ts';
import type { Connections } from './connections/connections.ts';
import type { Announcements } from './followers/announcements.ts';
import { LifeWatch } from './followers/life-watch.ts';
import type { MediaFollower } from './followers/media.ts';
import type { LiveRecord } from './live-record.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** How the lives of seats are judged. */
export interface JudgingLives {
  readonly patience: Patience;
  /** Whose doing it is that a seat was not heard after this, by the stopwatch. */
  readonly lostBy: (heardMs: number) => DropCause;
}

interface LivesPorts extends JudgingLives {
  readonly clock: Stopwatch;
  readonly logger: Logger;
  readonly connections: Pick<Connections, 'holds' | 'end' | 'letNobodyGoOn'>;
  readonly media: MediaFollower;
  readonly announcements: Pick<Announcements, 'fallSilent'>;
}

/** Lets the pages and the record of a live meeting follow the lives of its seats: who is lost, dropped out, came back, and is held no more. */
export const watchLives = (record: LiveRecord, ports: LivesPorts): LifeWatch => {
  const { patience, clock, logger, connections, media, announcements, lostBy } = ports;
  const dated = (heardMs: number): Instant => Math.floor(record.now() - (clock.monotonicMs() - heardMs));
  const causeOf = ({ page }: SeatConnection, heardMs: number): DropCause =>
    page.departed === 'hub' ? 'hub' : lostBy(heardMs);
  const drop = (seat: SeatConnection, heardMs: number, holds: () => boolean): void => {
    const [cause, heardAt] = [causeOf(seat, heardMs), dated(heardMs)];
    const since = heardAt < record.now() ? heardAt : undefined;
    void record.observe('drop', (meeting) => dropEndpoint(meeting, seat.endpointId, cause, since), holds);
  };
  const comeBack = (seat: SeatConnection): void => {
    const { endpointId, page } = seat;
    const holds = (): boolean => connections.holds(seat);
    void record.observe('return', (meeting) => returnEndpoint(meeting, endpointId), holds);
    for (const [source, open] of media.restingOf(seat))
      void record.observe(
        `${source} again`,
        (meeting) => sendAgain(meeting, { endpointId, principal: page.principal }, source, open),
        holds,
      );
  };
  return new LifeWatch({
    ...{ patience, clock, logger },
    mediaOf: (seat) => media.openOf(seat),
    lost: (heardMs) =>
      announcements.fallSilent({
        lost: new Map<EndpointId, Instant>([...heardMs].map(([seat, ms]) => [seat, dated(ms)])),
      }),
    dropped: (seat, heardMs) => drop(seat, heardMs, () => connections.holds(seat)),
    returned: comeBack,
    over: (seat, heardMs) => {
      connections.letNobodyGoOn(seat);
      drop(seat, heardMs, () => connections.end(seat));
    },
  });
};
