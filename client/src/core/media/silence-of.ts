/** The same device, of which nothing is heard: it keeps the place of a voice until there is somebody to hear it. */
export const silenceOf = (track: MediaStreamTrack): MediaStreamTrack => {
  const silence = track.clone();
  silence.enabled = false;
  return silence;
};
