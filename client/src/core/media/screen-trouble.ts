/** Lets the person choose what to share; null when they chose nothing. Throws ScreenNotGiven. */
export type ScreenCapture = () => Promise<MediaStreamTrack | null>;

/**
 * Why no screen came: this browser can share none; the system or a rule of the office forbids it; something else holds it or the system fails
 * to read it; there is none to choose; the browser gave up on the way, or it wants the press again.
 */
export const screenTroubles = ['unsupported', 'forbidden', 'not-readable', 'none', 'interrupted'] as const;
export type ScreenTrouble = (typeof screenTroubles)[number];

/** The system gave no screen, though the person may have chosen one. */
export class ScreenNotGiven extends Error {
  readonly trouble: ScreenTrouble;

  constructor(trouble: ScreenTrouble, cause?: unknown) {
    super(`no screen: ${trouble}`, { cause });
    this.name = 'ScreenNotGiven';
    this.trouble = trouble;
  }
}
