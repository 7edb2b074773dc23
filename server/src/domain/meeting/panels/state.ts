import type { Instant, PanelId } from '@diem-cau/shared';
import type { PanelBond } from './facts.ts';

/** A panel that is paired with the meeting. */
export interface Panel {
  readonly panelId: PanelId;
  readonly bond: PanelBond;
  /** The name of whom it acts for, as it was on the day. */
  readonly actsFor: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly browser: string;
  readonly system: string;
}

/** The panels that hold, the longest paired first. */
export type Panels = ReadonlyMap<PanelId, Panel>;
