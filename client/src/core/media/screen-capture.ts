import { screenConstraints } from '../devices/capture-constraints.ts';

/** Lets the person choose what to share; null when they chose nothing. */
export type ScreenCapture = () => Promise<MediaStreamTrack | null>;

/** The browser's own chooser; the picture is marked as text, which is kept sharp at the cost of frames. */
export const captureScreen: ScreenCapture = async () => {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(screenConstraints);
    const track = stream.getVideoTracks()[0] ?? null;
    if (track !== null) track.contentHint = 'text';
    return track;
  } catch (error) {
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) return null;
    throw error;
  }
};
