import { z } from 'zod';
import { PanelId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** Panels that one endpoint or one person may have paired with a meeting at once: the chair's, a deputy's, and whoever helps them. */
export const mostPanels = 6;

/** A panel is worth nothing after so long, in milliseconds, whatever else happens: an office's longest day. */
export const panelMs = 12 * 3_600_000;

/** A panel that is paired with the meeting, in words by which one knows it. */
export const PanelView = z.strictObject({
  panelId: PanelId,
  /** For whom it acts: the endpoint or the person that had it paired. */
  actsFor: z.string(),
  since: Instant,
  /** When it ends of itself, at the latest. */
  until: Instant,
  /** `Chrome 150`; empty where the browser did not say. */
  browser: z.string(),
  /** `Android`; empty where the browser did not say. */
  system: z.string(),
});
export type PanelView = z.infer<typeof PanelView>;

/** What a page knows of the panels: those who conduct see them all, the longest paired first; nobody else is told. */
export const PanelsView = z.strictObject({ panels: z.array(PanelView).max(1000).optional() });
export type PanelsView = z.infer<typeof PanelsView>;
