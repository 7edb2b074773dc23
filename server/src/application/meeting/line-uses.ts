import type { MeetingId } from '@diem-cau/shared';
import type { Bound } from '../../domain/meeting/hub-line/bound.ts';
import type { Wants } from '../../domain/meeting/hub-line/sharing.ts';
import type { LineEstimate } from '../ports/media-plane.ts';
import type { OfEndpoint } from './connections/connection.ts';

/** What one connection that receives wants of the hub's own line. */
export interface LineUse {
  readonly connection: OfEndpoint;
  readonly wants: Wants;
  /** How far it is bounded now; null where it is not. */
  readonly bound: Bound | null;
  /** What the media server reckoned lately of the line to it; null where it said nothing. */
  readonly estimate: LineEstimate | null;
}

/** A meeting that is going on, as far as it uses the hub's own line. */
export interface MeetingUses {
  readonly meetingId: MeetingId;
  /** What its connections want. @param screenTakes what its shared screen takes, in bit/s */
  uses(screenTakes: number): readonly LineUse[];
  /** What comes of its shared screen now, in bit/s; null where there is none. Rejects while the media server can't say. */
  screenRate(): Promise<number | null>;
  /** Bounds its connections, by their names; those that are missing are not bounded. */
  bind(bounds: ReadonlyMap<string, Bound>): void;
}
