/** Three soft notes; the last one is the longest. Frequencies in Hz, times in seconds. */
const notes = [
  { frequency: 523.25, from: 0, length: 0.35 },
  { frequency: 659.25, from: 0.35, length: 0.35 },
  { frequency: 783.99, from: 0.7, length: 0.9 },
] as const;
const totalSeconds = 1.8;

/**
 * Plays a short test sound on the chosen loudspeaker; resolves when it is over. Throws what the browser throws when the loudspeaker
 * cannot be used.
 * @param speakerId null for the system's own choice
 */
export const playTestTone = async (speakerId: string | null): Promise<void> => {
  const context = new AudioContext();
  try {
    const destination = context.createMediaStreamDestination();
    for (const { frequency, from, length } of notes) {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      const start = context.currentTime + 0.1 + from;
      oscillator.frequency.value = frequency;
      gain.gain.setValueAtTime(0.0001, start);
      gain.gain.exponentialRampToValueAtTime(0.4, start + 0.04);
      gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
      oscillator.connect(gain).connect(destination);
      oscillator.start(start);
      oscillator.stop(start + length);
    }
    const audio = new Audio();
    audio.srcObject = destination.stream;
    // Firefox of today and old Safari choose no loudspeaker.
    if (speakerId !== null && 'setSinkId' in audio) await audio.setSinkId(speakerId);
    await context.resume();
    await audio.play();
    await new Promise((resolve) => setTimeout(resolve, totalSeconds * 1_000));
    audio.pause();
  } finally {
    await context.close();
  }
};
