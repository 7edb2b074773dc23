import type { LineHistoryBody } from '@diem-cau/shared';

/** Makes the paper that is shown to who runs the lines. */
export interface LineFiles {
  /** How the lines that are in it were over the period: A4, PDF/A-3b, in Vietnamese, an endpoint after the other. */
  pdf(history: LineHistoryBody): Promise<Uint8Array>;
}
