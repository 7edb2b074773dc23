import { screenConstraints } from '../devices/capture-constraints.ts';
import { ScreenNotGiven, type ScreenCapture, type ScreenTrouble } from './screen-trouble.ts';

/** Errors of `getDisplayMedia` by their names (Screen Capture, 5.1). */
const troubles: Readonly<Partial<Record<string, ScreenTrouble>>> = {
  SecurityError: 'forbidden',
  NotReadableError: 'not-readable',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  AbortError: 'interrupted',
  InvalidStateError: 'interrupted',
};

/**
 * What an error of the chooser means; null where the person closed it, which browsers tell like a refusal by the system: only their words
 * differ ("Permission denied by system", "disallowed by permissions policy").
 */
const troubleOf = (error: unknown): ScreenTrouble | null => {
  if (!(error instanceof DOMException)) return 'interrupted';
  if (error.name !== 'NotAllowedError') return troubles[error.name] ?? 'interrupted';
  return /by system|policy/iu.test(error.message) ? 'forbidden' : null;
};

/** The browser's own chooser; the picture is marked as text, which is kept sharp at the cost of frames. */
export const captureScreen: ScreenCapture = async () => {
  // Typed as always there, but no browser on a phone has it.
  if (!('mediaDevices' in navigator) || !('getDisplayMedia' in navigator.mediaDevices))
    throw new ScreenNotGiven('unsupported');
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia(screenConstraints);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) return null;
    throw new ScreenNotGiven(trouble, error);
  }
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new ScreenNotGiven('none');
  track.contentHint = 'text';
  return track;
};
