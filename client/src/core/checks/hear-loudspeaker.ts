import type { CheckFigures } from '@diem-cau/shared';
import { microphoneConstraints } from '../devices/capture-constraints.ts';
import { burstSamples, findBurst } from './burst.ts';
import { pause } from './pause.ts';

/** The largest piece of sound that an analyser gives: 0.68 s at 48 kHz. */
const pieceLength = 32_768;
/** Pieces are taken so long after a burst began, in seconds: a burst that is up to 0.85 s late lies whole in one of them. */
const piecesAfter = [0.6, 1.1];
/** The browser's canceller needs a second of sound to know the room: only the last two say what is left of an echo. */
const bursts = 4;
const letPlayWithinMs = 2_000;
/** The way through a room stays the same: what is really heard comes equally late, within so many milliseconds. */
const sameDelayMs = 30;

/** A piece of sound, and when it began, in seconds of its context. */
interface Piece {
  readonly samples: Float32Array;
  readonly from: number;
}

/** Gives the last piece of sound of a track whenever it is asked. */
const takeFrom = (context: AudioContext, track: MediaStreamTrack): (() => Piece) => {
  const analyser = new AnalyserNode(context, { fftSize: pieceLength });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  return () => {
    const samples = new Float32Array(pieceLength);
    analyser.getFloatTimeDomainData(samples);
    return { samples, from: context.currentTime - pieceLength / context.sampleRate };
  };
};

/** Browsers let a page sound once somebody has pressed on it, or at once where they were told to; until then they wait for ever. */
const isLetPlay = async (context: AudioContext, ending: AbortSignal): Promise<boolean> => {
  await Promise.race([context.resume(), pause(letPlayWithinMs, ending)]);
  return context.state === 'running';
};

interface Heard {
  readonly loss: number;
  readonly delayMs: number;
}

/** The burst in a piece of sound; null where it is not, and for what sounded before it was played. */
const heardIn = ({ samples, from }: Piece, begun: number, rate: number): Heard | null => {
  const found = findBurst(samples, rate);
  if (found === null) return null;
  const delayMs = (from + found.at / rate - begun) * 1_000;
  return delayMs < 0 ? null : { loss: found.loss, delayMs };
};

/** Plays the bursts one after the other, and takes what each ear hears of each. */
const playBursts = async (
  context: AudioContext,
  destination: AudioNode,
  ears: { readonly room: () => Piece; readonly others: () => Piece },
  ending: AbortSignal,
) => {
  const samples = burstSamples(context.sampleRate);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
  buffer.copyToChannel(samples, 0);
  const played = async () => {
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(destination);
    const begun = context.currentTime + 0.02;
    source.start(begun);
    const pieces: { readonly room: Piece; readonly others: Piece }[] = [];
    for (const after of piecesAfter) {
      await pause(Math.max(0, (begun + after - context.currentTime) * 1_000), ending);
      pieces.push({ room: ears.room(), others: ears.others() });
    }
    return { begun, pieces };
  };
  const all: Awaited<ReturnType<typeof played>>[] = [];
  while (all.length < bursts) all.push(await played());
  return all;
};

/** What was heard at least twice, equally late; null where nothing was. */
const agreed = (all: readonly (Heard | null)[]): Heard | null =>
  all.findLast(
    (one, index) =>
      one !== null &&
      all.some(
        (other, place) => place !== index && other !== null && Math.abs(other.delayMs - one.delayMs) < sameDelayMs,
      ),
  ) ?? null;

/**
 * Plays bursts on the loudspeaker and looks for them in the microphone: as the room hears them, without any processing, and as the others of a
 * meeting would, with it. @param sent the microphone as meetings have it
 */
export const hearLoudspeaker = async (
  sent: MediaStreamTrack,
  speakerId: string | null,
  ending: AbortSignal,
): Promise<CheckFigures['loudspeaker']> => {
  const { deviceId } = sent.getSettings();
  const constraints = microphoneConstraints(deviceId ?? null, 'canceller');
  const bare = await navigator.mediaDevices.getUserMedia({ audio: constraints });
  const context = new AudioContext();
  try {
    // The browser may have been slow to give it.
    ending.throwIfAborted();
    const track = bare.getAudioTracks()[0];
    if (track === undefined) throw new Error('no microphone without processing');
    const destination = context.createMediaStreamDestination();
    const audio = new Audio();
    audio.srcObject = destination.stream;
    try {
      if (speakerId !== null && 'setSinkId' in audio) await audio.setSinkId(speakerId);
      if (!(await isLetPlay(context, ending))) return { skipped: 'no-sound' };
      await audio.play();
    } catch (error) {
      if (ending.aborted) throw error;
      console.info('the loudspeaker plays nothing:', error);
      return { played: false, roomLoss: null, echoLoss: null, delayMs: null };
    }
    const ears = { room: takeFrom(context, track), others: takeFrom(context, sent) };
    const all = await playBursts(context, destination, ears, ending).finally(() => (audio.srcObject = null));
    // Only now, since it keeps an old PC busy for a while.
    const heardBy = async (who: 'room' | 'others'): Promise<(Heard | null)[]> => {
      const heard: (Heard | null)[] = [];
      for (const { begun, pieces } of all) {
        await pause(0, ending);
        const found = pieces.map((piece) => heardIn(piece[who], begun, context.sampleRate));
        heard.push(found.find((each) => each !== null) ?? null);
      }
      return heard;
    };
    const room = agreed(await heardBy('room'));
    const echo = agreed((await heardBy('others')).slice(-2));
    const within = (loss: number): number => Math.min(120, Math.max(-60, loss));
    return {
      played: true,
      roomLoss: room === null ? null : within(room.loss),
      echoLoss: echo === null ? null : within(echo.loss),
      delayMs: room === null ? null : room.delayMs,
    };
  } finally {
    for (const each of bare.getTracks()) each.stop();
    await context.close();
  }
};
