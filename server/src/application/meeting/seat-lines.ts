import type { MeetingId, SeatView } from '@diem-cau/shared';
import type { WholeNeed } from '../../domain/meeting/reception/whole-need.ts';
import type { ConnectionMedia } from '../ports/media-plane.ts';

/** How one endpoint of a meeting that is going on stands, and what tells of its line. */
export interface SeatLine {
  readonly seat: SeatView;
  /** Null where it has none now. */
  readonly media: Pick<ConnectionMedia, 'lineFlow'> | null;
  /** What it would take, were nothing kept back; null where it has no media. */
  readonly wholeNeed: () => WholeNeed | null;
}

/** A meeting that is going on, as far as its lines are concerned. */
export interface MeetingLines {
  readonly meetingId: MeetingId;
  readonly lines: readonly SeatLine[];
}
