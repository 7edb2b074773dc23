/** What is asked of a camera: 1280x720 at 24 frames where it can, else whatever it has. */
export const cameraConstraints = (deviceId: string | null): MediaTrackConstraints => ({
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 24, max: 30 },
});

/** What is asked of a microphone: one channel; the browser's own sound processing unless the room has an echo canceller. */
export const microphoneConstraints = (deviceId: string | null, roomAudio: boolean): MediaTrackConstraints => ({
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  channelCount: { ideal: 1 },
  echoCancellation: !roomAudio,
  noiseSuppression: !roomAudio,
  autoGainControl: !roomAudio,
});

/** What is asked of a shared screen: 1080p, five frames a second are enough for text. */
export const screenConstraints: DisplayMediaStreamOptions = {
  video: { width: { ideal: 1920, max: 1920 }, height: { ideal: 1080, max: 1080 }, frameRate: { ideal: 5, max: 5 } },
  audio: false,
};
