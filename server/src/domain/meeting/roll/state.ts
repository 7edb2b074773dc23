import type { EndpointId, Instant, SeatRollView } from '@diem-cau/shared';

/** What a walk said of one endpoint. */
export type Answer = NonNullable<SeatRollView['rollCall']>;

/** Which microphones were withheld while the talk was free: so they are again when it is free again. */
interface FreeTalk {
  readonly all: 'free' | 'withheld';
  readonly withheld: readonly EndpointId[];
}

/** A walk of the roll that is being made. */
export interface Walk {
  readonly called: EndpointId;
  /** Those who come after it, in the directory's order. */
  readonly left: readonly EndpointId[];
  /** Until when it waits for whoever conducts. */
  readonly until: Instant;
  /** The talk was free before it; null where the floor decided already. */
  readonly freeTalk: FreeTalk | null;
}

/** How the walk stands, and what was answered. */
export interface Walking {
  readonly walk: Walk | null;
  readonly answers: ReadonlyMap<EndpointId, Answer>;
}

/** What was called, what was answered, and who attends by telephone. */
export interface Roll extends Walking {
  /** How it stood before the last step that can be undone; null where none can. */
  readonly without: Walking | null;
  /** Since when each of them does. */
  readonly phones: ReadonlyMap<EndpointId, Instant>;
}
