import type { PanelId } from '@diem-cau/shared';
import type { Follower, Settled } from './followers.ts';

/** Tells of each panel that has ended, so that its pages go at once: after the last announcement, by which they know that the meeting is over. */
export class PanelsWatch implements Follower {
  readonly name = 'panels';
  readonly #ended: (panelId: PanelId) => void;

  constructor(ended: (panelId: PanelId) => void) {
    this.#ended = ended;
  }

  settled({ before, meeting }: Pick<Settled, 'before' | 'meeting'>): void {
    for (const panelId of before.panels.keys()) if (!meeting.panels.has(panelId)) this.#ended(panelId);
  }

  close(): void {}
}
