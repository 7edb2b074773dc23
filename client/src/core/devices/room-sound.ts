import { z } from 'zod';

/**
 * How the sound of a room comes into this PC, which says what the browser has to do about it: `plain`, a microphone and a loudspeaker at the
 * PC; `mixer`, microphones and an amplifier behind a mixer; `canceller`, a device that cancels its own echo.
 */
export const RoomSound = z.enum(['plain', 'mixer', 'canceller']);
export type RoomSound = z.infer<typeof RoomSound>;

/** What a browser can do to the sound of a microphone; all three are of Media Capture and Streams. */
type Processing = Required<Pick<MediaTrackConstraintSet, 'echoCancellation' | 'noiseSuppression' | 'autoGainControl'>>;

/**
 * What is asked of the browser. Behind a mixer a person sets the level: a gain that the browser turns up in each pause lifts the room's noise
 * and works against the faders, up to the howl. Two echo cancellers one after the other spoil the voice.
 */
export const processingFor = (sound: RoomSound): Processing => {
  const cleans = sound !== 'canceller';
  return { echoCancellation: cleans, noiseSuppression: cleans, autoGainControl: sound === 'plain' };
};
