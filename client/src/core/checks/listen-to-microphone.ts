import type { CheckFigures } from '@diem-cau/shared';
import type { LocalSource } from '../devices/local-source.ts';
import { openEar } from '../troubles/ear.ts';
import { pause } from './pause.ts';
import { playSamples } from './play-samples.ts';

const listensMs = 2_500;
const speaksMs = 4_000;
const lookEveryMs = 250;

type HeardBack = 'yes' | 'no' | 'unanswered';

/** What the person at the endpoint is told and asked while the microphone is tried. */
export interface Listener {
  /** Null where nobody is there to be asked. */
  readonly ask: {
    /** "Say something now", and "now it is played back". */
    readonly tell: (what: 'speak' | 'listen') => void;
    readonly heard: (ending: AbortSignal) => Promise<HeardBack>;
  } | null;
  readonly speakerId: string | null;
}

/** In dB of full scale; silence is -120. */
const decibels = (peak: number): number => Math.min(0, Math.max(-120, 20 * Math.log10(peak + 1e-6)));

/** The loudest sample of that time; null where the browser lets no sound be looked at before somebody has pressed. */
const loudestWithin = async (track: MediaStreamTrack, ms: number, ending: AbortSignal): Promise<number | null> => {
  const ear = openEar(track);
  try {
    let [loudest, heardAnything] = [0, false];
    for (let passed = 0; passed < ms; passed += lookEveryMs) {
      await pause(lookEveryMs, ending);
      const peak = ear.peak();
      heardAnything ||= peak !== null;
      loudest = Math.max(loudest, peak ?? 0);
    }
    return heardAnything ? loudest : null;
  } finally {
    ear.close();
  }
};

const recorded = async (track: MediaStreamTrack, during: () => Promise<number | null>) => {
  const pieces: Blob[] = [];
  const recorder = new MediaRecorder(new MediaStream([track]));
  recorder.ondataavailable = ({ data }) => void pieces.push(data);
  const stopped = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
  recorder.start();
  try {
    return { peak: await during(), sound: () => new Blob(pieces) };
  } finally {
    recorder.stop();
    await stopped;
  }
};

/** Listens to the microphone; whoever sits there says a phrase and hears it back. */
export const listenToMicrophone = async (
  microphone: LocalSource,
  { ask, speakerId }: Listener,
  ending: AbortSignal,
): Promise<CheckFigures['microphone']> => {
  const capture = microphone.state.getState();
  if (capture.state === 'trouble') return { trouble: capture.trouble, peak: -120, heardBack: 'unasked' };
  if (capture.state !== 'on') throw new Error('the microphone was not opened');
  const { track } = capture;
  if (track.muted) return { trouble: 'muted', peak: -120, heardBack: 'unasked' };
  if (ask === null) {
    const loudest = await loudestWithin(track, listensMs, ending);
    return loudest === null
      ? { skipped: 'no-sound' }
      : { trouble: null, peak: decibels(loudest), heardBack: 'unasked' };
  }
  ask.tell('speak');
  const { peak, sound } = await recorded(track, () => loudestWithin(track, speaksMs, ending));
  if (peak === null) return { skipped: 'no-sound' };
  // What is silent cannot be heard back: nobody is asked about it.
  if (peak === 0) return { trouble: null, peak: -120, heardBack: 'unasked' };
  ask.tell('listen');
  const bytes = await sound().arrayBuffer();
  await playSamples((context) => context.decodeAudioData(bytes), speakerId, ending).catch((error: unknown) =>
    console.info('not played back:', error),
  );
  return { trouble: null, peak: decibels(peak), heardBack: await ask.heard(ending) };
};
