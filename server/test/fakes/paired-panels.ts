import type { MeetingId, PanelId } from '@diem-cau/shared';
import type { ComingDevice, PairedPanels, Panel } from '../../src/application/ports/paired-panels.ts';

/** Panels as the meetings would know them: a test pairs them, invites, and ends them. */
export class FakePanels implements PairedPanels {
  readonly paired = new Map<PanelId, { readonly meetingId: MeetingId; readonly panel: Panel }>();
  readonly open = new Set<MeetingId>();
  /** What an invitation gives, by its token or its code. */
  readonly invited = new Map<string, { readonly meetingId: MeetingId; readonly panel: Panel }>();
  /** What devices came with. */
  readonly came: ComingDevice[] = [];

  find(meetingId: MeetingId, panelId: PanelId): Panel | null {
    const found = this.paired.get(panelId);
    return found?.meetingId === meetingId && this.isOpen(meetingId) ? found.panel : null;
  }

  isOpen(meetingId: MeetingId): boolean {
    return this.open.has(meetingId);
  }

  pair(device: ComingDevice): ReturnType<PairedPanels['pair']> {
    this.came.push(device);
    const key = 'code' in device.key ? device.key.code : device.key.token;
    const paired = this.invited.get(key);
    if (paired === undefined) return Promise.resolve(null);
    this.invited.delete(key);
    this.paired.set(paired.panel.panelId, paired);
    return Promise.resolve(paired);
  }

  leave(_: MeetingId, panelId: PanelId): Promise<void> {
    this.paired.delete(panelId);
    return Promise.resolve();
  }
}
