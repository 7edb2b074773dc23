import type { EndpointId, FloorHolder, FloorMode, FloorView, Hand, Instant } from '@diem-cau/shared';

/** Who has the floor; whether its person has shut the microphone is the microphone's to say. */
export type Holder = Omit<FloorHolder, 'ownOff'>;

/** How the floor stands. */
export interface FloorState {
  readonly mode: FloorMode;
  /** In the order in which they were given it. */
  readonly holders: readonly Holder[];
  readonly queue: readonly Hand[];
}

/** An act upon the floor that can be undone. */
export interface Undo {
  readonly act: NonNullable<NonNullable<FloorView['floor']['undo']>['act']>;
  readonly until: Instant;
  /** How the floor would stand without it. */
  readonly without: FloorState;
  /** Whose microphone the chair had withheld before it. */
  readonly withheld: ReadonlySet<EndpointId>;
}

/** The floor, and what can be undone about it. */
export interface Floor extends FloorState {
  readonly undo: Undo | null;
}

/** Whether an endpoint has the floor, be it away for a while. */
export const hasFloor = ({ holders }: Pick<Floor, 'holders'>, endpointId: EndpointId): boolean =>
  holders.some((holder) => holder.endpointId === endpointId);

/** Whoever was given the floor last and is there; null where nobody has it. */
export const lastHolder = ({ holders }: Pick<Floor, 'holders'>): EndpointId | null =>
  holders.findLast(({ awayUntil }) => awayUntil === null)?.endpointId ?? null;
