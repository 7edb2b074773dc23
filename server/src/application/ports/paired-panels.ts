import type { MeetingId, PanelId } from '@diem-cau/shared';
import type { Panel } from '../../domain/meeting/panels/state.ts';

export type { Panel };

/** A device that wants to become a panel: what it shows, and what it is known by. */
export interface ComingDevice {
  readonly key: { readonly token: string } | { readonly code: string };
  readonly browser: string;
  readonly system: string;
  /** The panel that it has been until now; null where it was none. */
  readonly was: { readonly meetingId: MeetingId; readonly panelId: PanelId } | null;
}

/** The panels that are paired with open meetings, for whoever looks after sessions. */
export interface PairedPanels {
  /**
   * A panel that holds. Null for one that does not, and where the meeting is over. Refuses with `record-unavailable` while a hub that was just
   * started has not taken its meetings up yet.
   */
  find(meetingId: MeetingId, panelId: PanelId): Panel | null;
  /** Whether a meeting goes on. */
  isOpen(meetingId: MeetingId): boolean;
  /** Pairs a device by an invitation, which is spent by it. Null where nobody invited it. Throws what the meeting refuses. */
  pair(device: ComingDevice): Promise<{ readonly meetingId: MeetingId; readonly panel: Panel } | null>;
  /** Whoever holds a panel signed out on it. Nothing where it has ended. */
  leave(meetingId: MeetingId, panelId: PanelId): Promise<void>;
}
