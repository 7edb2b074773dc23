import type { EndpointId, Instant } from '@diem-cau/shared';
import type { LineStretch } from '../../domain/lines/line-hours.ts';

/** What one way of the line of an endpoint bore when it was here last: from the hub down to it, in bit/s. */
export interface Borne {
  readonly endpointId: EndpointId;
  readonly way: 'down';
  readonly bears: number;
  readonly at: Instant;
}

/** What was measured of lines: apart from all records, and with an end. */
export interface LineStore {
  /** Keeps stretches as they were measured; one that is there already stays as it is. */
  keep(stretches: readonly LineStretch[]): Promise<void>;
  /** All that began in this time, `from` among it and `to` not: hours, and what has not been put together yet. */
  between(from: Instant, to: Instant): Promise<readonly LineStretch[]>;
  /** Puts what began before an hour of the clock together, an hour each, so that nothing is lost or counted twice. */
  fold(before: Instant): Promise<void>;
  /** Lets go of all that began before. */
  forget(before: Instant): Promise<void>;
  /** Remembers what lines bore, in the place of what was remembered of the same. */
  keepBorne(borne: readonly Borne[]): Promise<void>;
  /** What is remembered of all endpoints, of one way. */
  allBorne(way: Borne['way']): Promise<readonly Borne[]>;
  /** Lets go of what has not been seen since. */
  forgetBorne(before: Instant): Promise<void>;
}
