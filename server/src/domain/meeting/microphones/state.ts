import type { EndpointId } from '@diem-cau/shared';

/** The voice of one endpoint, by all its microphones together; its right outlives any drop. */
export interface Microphone {
  readonly open: boolean;
  readonly right: 'free' | 'withheld';
}

/** All microphones of a meeting. */
export interface Microphones {
  /** What holds for all but the leading endpoint, and for whoever is added later. */
  readonly all: 'free' | 'withheld';
  readonly of: ReadonlyMap<EndpointId, Microphone>;
}
