import { untilEnded } from './pause.ts';

/**
 * Plays a sound on a loudspeaker; resolves when it is over. Throws what the browser throws when the loudspeaker can't be used.
 * @param speakerId null for the system's own choice
 */
export const playSamples = async (
  made: (context: AudioContext) => AudioBuffer | Promise<AudioBuffer>,
  speakerId: string | null,
  ending: AbortSignal,
): Promise<void> => {
  const context = new AudioContext();
  try {
    const destination = context.createMediaStreamDestination();
    const source = new AudioBufferSourceNode(context, { buffer: await made(context) });
    source.connect(destination);
    const ended = new Promise<void>((resolve) => (source.onended = () => resolve()));
    const audio = new Audio();
    audio.srcObject = destination.stream;
    // Firefox of today and old Safari choose no loudspeaker.
    if (speakerId !== null && 'setSinkId' in audio) await audio.setSinkId(speakerId);
    await context.resume();
    await audio.play();
    source.start();
    await untilEnded(ended, ending);
    audio.srcObject = null;
  } finally {
    await context.close();
  }
};
