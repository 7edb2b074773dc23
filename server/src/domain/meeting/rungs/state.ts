import type { EndpointId } from '@diem-cau/shared';
import type { MeetingEventOf } from '../events.ts';

/** A rung on which an endpoint has stood for some time, and what keeps it there. */
export type StoodRung = Pick<MeetingEventOf<'rungChanged'>, 'rung' | 'by'>;

/** The rungs of the endpoints that are there, as they were noted last; those on the highest are missing. */
export type Rungs = ReadonlyMap<EndpointId, StoodRung>;
