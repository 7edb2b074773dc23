import { processingFor, type RoomSound } from './room-sound.ts';

/** What is asked of a camera: 1280x720 at 24 frames where it can, else whatever it has. */
export const cameraConstraints = (deviceId: string | null): MediaTrackConstraints => ({
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 24, max: 30 },
});

/** What is asked of a microphone: one channel, and of the browser's own processing as much as the room's sound needs. */
export const microphoneConstraints = (deviceId: string | null, sound: RoomSound): MediaTrackConstraints => ({
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  channelCount: { ideal: 1 },
  ...processingFor(sound),
});

/** What is asked of a shared screen: 1080p, five frames a second are enough for text. */
export const screenConstraints: DisplayMediaStreamOptions = {
  video: { width: { ideal: 1920, max: 1920 }, height: { ideal: 1080, max: 1080 }, frameRate: { ideal: 5, max: 5 } },
  audio: false,
};
